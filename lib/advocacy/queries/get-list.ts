import "server-only";
import { standingTo, type ListStanding } from "@/lib/advocacy/policy";
import { oneNote, ownNotes } from "@/lib/advocacy/queries/own-notes";
import { MOST_ON_A_LIST } from "@/lib/advocacy/schema";
import { whoStands, type StandingEntry } from "@/lib/advocacy/queries/who-stands";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, type AccountId, type EntryId, type ListId, type RecordId } from "@/lib/core/ids";
import { fromDesk } from "@/lib/platform/db";

export type ListedEntry = {
  id: EntryId;
  personId: RecordId;
  /** The reader's own note and nobody else's; `words` null where no secret opens it any more. */
  note: { words: string | null; writtenAt: Date } | null;
};

export type PeopleList = {
  id: ListId;
  name: string;
  standing: ListStanding;
  owner: string;
  /** For its owner alone: who sees what of whom is nobody else's. */
  shares: { accountId: AccountId; name: string; mayWrite: boolean }[];
  people: ListedEntry[];
  /** Taken off, and still to be put back: a hundred at the most, since all of them are drawn. */
  off: ListedEntry[];
};

/** A list as this person sees it; null for whoever does not, and while it is deleted. Who was withdrawn is not on it. */
export function getList(actor: Actor, listId: ListId): Promise<PeopleList | null> {
  return fromDesk(async (db) => {
    const list = await db.peopleList.findUnique({
      where: { id: listId },
      select: { name: true, ownerId: true, deletedAt: true, owner: { select: { displayName: true } }, shares: { where: { endedAt: null }, orderBy: [{ sharedAt: "asc" }, { accountId: "asc" }], select: { accountId: true, mayWrite: true, account: { select: { displayName: true } } } } },
    });
    const standing = list === null || list.deletedAt !== null ? null : standingTo(actor, { ...list, isDeleted: false });
    if (list === null || standing === null) return null;
    const [people, off] = [await whoStands(db, listId), await whoStands(db, listId, true)];
    const notes = await ownNotes(db, actor, [...people, ...off].flatMap(({ entries }) => entries));
    const seen = ({ personId, entries }: StandingEntry): ListedEntry[] => {
      const [id] = entries;
      return id === undefined ? [] : [{ id, personId, note: oneNote(notes.filter(({ entryId }) => entries.some((entry) => entry === entryId))) }];
    };
    const there = new Set(people.map(({ personId }) => personId));
    return {
      id: listId,
      name: list.name,
      standing,
      owner: list.owner.displayName,
      shares: standing === "owner" ? list.shares.map(({ accountId, mayWrite, account }) => ({ accountId: accountIdSchema.parse(accountId), name: account.displayName, mayWrite })) : [],
      people: people.flatMap(seen),
      off: off.filter(({ personId }) => !there.has(personId)).slice(-MOST_ON_A_LIST).flatMap(seen),
    };
  });
}
