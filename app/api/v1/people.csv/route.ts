import { csvAnswer, problem, TOO_LONG } from "@/lib/editions/api";
import { listPeopleForCsv } from "@/lib/editions/queries/list-people-for-csv";
import { rawParametersOf, readDataSearch } from "@/lib/editions/search/data-params";
import { peopleCsv } from "@/lib/editions/search/people-csv";
import { readPart } from "@/lib/editions/search/table-part";

export const dynamic = "force-dynamic";

/** The people who answer a search as CSV, the parameters those of the API; a long list comes in parts, `part=2-3` the second of three. */
export async function GET(request: Request): Promise<Response> {
  const { part: asked, ...raw } = rawParametersOf(request.url);
  const [search, part] = [readDataSearch(raw), readPart(asked)];
  if (search === null || part === null) return problem(400);
  const people = await listPeopleForCsv(search, part);
  return people === null ? problem(400, TOO_LONG) : csvAnswer(peopleCsv(people), "people.csv");
}
