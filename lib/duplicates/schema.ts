/** What the desk's pages about duplicates are asked and send. Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { assertionIdSchema, caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";

/** How two written forms of a name are alike, the surest first (lib/facts/name-likeness.ts). */
export const LIKENESSES = ["same_characters", "other_characters", "same_words", "other_order", "same_sound", "one_letter", "part"] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** Two written forms of a name, and how they are alike. */
export type AlikeNames = { likeness: Likeness; one: string; other: string };

/** What else of two people is the same, by what is on record of each. */
export const SHARED_TRAITS = ["first_date", "first_stage", "place", "born", "occupation", "affiliation", "source"] as const;
export type SharedTrait = (typeof SHARED_TRAITS)[number];

/** Of people on record who may be meant. More than these nobody compares; the surest come first, and the page says that there may be more. */
export const MOST_CANDIDATES = 12;

const withoutBlank = (typed: unknown) => (typed === undefined || (typeof typed === "string" && typed.trim() === "") ? null : typed);
const optionalText = z.preprocess(withoutBlank, longTextSchema.nullable());

/** Two records, in whichever order. */
export const pairSchema = z.strictObject({ one: recordIdSchema, other: recordIdSchema }).refine(({ one, other }) => one !== other);
export type Pair = z.infer<typeof pairSchema>;

export const tellApartSchema = z.strictObject({ one: recordIdSchema, other: recordIdSchema, reason: optionalText, ...sentFormFields }).refine(({ one, other }) => one !== other, { path: ["other"], error: "id" });
export type TellApartInput = z.infer<typeof tellApartSchema>;


/** Of a question that the two answer differently: both answers stand, or one of them is preferred. */
const chosenSchema = z.preprocess(withoutBlank, assertionIdSchema.nullable());
/** Of a case or an event of the record that goes: one of its own, or the same as this one of the record that stays. */
const sameAsSchema = z.preprocess(withoutBlank, z.string().max(80).nullable());

/**
 * `kept` stays, `merged` goes into it. `prefer`: by place in the list of differing answers, which one is preferred; `cases`: for each case that goes, the
 * case that it is, no two the same one. `seen`: what was on screen (fingerprint of both records), so that nobody merges what changed meanwhile. `reason` is for the editor,
 * and of a preference it is published.
 */
export const mergeSchema = z.strictObject({
  kept: recordIdSchema,
  merged: recordIdSchema,
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  prefer: z.array(chosenSchema).default([]),
  cases: z.array(z.strictObject({ from: caseIdSchema, to: sameAsSchema.pipe(caseIdSchema.nullable()) })).default([]),
  reason: longTextSchema,
  confirmed: confirmedSchema,
  ...sentFormFields,
})
  .refine(({ kept, merged }) => kept !== merged, { path: ["merged"], error: "id" })
  // Two cases of one record are two: neither is the same as one of the other's twice.
  .superRefine(({ cases }, context) => {
    for (const [index, { from, to }] of cases.entries()) {
      const before = cases.slice(0, index);
      if (before.some((other) => other.from === from) || (to !== null && before.some((other) => other.to === to))) context.addIssue({ code: "custom", path: ["cases", index, "to"], message: "choice" });
    }
  });
export type MergeInput = z.infer<typeof mergeSchema>;

/** Proposed until its change is published; the database's CHECK holds the same list. */
export const MERGE_STATES = ["proposed", "merged", "undone"] as const;

export const mergeIdSchema = z.uuidv4().toLowerCase().brand<"MergeId">();
export type MergeId = z.infer<typeof mergeIdSchema>;

export const unmergeSchema = z.strictObject({ mergeId: mergeIdSchema, reason: longTextSchema, confirmed: confirmedSchema, ...sentFormFields });
export type UnmergeInput = z.infer<typeof unmergeSchema>;
