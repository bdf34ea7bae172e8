import "server-only";
import { passkeyIdSchema, type PasskeyId } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";

/** `lastUsedOn` is null while it has not been used. Days in UTC: finer is kept nowhere. */
export type PasskeySummary = { passkeyId: PasskeyId; name: string; createdOn: Date; lastUsedOn: Date | null };

/** The actor's own passkeys, newest first. */
export async function listPasskeys(actor: Actor): Promise<PasskeySummary[]> {
  const rows = await fromDesk((db) => db.passkey.findMany({ where: { accountId: actor.accountId }, orderBy: [{ createdOn: "desc" }, { name: "asc" }, { id: "asc" }], select: { id: true, name: true, createdOn: true, lastUsedOn: true } }));
  return rows.map(({ id, ...row }) => ({ passkeyId: passkeyIdSchema.parse(id), ...row }));
}

/** Whether a passkey could stand in for a code that this actor is asked for. A statement of ours: whatever asks for a code asks for this, and through Prisma's own it took twice as long. */
export async function hasPasskey(actor: Actor): Promise<boolean> {
  const rows = await fromDesk((db) => db.$queryRaw<unknown[]>`SELECT 1 FROM desk.passkey WHERE account_id = ${actor.accountId}::uuid LIMIT 1`);
  return rows.length > 0;
}
