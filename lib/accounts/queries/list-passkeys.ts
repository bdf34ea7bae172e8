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

/** Whether a passkey could stand in for a code that this actor is asked for. */
export async function hasPasskey(actor: Actor): Promise<boolean> {
  return (await fromDesk((db) => db.passkey.findFirst({ where: { accountId: actor.accountId }, select: { id: true } }))) !== null;
}
