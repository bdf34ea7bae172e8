/** What the forms about internal notes on a record send. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { noteIdSchema, recordIdSchema } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

export const writeRecordNoteSchema = z.strictObject({ recordId: recordIdSchema, text: longTextSchema, ...sentFormFields });
export type WriteRecordNoteInput = z.infer<typeof writeRecordNoteSchema>;

/** What a note of one's own says from now on. */
export const correctRecordNoteSchema = z.strictObject({ noteId: noteIdSchema, text: longTextSchema, ...sentFormFields });
export type CorrectRecordNoteInput = z.infer<typeof correctRecordNoteSchema>;

export const strikeRecordNoteSchema = z.strictObject({ noteId: noteIdSchema, confirmed: confirmedSchema });
export type StrikeRecordNoteInput = Pick<z.infer<typeof strikeRecordNoteSchema>, "noteId">;
