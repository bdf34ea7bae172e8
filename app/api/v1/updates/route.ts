import { answer, problem, updateAsJson } from "@/lib/editions/api";
import { findUpdates } from "@/lib/editions/queries/find-updates";
import { UPDATES_LENGTH } from "@/lib/editions/queries/list-updates";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";
import { listApiPath } from "@/lib/editions/search/list-links";
import { updateIdOf } from "@/lib/editions/update";

export const dynamic = "force-dynamic";

/** What changed on the public record, newest first, by the parameters of its page; `after` continues behind an update by its id. */
export async function GET(request: Request): Promise<Response> {
  const { after: asked, ...raw } = rawParametersOf(request.url);
  const search = readDataList(raw, "updates");
  const after = updateIdOf(asked);
  if (search === null || (asked !== undefined && after === null)) return problem(400);
  const { updates, next } = await findUpdates(search, { after, length: UPDATES_LENGTH });
  const here = listApiPath(search);
  return answer({ items: updates.map(updateAsJson), next: next === null ? null : `${here}${here.includes("?") ? "&" : "?"}after=${next}` });
}
