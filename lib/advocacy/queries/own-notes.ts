import "server-only";
import { unsealNote } from "@/lib/advocacy/note-words";
import type { Actor } from "@/lib/core/actor";
import type { EntryId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/** `words` is null where no secret opens the note any more. */
export type OwnNote = { id: string; entryId: string; writtenAt: Date; words: string | null };

/** The notes that this person wrote on these entries, oldest first. No query reads another's. */
export async function ownNotes(db: DeskReader, actor: Actor, entries: readonly EntryId[]): Promise<OwnNote[]> {
  const rows = await db.peopleListNote.findMany({ where: { accountId: actor.accountId, entryId: { in: [...entries] } }, orderBy: [{ writtenAt: "asc" }, { id: "asc" }], select: { id: true, accountId: true, entryId: true, sealed: true, writtenAt: true } });
  return rows.map(({ id, accountId, entryId, sealed, writtenAt }) => ({ id, entryId, writtenAt, words: unsealNote({ id, accountId }, sealed) }));
}

/**
 * Notes of one person's entries as one: after two records were merged, one under the other.
 * @returns null where there is none; `words` null where one of them cannot be opened
 */
export function oneNote(notes: readonly OwnNote[]): { words: string | null; writtenAt: Date } | null {
  const last = notes.at(-1);
  if (last === undefined) return null;
  const words = notes.flatMap((note) => note.words ?? []);
  return { words: words.length < notes.length ? null : words.join("\n\n"), writtenAt: last.writtenAt };
}
