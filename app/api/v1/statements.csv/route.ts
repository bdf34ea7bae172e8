import { csvAnswer, problem } from "@/lib/editions/api";
import { listAsCsv } from "@/lib/editions/queries/list-as-csv";
import { partOf, rawParametersOf, readDataList } from "@/lib/editions/search/data-params";

export const dynamic = "force-dynamic";

/** The statements that answer a search, as CSV; a long list comes in parts, counted from 1 by `part`. */
export async function GET(request: Request): Promise<Response> {
  const { part: asked, ...raw } = rawParametersOf(request.url);
  const [search, part] = [readDataList(raw, "statements"), partOf(asked)];
  if (search === null || part === null) return problem(400);
  return csvAnswer(await listAsCsv(search, part), "statements.csv");
}
