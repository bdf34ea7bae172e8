import { answerText, problem } from "@/lib/editions/api";
import { publishedAsText } from "@/lib/editions/published";
import { countMatching } from "@/lib/editions/queries/count-people";
import { searchPublished } from "@/lib/editions/queries/search-people";
import { searchApiPath } from "@/lib/editions/search/links";
import { nextPage, readPagedSearch } from "@/lib/editions/search/paged-search";

export const dynamic = "force-dynamic";

/** People on one page of the API. */
const API_LENGTH = 100;

/**
 * The standing people who answer a search, a page at a time: the parameters of `/en/people`, and `list=lawyers`. `next` is the address of the next
 * page, null on the last. A parameter that cannot be read is 400.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = readPagedSearch(request.url);
  if (asked === null) return problem(400);
  const { search, after } = asked;
  const [{ people, next, total: found }, counted] = await Promise.all([
    searchPublished(search, { after, length: API_LENGTH }),
    // Where a name was typed, the rows bring the number along.
    search.q === "" ? countMatching(search) : null,
  ]);
  const total = found ?? counted ?? (await countMatching(search));
  const items = people.map(({ person, matched }) => publishedAsText(person, matched === null ? {} : { matched }));
  return answerText(`{"kind":"person","total":${total},"items":[${items.join(",")}],"next":${JSON.stringify(nextPage(searchApiPath(search), next))}}`);
}
