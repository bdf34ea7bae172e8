import "server-only";
import { mayDraft } from "@/lib/changes/policy";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import type { DropUnsentInput } from "@/lib/unsent/schema";

/**
 * Throws away what one has typed and not sent. What is somebody else's, or gone already, is left as it is and looks the same. The page's own stays as a row
 * without words, as if it had been sent, so that a copy which is still on its way does not bring it back.
 */
export function dropUnsent(actor: Actor, { unsent, own }: DropUnsentInput): Promise<null> {
  return inTransaction(async (transaction) => {
    // Whoever may not draft keeps nothing, and the database takes no row of theirs.
    if (own !== null && mayDraft(actor)) {
      await transaction.$executeRaw`
        INSERT INTO desk.unsent_form (id, account_id, address, turn, sent_at) VALUES (${own}::uuid, ${actor.accountId}::uuid, '/desk', 0, now())
        ON CONFLICT (id) DO UPDATE SET content = NULL, sent_at = now() WHERE unsent_form.account_id = excluded.account_id AND unsent_form.sent_at IS NULL`;
    }
    await transaction.unsentForm.deleteMany({ where: { id: unsent, accountId: actor.accountId } });
    return null;
  });
}
