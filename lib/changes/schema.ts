/** What the forms about a change send. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { assertionIdSchema, changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields, type SentForm } from "@/lib/unsent/schema";

// An empty box arrives as "".
const withoutBlank = (typed: unknown) => (typed === undefined || (typeof typed === "string" && typed.trim() === "") ? null : typed);
const optionalText = z.preprocess(withoutBlank, longTextSchema.nullable());
// What stands there already, with the line breaks that a form sends. Of any length: reasons were added to it, each as long as one may be.
const shownText = z.preprocess(withoutBlank, z.string().transform((text) => text.replaceAll("\r\n", "\n").trim()).nullable());

/**
 * `note` is for the editor and never public; without one, the note of an earlier submission stays. `noteSeen` is the note as the form
 * showed it: what another author has added to it since is kept.
 */
export const submitChangeSchema = z.strictObject({ changeId: changeIdSchema, note: optionalText, noteSeen: shownText });
export type SubmitChangeInput = { changeId: z.infer<typeof changeIdSchema>; note?: string | null; noteSeen?: string | null };

/** A decision says what it was made on: the fingerprint of the change as it was shown (lib/changes/queries/fingerprint.ts). */
export const seenSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What an editor says of facts of a change, and of their fields: by fact, `on` holds a box for each line of it (a key of components/desk/fact-words.ts)
 * and one for the `whole`. Empty boxes say nothing.
 */
const fieldCommentsSchema = z
  .array(z.strictObject({ assertionId: assertionIdSchema, on: z.record(z.string().regex(/^[A-Za-z]{1,40}$/), optionalText).default({}) }), { error: "choice" })
  .default([])
  .transform((facts) => facts.flatMap(({ assertionId, on }) => Object.entries(on).flatMap(([field, text]) => (text === null ? [] : [{ assertionId, field: field === "whole" ? null : field, text }]))));
export type FieldComment = { assertionId: z.infer<typeof assertionIdSchema>; field: string | null; text: string };

/** Sending work back without a word would leave its authors guessing: about the whole, or about a field at least. */
export const returnChangeSchema = z
  .strictObject({ changeId: changeIdSchema, seen: seenSchema, comment: optionalText, comments: fieldCommentsSchema, ...sentFormFields })
  .refine(({ comment, comments }) => comment !== null || comments.length > 0, { path: ["comment"], error: "required" });
export type ReturnChangeInput = { changeId: z.infer<typeof changeIdSchema>; seen: string; comment: string | null; comments?: FieldComment[] } & Partial<SentForm>;

export const discardChangeSchema = z.strictObject({ changeId: changeIdSchema, confirmed: confirmedSchema });
export type DiscardChangeInput = Omit<z.infer<typeof discardChangeSchema>, "confirmed">;

export const reopenChangeSchema = z.strictObject({ changeId: changeIdSchema });
export type ReopenChangeInput = z.infer<typeof reopenChangeSchema>;

/** Where a list of changes goes on: the moment by which it is in order, and the id of the change that stood there. It may be on the list no more. */
export type ChangePlace = { at: Date; id: ChangeId };

/** As an address says it. */
export function changePlace(at: Date, id: ChangeId): string {
  return `${at.toISOString()}_${id}`;
}

export const changePlaceSchema = z
  .string()
  .transform((text) => ({ at: text.slice(0, text.indexOf("_")), id: text.slice(text.indexOf("_") + 1) }))
  .pipe(z.object({ at: z.iso.datetime({ precision: 3 }).transform((moment) => new Date(moment)), id: changeIdSchema }));
