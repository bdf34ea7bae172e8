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

export type RecordNote = {
  id: NoteId;
  /** Where it was written: another record than the one asked for, where that went into it. */
  recordId: RecordId;
  text: string;
  by: string;
  writtenAt: Date;
  isMine: boolean;
  /** When the note was written that this one says anew; null where it says none. */
  correctsFrom: Date | null;
  /** `isCorrected`: another note stands for it. */
  struck: { at: Date; by: string; isCorrected: boolean } | null;
};
