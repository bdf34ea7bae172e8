import "server-only";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import type { DropUnsentInput } from "@/lib/unsent/schema";

/** Throws away what one has typed and not sent. What is somebody else's, or gone already, is left as it is and looks the same. */
export function dropUnsent(actor: Actor, { unsent }: DropUnsentInput): Promise<null> {
  return inTransaction(async (transaction) => {
    await transaction.unsentForm.deleteMany({ where: { id: unsent, accountId: actor.accountId } });
    return null;
  });
}
