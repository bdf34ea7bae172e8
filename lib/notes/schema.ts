/** What the forms about internal notes on a record send, and what a note is where it is shown. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { noteIdSchema, recordIdSchema, type NoteId, type RecordId } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

export const writeRecordNoteSchema = z.strictObject({ recordId: recordIdSchema, text: longTextSchema, ...sentFormFields });
export type WriteRecordNoteInput = z.infer<typeof writeRecordNoteSchema>;

/** What a note of one's own says from now on. */
export const correctRecordNoteSchema = z.strictObject({ noteId: noteIdSchema, text: longTextSchema, ...sentFormFields });
export type CorrectRecordNoteInput = z.infer<typeof correctRecordNoteSchema>;

export const strikeRecordNoteSchema = z.strictObject({ noteId: noteIdSchema, confirmed: confirmedSchema });
export type StrikeRecordNoteInput = Pick<z.infer<typeof strikeRecordNoteSchema>, "noteId">;

/** Why the words of a note must not be kept at all: for whoever decides, and it stays on file. */
export const askExpungingSchema = z.strictObject({ noteId: noteIdSchema, reason: longTextSchema, ...sentFormFields });
export type AskExpungingInput = z.infer<typeof askExpungingSchema>;

export const expungeNoteSchema = z.strictObject({ noteId: noteIdSchema, reason: longTextSchema, confirmed: confirmedSchema, ...sentFormFields });
export type ExpungeNoteInput = Omit<z.infer<typeof expungeNoteSchema>, "confirmed">;

export const declineExpungingSchema = z.strictObject({ noteId: noteIdSchema, reason: longTextSchema, ...sentFormFields });
export type DeclineExpungingInput = z.infer<typeof declineExpungingSchema>;

/** The database's CHECK holds the same list. */
export const NOTE_EXPUNGING_STATES = ["asked", "expunged", "declined"] as const;
type Said = { by: string; at: Date; why: string };
/** That somebody asked to have the words of a note expunged, and what came of it: `decided` is null while it waits. */
export type NoteExpunging = { state: (typeof NOTE_EXPUNGING_STATES)[number]; asked: Said; isMine: boolean; decided: Said | null };

export type RecordNote = {
  id: NoteId;
  /** Where it was written: another record than the one asked for, where that went into it. */
  recordId: RecordId;
  /** Null where its words were expunged, and while somebody asks for that: then `getExpunging` alone shows them, to whoever decides. */
  text: string | null;
  by: string;
  writtenAt: Date;
  isMine: boolean;
  /** When the note was written that this one says anew; null where it says none. */
  correctsFrom: Date | null;
  /** `isCorrected`: another note stands for it. */
  struck: { at: Date; by: string; isCorrected: boolean } | null;
  /** When its words were expunged. */
  expungedAt: Date | null;
  /** The last that was asked about its words; null also where they went with those of a later wording. */
  expunging: NoteExpunging | null;
};
