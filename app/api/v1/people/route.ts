import { answerText, problem, publishedAsText } from "@/lib/editions/api";
import { countMatching } from "@/lib/editions/queries/count-people";
import { searchPublished } from "@/lib/editions/queries/search-people";
import { readDataSearch, rawParametersOf } from "@/lib/editions/search/data-params";
import { cursorWord, readCursor } from "@/lib/editions/search/cursor";
import { searchApiPath } from "@/lib/editions/search/links";

export const dynamic = "force-dynamic";

/** People on one page of the API. */
const API_LENGTH = 100;

/**
 * The standing people who answer a search, a page at a time: the parameters of `/en/people`, and `list=lawyers`. `next` is the address of the next
 * page, null on the last. A parameter that cannot be read is 400: whoever misspells a filter must not take everybody for those they asked for.
 */
export async function GET(request: Request): Promise<Response> {
  const { after: asked, ...raw } = rawParametersOf(request.url);
  const read = readDataSearch(raw);
  if (read === null || Array.isArray(asked)) return problem(400);
  const after = asked === undefined ? null : readCursor(asked, read.sort);
  if (asked !== undefined && after === null) return problem(400);
  const [{ people, next }, total] = await Promise.all([searchPublished(read, { after, length: API_LENGTH }), countMatching(read)]);
  const here = searchApiPath(read);
  const items = people.map(({ person, matched }) => publishedAsText(person, matched === null ? {} : { matched }));
  const following = next === null ? null : `${here}${here.includes("?") ? "&" : "?"}after=${cursorWord(next)}`;
  return answerText(`{"kind":"person","total":${total},"items":[${items.join(",")}],"next":${JSON.stringify(following)}}`);
}
