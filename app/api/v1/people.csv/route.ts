import { csvAnswer, problem } from "@/lib/editions/api";
import { listPeopleForCsv } from "@/lib/editions/queries/list-people-for-csv";
import { readDataSearch, rawParametersOf } from "@/lib/editions/search/data-params";
import { peopleCsv } from "@/lib/editions/search/people-csv";

export const dynamic = "force-dynamic";

const PART = /^[1-9]\d{0,2}$/u;

/** The people who answer a search as CSV, the parameters those of the API; a long list comes in parts, counted from 1 by `part`. */
export async function GET(request: Request): Promise<Response> {
  const { part = "1", ...raw } = rawParametersOf(request.url);
  const search = readDataSearch(raw);
  if (search === null || Array.isArray(part) || !PART.test(part)) return problem(400);
  return csvAnswer(peopleCsv(await listPeopleForCsv(search, Number(part))), "people.csv");
}
