import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkRows } from "@/lib/imports/commands/check-import";
import { beginRun, PATIENCE_MS, workOn } from "@/lib/imports/commands/run";
import { decisionsOf } from "@/lib/imports/decisions";
import type { DecidePeopleInput } from "@/lib/imports/schema";

/**
 * Says who the named people are, and checks the table anew with that. A decision for somebody who is not called so is not followed: the check asks again.
 * @throws AppError not_found, forbidden, conflict in another state
 */
export async function decidePeople(actor: Actor, { importId, people }: DecidePeopleInput, patience = PATIENCE_MS): Promise<{ importId: ImportId }> {
  const decided = people.filter(({ is }) => is !== "");
  const run = await beginRun(actor, importId, "decide", async (transaction, { decisions }) => {
    await recordAudit(transaction, { event: "import.decided", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: { people: decided.length } });
    return { decisions: { ...decisionsOf(decisions), ...Object.fromEntries(decided.map(({ key, is }) => [key, is])) } };
  });
  await workOn(run, "read", patience, () => checkRows(actor, run));
  return { importId };
}
