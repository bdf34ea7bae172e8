import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { companionsOf } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { changeToPublish, lockChange, lockRecordsOf, move, refuseUnpublishable } from "@/lib/publication/commands/apply-change";
import { publicationRefusal } from "@/lib/publication/policy";
import { goesPublicWith } from "@/lib/publication/queries/what-becomes-public";
import { splitOnceApplied } from "@/lib/publication/queries/what-is-cleared";
import type { EmbargoChangeInput } from "@/lib/publication/schema";

/**
 * Approves a submitted change, and what goes public with it (new sources that it cites in public; of a merge, what it says anew of others), to be published at a later moment: by itself (publish-due.ts), never before
 * (CL112). Until then nothing of it can be altered; its authors may open it again, which voids the approval (lib/changes/commands/reopen-change.ts).
 * A new source that waits with another change is approved for that one's moment alone: neither may make it public before the other.
 * @throws AppError as publishChange; invalid, at publishOn, for a moment that does not lie ahead
 */
export function embargoChange(actor: Actor, { changeId, seen, publicNote, publishAt }: EmbargoChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    const locked = await lockRecordsOf(transaction, changeId);
    await lockChange(transaction, changeId);
    const change = await changeToPublish(transaction, changeId);
    const alone = await isOfficeOfOne(transaction, actor.accountId);
    const refusal = publicationRefusal(actor, change, alone);
    if (refusal !== null) throw forbidden(refusal);
    if (change.withChange !== null) throw forbidden("travelsAlong");
    if (seen !== (await fingerprintOf(transaction, changeId))) throw conflict("changeMovedOn");
    const at = now();
    if (publishAt.getTime() <= at.getTime()) throw invalid({ publishOn: ["momentAhead"] });
    const later = { at: publishAt, box: "laterNote" };
    let { isCorrection } = await refuseUnpublishable(transaction, change, publicNote, later);

    const approved: ChangeId[] = [];
    for (const { id, state } of await companionsOf(transaction, changeId)) {
      const companion = await changeToPublish(transaction, id);
      if (!locked.has(companion.recordId)) throw conflict("changeMovedOn");
      if (!(await goesPublicWith(transaction, changeId, companion))) continue;
      if (companion.authors.includes(actor.accountId) && !alone) throw forbidden("fourEyes");
      if (state === "approved") continue;
      const refused = publicationRefusal(actor, companion, alone);
      if (refused !== null) throw forbidden(refused);
      // The note is of all that is corrected at that moment, as when it is published at once.
      if ((await refuseUnpublishable(transaction, companion, publicNote, later)).isCorrection) isCorrection = true;
      await move(transaction, id, "submitted", "approved", { by: actor.accountId, at });
      approved.push(id);
    }
    await move(transaction, changeId, "submitted", "approved", { by: actor.accountId, at });
    const { heldBack } = await splitOnceApplied(transaction, [change, ...(await companionsOf(transaction, changeId))]);
    await transaction.embargo.create({ data: { changeId, approvedById: actor.accountId, approvedAt: at, publishAt, publicNote: isCorrection ? publicNote : null, recordVersion: change.version, heldBack } });
    await recordAudit(transaction, { event: "change.embargoed", actorId: actor.accountId, subjectKind: "change", subjectId: changeId, detail: { recordId: change.recordId, companions: approved } });
    return { changeId };
  });
}
