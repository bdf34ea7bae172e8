import { answer, problem, updateAsJson } from "@/lib/editions/api";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { updateIdOf } from "@/lib/editions/update";

export const dynamic = "force-dynamic";

/** What changed on the public record, newest first; `after` continues behind an update by its id. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("after");
  const after = updateIdOf(asked);
  if (asked !== null && after === null) return problem(400);
  const { updates, next } = await listUpdates(after);
  return answer({ items: updates.map(updateAsJson), next: next === null ? null : `/api/v1/updates?after=${next}` });
}
