import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { DeskTransaction } from "@/lib/platform/db";
import type { SentForm } from "@/lib/unsent/schema";

/** Where a form was that nobody kept before it was sent. */
const NOWHERE = "/desk";

/**
 * Lets what was kept of a form go, in the transaction that saves it: both happen or neither. The row stays without its content, so that a copy which is
 * still on its way when the form is sent finds it closed, and does not come back as something unsent. What a program asks for came in no form.
 * @throws AppError conflict: alreadySent for a form that was saved before, so that nothing is written a second time; anotherWriter where somebody else has signed
 *   in since the page was drawn, under whose name these words would stand
 */
export async function markSent(transaction: DeskTransaction, actor: Actor, { unsentId = null, unsentFrom = null, unsentBy = null }: Partial<SentForm>): Promise<void> {
  if (unsentBy !== null && unsentBy !== actor.accountId) throw conflict("anotherWriter");
  if (unsentId !== null) {
    const closed = await transaction.$executeRaw`
      INSERT INTO desk.unsent_form (id, account_id, address, turn, sent_at) VALUES (${unsentId}::uuid, ${actor.accountId}::uuid, ${NOWHERE}, 0, now())
      ON CONFLICT (id) DO UPDATE SET content = NULL, sent_at = now() WHERE unsent_form.account_id = excluded.account_id AND unsent_form.sent_at IS NULL`;
    // Sent before, and its answer was lost, or pressed twice: what it says is saved already.
    if (closed === 0) throw conflict("alreadySent");
  }
  // As it was when the form was filled with it: what another window has added since is that window's to send.
  if (unsentFrom !== null) await transaction.unsentForm.deleteMany({ where: { id: unsentFrom.id, accountId: actor.accountId, turn: unsentFrom.turn, sentAt: null } });
}
