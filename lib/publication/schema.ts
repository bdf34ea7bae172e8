import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { changeIdSchema, recordIdSchema } from "@/lib/core/ids";
import { seenSchema } from "@/lib/changes/schema";
import { isoDaySchema } from "@/lib/core/honest-date";
import { longTextSchema } from "@/lib/core/text";

// A form sends an empty box as "": the note is optional until it is a correction, where the command asks for it.
const optionalText = z.preprocess((value) => (value === "" || value === undefined ? null : value), longTextSchema.nullable());

/** `seen`: the fingerprint of the change as the editor was shown it (lib/changes/queries/fingerprint.ts). */
export const publishChangeSchema = z.strictObject({ changeId: changeIdSchema, seen: seenSchema, publicNote: optionalText });
export type PublishChangeInput = z.infer<typeof publishChangeSchema>;

/** An embargo waits until one of the others ends it; the database's CHECK holds the same list. */
export const EMBARGO_STATES = ["waiting", "published", "refused", "taken_back"] as const;
export type EmbargoState = (typeof EMBARGO_STATES)[number];

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `publishOn` and `publishTime`: the day and the time, in UTC, at which it is to be published by itself. `laterNote`: the public note of then. */
export const embargoChangeSchema = z
  .strictObject({ changeId: changeIdSchema, seen: seenSchema, laterNote: optionalText, publishOn: isoDaySchema, publishTime: z.string({ error: "required" }).trim().regex(TIME, { error: "time" }) })
  .transform(({ publishOn, publishTime, laterNote, ...rest }) => ({ ...rest, publicNote: laterNote, publishAt: new Date(`${publishOn}T${publishTime}:00.000Z`) }));
export type EmbargoChangeInput = z.infer<typeof embargoChangeSchema>;

export const liftEmbargoSchema = z.strictObject({ changeId: changeIdSchema });
export type LiftEmbargoInput = z.infer<typeof liftEmbargoSchema>;

export const withholdEditionSchema = z.strictObject({ recordId: recordIdSchema, number: z.coerce.number().int().positive(), reason: longTextSchema, confirmed: confirmedSchema });
export type WithholdEditionInput = Omit<z.infer<typeof withholdEditionSchema>, "confirmed">;

export const withdrawRecordSchema = z.strictObject({ recordId: recordIdSchema, reason: longTextSchema, confirmed: confirmedSchema });
export type WithdrawRecordInput = z.infer<typeof withdrawRecordSchema>;
