import { csvAnswer, problem, TOO_LONG } from "@/lib/editions/api";
import { listAsCsv } from "@/lib/editions/queries/list-as-csv";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";
import { readPart } from "@/lib/editions/search/table-part";

export const dynamic = "force-dynamic";

/** The statements that answer a search, as CSV; a long list comes in parts, `part=2-3` the second of three. */
export async function GET(request: Request): Promise<Response> {
  const { part: asked, ...raw } = rawParametersOf(request.url);
  const [search, part] = [readDataList(raw, "statements"), readPart(asked)];
  if (search === null || part === null) return problem(400);
  const csv = await listAsCsv(search, part);
  return csv === null ? problem(400, TOO_LONG) : csvAnswer(csv, "statements.csv");
}
