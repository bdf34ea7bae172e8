/** The editions of one record that stands: their permanent entries, and which of them stood on a day. Pure; the queries fill them. */
import * as z from "zod";
import { editionBodySchema, type EditionBody } from "@/lib/editions/contract";
import { entryFrom, type EditionEntry } from "@/lib/editions/edition";

const rowSchema = z.looseObject({ withheldOn: z.iso.date().nullable(), stands: z.boolean() });

/** One edition's entry. `publicNote` is null also where the body is withheld: it says what that body changed (docs/decisions/018). */
export type PastEntry = EditionEntry & { /** The day on which its body was withheld. */ withheldOn: string | null; /** Whether it is the one that stands now. */ stands: boolean };

/**
 * A row of the public schema as an entry.
 * @throws ZodError where it is not what the public contract promises
 */
export function pastEntryFrom(row: unknown): PastEntry {
  const { withheldOn, stands } = rowSchema.parse(row);
  return { ...entryFrom(row), withheldOn, stands };
}

/** A past edition whose body can be read: the document, and the very text that the hash is taken of. */
export type PastBody = { body: EditionBody; text: string };

/** @throws ZodError where a stored body is not what its contract promises */
export function pastBodyFrom(text: string): PastBody {
  return { body: editionBodySchema.parse(JSON.parse(text)), text };
}

/**
 * The edition that stood at the end of a day: of several of one day, the last.
 * @param entries every edition of one record, in any order
 * @param day YYYY-MM-DD, in UTC as all public days are
 * @returns null where there was none yet
 */
export function standingOn<Entry extends Pick<PastEntry, "number" | "publishedOn">>(entries: readonly Entry[], day: string): Entry | null {
  const made = entries.filter(({ publishedOn }) => publishedOn <= day);
  return made.reduce<Entry | null>((last, entry) => (last === null || entry.number > last.number ? entry : last), null);
}
