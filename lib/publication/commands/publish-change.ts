import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { companionsOf } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { inTransaction } from "@/lib/platform/db";
import { applyChange, changeToPublish, lockChange, lockRecordsOf } from "@/lib/publication/commands/apply-change";
import { beginMerging, finishMerging } from "@/lib/publication/commands/merge-records";
import type { Publication } from "@/lib/publication/commands/publish-applied";
import { publicationRefusal } from "@/lib/publication/policy";
import { goesPublicWith } from "@/lib/publication/queries/what-becomes-public";
import type { PublishChangeInput } from "@/lib/publication/schema";

/** A merge publishes up to two hundred records at once: seconds on a quiet machine (docs/decisions/036). */
const LONGEST_MS = 60_000;

/**
 * Publishes a submitted change, and with it the changes that travel along (new sources it cites), in one transaction:
 * approval, revision, edition, audit rows and publication sequence are all kept or none is.
 * A change that merges two records, or undoes that, does so here.
 * A change that takes back or replaces published facts is a correction and needs a public note.
 * `input.seen` says what the editor was shown (fingerprintOf): what was rewritten since is not published unseen.
 * @returns the edition made of the change's own record, or null when nothing public differs
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes, notSubmitted) · conflict (changeMovedOn, recordWithdrawn, sourceWithdrawn, sourceEmbargoed, preferenceTaken, mergeMovedOn) · invalid
 */
export function publishChange(actor: Actor, input: PublishChangeInput): Promise<Publication | null> {
  return inTransaction(async (transaction) => {
    const asked = await changeToPublish(transaction, input.changeId);
    // A travelling change is never published alone: its companion asks for it.
    const mainId = asked.withChange ?? asked.id;
    const locked = await lockRecordsOf(transaction, mainId);

    // Read anew under the locks: a withdrawal or a decision that was first must be seen, or it would be undone.
    await lockChange(transaction, mainId);
    const main = await changeToPublish(transaction, mainId);
    const refusal = publicationRefusal(actor, main, await isOfficeOfOne(transaction, actor.accountId));
    if (refusal !== null) throw forbidden(refusal);
    if (input.seen !== (await fingerprintOf(transaction, mainId))) throw conflict("changeMovedOn");
    const by = { accountId: actor.accountId, publicNote: input.publicNote };
    // Before anything is published: a redirect and a publication are written in this order (migration 0010).
    const merging = await beginMerging(transaction, mainId, by.accountId);
    for (const { id } of await companionsOf(transaction, mainId)) {
      const companion = await changeToPublish(transaction, id);
      if (!locked.has(companion.recordId)) throw conflict("changeMovedOn");
      if (await goesPublicWith(transaction, mainId, companion)) await applyChange(transaction, companion, by);
    }
    const publication = await applyChange(transaction, main, by);
    if (merging !== null) await finishMerging(transaction, merging);
    return publication;
  }, { longest: LONGEST_MS });
}
