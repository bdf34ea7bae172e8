/**
 * What somebody typed into a form and has not sent yet (docs/decisions/030): the names of the fields that carry it, and what the keeping script sends.
 * Browser-safe.
 */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { accountIdSchema, recordIdSchema, type AccountId } from "@/lib/core/ids";

/** Days that a form which is never sent is kept after its last keystroke. */
export const UNSENT_KEPT_DAYS = 7;

export const unsentIdSchema = z.uuidv4({ error: "id" }).toLowerCase().brand<"UnsentId">();
export type UnsentId = z.infer<typeof unsentIdSchema>;

/** A kept form as somebody was shown it: its id, and how often it had been kept by then. */
export type UnsentAsSeen = { id: UnsentId; turn: number };

const longestContent = 200_000;
const mostTurns = 1_000_000_000;

/** `id.turn`, as a hidden box carries it. */
const asSeenSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}\.\d{1,9}$/, { error: "id" })
  .transform((text) => ({ id: text.slice(0, 36), turn: Number(text.slice(37)) }))
  .pipe(z.object({ id: unsentIdSchema, turn: z.int().min(0) }));

export function writtenAsSeen({ id, turn }: UnsentAsSeen): string {
  return `${id}.${turn}`;
}

const blankAsNull = (typed: unknown) => (typed === "" || typed === undefined ? null : typed);

/**
 * The hidden boxes of a form that is kept while it is written: its own id, made by the page; the kept form that it was filled with, if any; and for whom the
 * page was drawn, since somebody else may have signed in in the same browser since. The first two are over when the form was sent.
 */
export const sentFormFields = {
  unsentId: z.preprocess(blankAsNull, unsentIdSchema.nullable()).default(null),
  unsentFrom: z.preprocess(blankAsNull, asSeenSchema.nullable()).default(null),
  unsentBy: z.preprocess(blankAsNull, accountIdSchema.nullable()).default(null),
} as const;
export type SentForm = { unsentId: UnsentId | null; unsentFrom: UnsentAsSeen | null; unsentBy: AccountId | null };

/** A page of the desk without what stands behind `#`: where the form is found again. */
export const unsentAddressSchema = z.string().max(500).regex(/^\/desk(?:\/[A-Za-z0-9._~-]+)*(?:\?[A-Za-z0-9._~=&%-]*)?$/).refine((address) => !address.includes("/.."));

// NUL and lone surrogates are no text that a database can keep; the form's own schema says so to the person when it is sent.
const keptTextSchema = z.string().transform((text) => text.replaceAll("\u0000", "").toWellFormed());
const fieldsSchema = z.record(z.string().max(200).regex(/^[\x20-\x7e]+$/), z.union([keptTextSchema, z.array(keptTextSchema).max(100)]));
/** Field name → what was typed. */
export type UnsentFields = z.infer<typeof fieldsSchema>;
export { fieldsSchema as unsentFieldsSchema };

const contentSchema = z.string().max(longestContent, { error: "tooLong" }).transform((text, context): UnsentFields => {
  try {
    const fields = fieldsSchema.safeParse(JSON.parse(text));
    if (fields.success) return fields.data;
  } catch {
    // Falls through: what is no JSON is as wrong as what has another shape.
  }
  context.addIssue({ code: "custom", message: "unknownField" });
  return z.NEVER;
});

/** `turn` counts the keepings of one page: a copy that comes late writes over nothing newer. `by`: for whom the page was drawn. */
export const keepUnsentSchema = z.strictObject({
  id: unsentIdSchema,
  turn: z.coerce.number().int().min(1).max(mostTurns),
  address: unsentAddressSchema,
  recordId: z.preprocess(blankAsNull, recordIdSchema.nullable()).default(null),
  from: z.preprocess(blankAsNull, asSeenSchema.nullable()).default(null),
  by: z.preprocess(blankAsNull, accountIdSchema.nullable()).default(null),
  content: contentSchema,
});
export type KeepUnsentInput = z.infer<typeof keepUnsentSchema>;

/** `own` is what the page keeps for itself: once something was typed there, it stands in place of what filled the form. */
export const dropUnsentSchema = z.strictObject({ unsent: unsentIdSchema, own: sentFormFields.unsentId, address: unsentAddressSchema, confirmed: confirmedSchema });
export type DropUnsentInput = Omit<z.infer<typeof dropUnsentSchema>, "confirmed">;
