import { answer, problem } from "@/lib/editions/api";
import { countListed } from "@/lib/editions/queries/count-list";
import { findThings, thingPlaceOf } from "@/lib/editions/queries/find-things";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";
import { thingAsJson } from "@/lib/editions/search/found-things";
import { listApiPath } from "@/lib/editions/search/list-links";

export const dynamic = "force-dynamic";

/** Things on one page of the API. */
const API_LENGTH = 100;

/**
 * The events, statements and sources in which words stand, in the order of their ids, a page at a time: the parameters of `/en/search`, of which `q`
 * must be there. `next` is the address of the next page, null on the last.
 */
export async function GET(request: Request): Promise<Response> {
  const { after: asked, ...raw } = rawParametersOf(request.url);
  const search = readDataList(raw, "search");
  if (search === null || Array.isArray(asked)) return problem(400);
  const after = asked === undefined ? null : thingPlaceOf(asked);
  if (asked !== undefined && after === null) return problem(400);
  const [{ found, next }, total] = await Promise.all([findThings(search, { after, length: API_LENGTH }), countListed(search)]);
  return answer({ total, items: found.map(thingAsJson), next: next === null ? null : `${listApiPath(search)}&after=${next.record}.${next.thing}` });
}
