import { answer, eventsAsJson, problem } from "@/lib/editions/api";
import { searchPeople } from "@/lib/editions/queries/search-people";
import { searchEventsPath } from "@/lib/editions/search/links";
import { nextPage, readPagedSearch } from "@/lib/editions/search/paged-search";

export const dynamic = "force-dynamic";

/** People whose events stand on one page: somebody has a few, hardly anybody hundreds. */
const PEOPLE_LENGTH = 50;

/**
 * What happened to the standing people who answer a search, person by person, each one's events in time: the parameters of `/api/v1/people`. `next` is
 * the address of the next page, null on the last; a page may be empty and not be the last.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = readPagedSearch(request.url);
  if (asked === null) return problem(400);
  const { people, next } = await searchPeople(asked.search, { after: asked.after, length: PEOPLE_LENGTH });
  return answer({ items: people.flatMap(({ person }) => eventsAsJson(person)), next: nextPage(searchEventsPath(asked.search), next) });
}
