import "server-only";
import { mayKeepLists, type ListStanding } from "@/lib/advocacy/policy";
import { whoStands } from "@/lib/advocacy/queries/who-stands";
import type { Actor } from "@/lib/core/actor";
import { listIdSchema, type ListId } from "@/lib/core/ids";
import { fromDesk } from "@/lib/platform/db";

export type ListedList = {
  id: ListId;
  name: string;
  standing: ListStanding;
  /** Who owns it, by the name they go by here. */
  owner: string;
  /** With how many colleagues it is shared; null for whoever is not its owner. */
  sharedWith: number | null;
  /** Who stands today. */
  people: number;
};

/** The lists that this person sees, their own first, each by name; and those of their own that they deleted and can put back. */
export async function listLists(actor: Actor): Promise<{ lists: ListedList[]; deleted: { id: ListId; name: string; deletedAt: Date }[] }> {
  if (!mayKeepLists(actor)) return { lists: [], deleted: [] };
  return fromDesk(async (db) => {
    const rows = await db.peopleList.findMany({
      where: { OR: [{ ownerId: actor.accountId }, { deletedAt: null, shares: { some: { accountId: actor.accountId, endedAt: null } } }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, ownerId: true, deletedAt: true, owner: { select: { displayName: true } }, shares: { where: { endedAt: null }, select: { accountId: true, mayWrite: true } } },
    });
    const lists: ListedList[] = [];
    for (const { id, name, ownerId, owner, shares } of rows.filter(({ deletedAt }) => deletedAt === null)) {
      const listId = listIdSchema.parse(id);
      const isOwner = ownerId === actor.accountId;
      const standing = isOwner ? "owner" : shares.some(({ accountId, mayWrite }) => accountId === actor.accountId && mayWrite) ? "writer" : "reader";
      lists.push({ id: listId, name, standing, owner: owner.displayName, sharedWith: isOwner ? shares.length : null, people: (await whoStands(db, listId)).length });
    }
    const isOwn = ({ standing }: ListedList) => Number(standing === "owner");
    return {
      lists: lists.toSorted((one, other) => isOwn(other) - isOwn(one)),
      deleted: rows.flatMap(({ id, name, deletedAt }) => (deletedAt === null ? [] : [{ id: listIdSchema.parse(id), name, deletedAt }])),
    };
  });
}
