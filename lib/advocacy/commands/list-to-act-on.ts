import "server-only";
import { mayManageList, mayWriteList, standingTo, type ListStanding } from "@/lib/advocacy/policy";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { ListId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";

type Wanted = "see" | "write" | "manage";

/**
 * Locks a list for one act, so that two who change it come one after the other.
 * @param wanted what the act takes: to see the list, to say who is on it, or to be its owner
 * @throws AppError not_found for whoever does not see the list; forbidden (listReadOnly, listOwnerOnly) for whoever sees it and may not do this; conflict
 *   (listDeleted) to its owner while it is deleted
 */
export async function listToActOn(transaction: DeskTransaction, actor: Actor, listId: ListId, wanted: Wanted, isDeleted = false): Promise<{ standing: ListStanding; shares: { accountId: string; mayWrite: boolean }[] }> {
  await transaction.$queryRaw`SELECT id FROM desk.people_list WHERE id = ${listId}::uuid FOR UPDATE`;
  const list = await transaction.peopleList.findUnique({ where: { id: listId }, select: { ownerId: true, deletedAt: true, shares: { where: { endedAt: null }, select: { accountId: true, mayWrite: true } } } });
  const standing = list === null ? null : standingTo(actor, { ...list, isDeleted: list.deletedAt !== null });
  if (list === null || standing === null) throw notFound();
  if (wanted === "write" && !mayWriteList(standing)) throw forbidden("listReadOnly");
  if (wanted === "manage" && !mayManageList(standing)) throw forbidden("listOwnerOnly");
  if ((list.deletedAt !== null) !== isDeleted) throw conflict(isDeleted ? "listNotDeleted" : "listDeleted");
  return { standing, shares: list.shares };
}
