import "server-only";
/** The words of a note, sealed for that note and its writer alone: moved into another row, or under another account, they do not open. */
import { sealText, unsealText } from "@/lib/platform/secrets";

type NoteOf = { id: string; accountId: string };

/** What a note is sealed for. */
export function noteContext({ id, accountId }: NoteOf): string {
  return `${id} ${accountId}`;
}

export function sealNote(note: NoteOf, words: string): Uint8Array<ArrayBuffer> {
  return sealText("list-note", noteContext(note), words);
}

/** @returns null where no secret opens it any more */
export function unsealNote(note: NoteOf, sealed: Uint8Array): string | null {
  return unsealText("list-note", noteContext(note), sealed);
}
