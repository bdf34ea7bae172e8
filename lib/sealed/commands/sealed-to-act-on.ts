import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import type { SealedId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";
import { mayActOnSealed } from "@/lib/sealed/policy";

/**
 * Locks an identity that this actor is named on.
 * @returns the source, and who is named
 * @throws AppError not_found for everybody else: that there is one is a secret too
 */
export async function sealedToActOn(transaction: DeskTransaction, actor: Actor, identityId: SealedId): Promise<{ sourceId: string; readers: string[] }> {
  await transaction.$queryRaw`SELECT id FROM desk.sealed_identity WHERE id = ${identityId}::uuid FOR UPDATE`;
  const row = await transaction.sealedIdentity.findUnique({ where: { id: identityId }, select: { sourceId: true, sealed: true, readers: { where: { removedAt: null }, select: { accountId: true } } } });
  const readers = row?.readers.map(({ accountId }) => accountId) ?? [];
  if (row === null || row.sealed === null || !mayActOnSealed(actor, readers)) throw notFound();
  return { sourceId: row.sourceId, readers };
}
