import { csvAnswer, problem } from "@/lib/editions/api";
import { listPeopleForCsv } from "@/lib/editions/queries/list-people-for-csv";
import { partOf, rawParametersOf, readDataSearch } from "@/lib/editions/search/data-params";
import { peopleCsv } from "@/lib/editions/search/people-csv";

export const dynamic = "force-dynamic";

/** The people who answer a search as CSV, the parameters those of the API; a long list comes in parts, counted from 1 by `part`. */
export async function GET(request: Request): Promise<Response> {
  const { part: asked, ...raw } = rawParametersOf(request.url);
  const [search, part] = [readDataSearch(raw), partOf(asked)];
  if (search === null || part === null) return problem(400);
  return csvAnswer(peopleCsv(await listPeopleForCsv(search, part)), "people.csv");
}
