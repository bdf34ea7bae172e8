import { answer, problem, updateAsJson } from "@/lib/editions/api";
import { continueUpdates } from "@/lib/editions/queries/find-updates";
import { UPDATES_LENGTH } from "@/lib/editions/queries/list-updates";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";
import { listApiPath } from "@/lib/editions/search/list-links";
import { updateIdOf } from "@/lib/editions/update";

export const dynamic = "force-dynamic";

/** One sentence for an update that was withdrawn and for one that never was (decision 034). */
const NOT_ON_THE_LIST = "No update that is on this list has the id that `after` names. Read the list from its beginning.";

/** What changed on the public record, newest first, by the parameters of its page; `after` continues behind an update that is on the list, by its id. */
export async function GET(request: Request): Promise<Response> {
  const { after: asked, ...raw } = rawParametersOf(request.url);
  const search = readDataList(raw, "updates");
  const after = updateIdOf(asked);
  if (search === null || (asked !== undefined && after === null)) return problem(400);
  const page = await continueUpdates(search, after, UPDATES_LENGTH);
  if (page === null) return problem(400, NOT_ON_THE_LIST);
  const { updates, next } = page;
  const here = listApiPath(search);
  return answer({ items: updates.map(updateAsJson), next: next === null ? null : `${here}${here.includes("?") ? "&" : "?"}after=${next}` });
}
