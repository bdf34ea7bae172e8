import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { companionsOf } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { inTransaction } from "@/lib/platform/db";
import { applyChange, changeToPublish, lockChange, lockRecordsOf } from "@/lib/publication/commands/apply-change";
import type { Publication } from "@/lib/publication/commands/publish-applied";
import { publicationRefusal } from "@/lib/publication/policy";
import { isCitedInPublic } from "@/lib/publication/queries/what-becomes-public";
import type { PublishChangeInput } from "@/lib/publication/schema";

/**
 * Publishes a submitted change, and with it the changes that travel along (new sources it cites), in one transaction:
 * approval, revision, edition, audit rows and publication sequence are all kept or none is.
 * A change that takes back or replaces published facts is a correction and needs a public note.
 * `input.seen` says what the editor was shown (fingerprintOf): what was rewritten since is not published unseen.
 * @returns the edition made of the change's own record, or null when nothing public differs
 * @throws AppError not_found · forbidden (editorsOnly, fourEyes, notSubmitted) · conflict (changeMovedOn, recordWithdrawn, sourceWithdrawn, sourceEmbargoed, preferenceTaken) · invalid
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
    const refusal = publicationRefusal(actor, main);
    if (refusal !== null) throw forbidden(refusal);
    if (input.seen !== (await fingerprintOf(transaction, mainId))) throw conflict("changeMovedOn");
    const by = { accountId: actor.accountId, publicNote: input.publicNote };
    for (const { id } of await companionsOf(transaction, mainId)) {
      const companion = await changeToPublish(transaction, id);
      if (!locked.has(companion.recordId)) throw conflict("changeMovedOn");
      if (await isCitedInPublic(transaction, mainId, companion.recordId)) await applyChange(transaction, companion, by);
    }
    return applyChange(transaction, main, by);
  });
}
