/** What the forms about the words for a practice send (docs/decisions/053). Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { languageTagSchema, longTextSchema, shortTextSchema } from "@/lib/core/text";
import { approvalFields, entrySourceField, filedIdSchema, leftOpen, proposalIdSchema, refusalFields, type Filed } from "@/lib/proposals/schema";
import { sentFormFields } from "@/lib/unsent/schema";
import { PRACTICE_CODE, PRACTICE_KINDS, WORDING_ACTS, type PracticeEntry, type WordingAct } from "@/lib/vocabulary/practices";

/** Words on file: that came with the product, or that somebody proposed. */
export type WordingOnFile = Filed<WordingAct, PracticeEntry>;

/** As long as the audit log can name it. */
const LONGEST_CODE = 40;
const MOST_LINES = 30;

const practice = z.string({ error: "required" }).trim().toLowerCase().min(1, { error: "required", abort: true }).max(LONGEST_CODE, { error: "tooLong" }).regex(PRACTICE_CODE, { error: "practiceCode" });
/** One thing on each line; lines without a word are no things. Null and nothing are none. */
const lines = leftOpen(longTextSchema).transform((text) => (text ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "")).pipe(z.array(z.string().max(1_000, { error: "tooLong" })).max(MOST_LINES, { error: "tooLong" }));

/** The words as they would stand, field by field. */
const wholeFields = {
  practice,
  kind: z.enum(PRACTICE_KINDS, { error: "choice" }),
  nameEn: shortTextSchema,
  nameZh: shortTextSchema,
  pinyin: shortTextSchema,
  abbreviation: leftOpen(shortTextSchema),
  otherNames: lines,
  definitionEn: longTextSchema,
  definitionZh: longTextSchema,
  safeguardsEn: lines,
  safeguardsZh: lines,
  source: entrySourceField,
  quotation: leftOpen(longTextSchema),
  quotationLanguage: leftOpen(languageTagSchema),
  ...sentFormFields,
} as const;

type Whole = { safeguardsEn: string[]; safeguardsZh: string[]; quotation: string | null; quotationLanguage: string | null };
type Refusing = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

/** The two languages say the same points, and words are in a language. */
function togetherOrNot({ safeguardsEn, safeguardsZh, quotation, quotationLanguage }: Whole, context: Refusing): void {
  const wants = (field: keyof Whole, message: string) => context.addIssue({ code: "custom", path: [field], message });
  if (safeguardsEn.length !== safeguardsZh.length) wants("safeguardsZh", "safeguardsDiffer");
  if (quotation !== null && quotationLanguage === null) wants("quotationLanguage", "required");
}

const replaces = filedIdSchema;
/** The public reads it. */
const reason = longTextSchema;

const addWordingSchema = z.strictObject({ act: z.literal("add"), ...wholeFields }).superRefine(togetherOrNot);
const correctWordingSchema = z.strictObject({ act: z.literal("correct"), ...wholeFields, replaces, reason }).superRefine(togetherOrNot);
const useWordingSchema = z.strictObject({ act: z.enum(["retire", "restore"]), practice, replaces, reason, confirmed: confirmedSchema, ...sentFormFields });

export const proposeWordingSchema = z.discriminatedUnion("act", [addWordingSchema, correctWordingSchema, useWordingSchema], { error: "choice" });
export type ProposeWordingInput = z.infer<typeof proposeWordingSchema>;

const proposal = { wordingId: proposalIdSchema } as const;
export const approveWordingSchema = z.strictObject({ ...proposal, ...approvalFields });
export type ApproveWordingInput = z.infer<typeof approveWordingSchema>;
export const refuseWordingSchema = z.strictObject({ ...proposal, ...refusalFields });
export type RefuseWordingInput = z.infer<typeof refuseWordingSchema>;
export const takeBackWordingSchema = z.strictObject(proposal);
export type TakeBackWordingInput = z.infer<typeof takeBackWordingSchema>;

/** What the form about words that stand is opened for, by its address. */
export const wordingForSchema = z.object({ act: z.enum(WORDING_ACTS).exclude(["add"]), wording: filedIdSchema });
/** Whether that may be done to words that stand: what is used is retired, what is retired is used again. */
export function suits(act: Exclude<WordingAct, "add">, { retired }: Pick<PracticeEntry, "retired">): boolean {
  return act === "correct" || (act === "restore") === retired;
}
