import "server-only";
import { randomUUID } from "node:crypto";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { sealNote } from "@/lib/advocacy/note-words";
import { oneNote, ownNotes } from "@/lib/advocacy/queries/own-notes";
import { whoStands } from "@/lib/advocacy/queries/who-stands";
import type { WriteNoteInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import type { EntryId, ListId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/**
 * Writes this person's own note on somebody on a list, or erases it where nothing is left of its words. No audit row: that somebody wrote one is theirs too.
 * @throws AppError as listToActOn; not_found for nobody who is or was on it and stands; conflict (anotherWriter), and noteMovedOn where the note was written anew in
 *   another window since this form was drawn: `details.standing` are its words, for whoever wrote both
 */
export function writeNote(actor: Actor, { listId, entryId, unsentBy, seen, words }: WriteNoteInput): Promise<{ listId: ListId; entryId: EntryId }> {
  return inTransaction(async (transaction) => {
    assertDrawnFor(actor, unsentBy);
    await listToActOn(transaction, actor, listId, "see");
    const people = [...(await whoStands(transaction, listId)), ...(await whoStands(transaction, listId, true))];
    const entries = people.find((person) => person.entries.includes(entryId))?.entries;
    const [first] = entries ?? [];
    if (entries === undefined || first === undefined) throw notFound();
    const notes = await ownNotes(transaction, actor, entries);
    const standing = oneNote(notes);
    if ((standing?.writtenAt.toISOString() ?? null) !== seen && standing?.words !== words) throw conflict("noteMovedOn", { standing: standing?.words ?? "", seen: standing?.writtenAt.toISOString() ?? "" });
    const kept = words === null ? undefined : notes.find((note) => note.entryId === first);
    await transaction.peopleListNote.deleteMany({ where: { accountId: actor.accountId, entryId: { in: entries }, ...(kept === undefined ? {} : { id: { not: kept.id } }) } });
    if (words !== null) {
      const note = { id: kept?.id ?? randomUUID(), accountId: actor.accountId };
      const sealed = sealNote(note, words);
      if (kept === undefined) await transaction.peopleListNote.create({ data: { ...note, entryId: first, sealed, writtenAt: now() } });
      else await transaction.peopleListNote.update({ where: { id: kept.id }, data: { sealed, writtenAt: now() } });
    }
    return { listId, entryId };
  });
}
