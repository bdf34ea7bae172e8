/** What the forms about the law send (docs/decisions/050). Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { isoDaySchema } from "@/lib/core/honest-date";
import { languageTagSchema, longTextSchema, shortTextSchema } from "@/lib/core/text";
import { approvalFields, entrySourceField, filedIdSchema, leftOpen, proposalIdSchema, refusalFields, type Filed } from "@/lib/proposals/schema";
import { sentFormFields } from "@/lib/unsent/schema";
import { ARTICLE, LAW_ACTS, LONGEST, UNCHECKED, type LawAct, type LawVersion } from "@/lib/vocabulary/law";
import { PRACTICE_CODE } from "@/lib/vocabulary/practices";

/** A version on file: one that came with the product, or that somebody proposed. */
export type LawOnFile = Filed<LawAct, LawVersion>;

const needed = (pattern: RegExp, error: string) => z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).regex(pattern, { error });
const ticked = (typed: unknown) => (typed === undefined ? [] : Array.isArray(typed) ? (typed as unknown[]) : [typed]);

const practice = z.string().regex(PRACTICE_CODE, { error: "choice" });

/** A version as it would stand, field by field. */
const wholeFields = {
  practice,
  lawEn: shortTextSchema,
  lawZh: shortTextSchema,
  version: needed(/^[0-9]{4}$/u, "lawYear"),
  inForceFrom: leftOpen(isoDaySchema),
  inForceTo: leftOpen(isoDaySchema),
  article: leftOpen(z.string().regex(ARTICLE, { error: "lawArticle" })),
  lengthArticle: leftOpen(z.string().regex(ARTICLE, { error: "lawArticle" })),
  longest: leftOpen(z.string().toUpperCase().regex(LONGEST, { error: "lawLength" })),
  noteEn: leftOpen(longTextSchema),
  noteZh: leftOpen(longTextSchema),
  wording: leftOpen(longTextSchema),
  wordingLanguage: leftOpen(languageTagSchema),
  translation: leftOpen(longTextSchema),
  translationLanguage: leftOpen(languageTagSchema),
  source: entrySourceField,
  quotation: longTextSchema,
  quotationLanguage: languageTagSchema,
  unchecked: z.preprocess(ticked, z.array(z.enum(UNCHECKED, { error: "choice" }))),
  ...sentFormFields,
} as const;

type Whole = { inForceFrom: string | null; inForceTo: string | null; article: string | null; lengthArticle: string | null; noteEn: string | null; noteZh: string | null; wording: string | null; wordingLanguage: string | null; translation: string | null; translationLanguage: string | null };
type Refusing = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

/** What belongs together comes together, and it does not end before it begins. */
function togetherOrNot(input: Whole, context: Refusing): void {
  const wants = (field: keyof Whole, message = "required") => context.addIssue({ code: "custom", path: [field], message });
  if (input.inForceFrom !== null && input.inForceTo !== null && input.inForceTo < input.inForceFrom) wants("inForceTo", "dateOrder");
  for (const [one, other] of [["noteEn", "noteZh"], ["noteZh", "noteEn"], ["wording", "wordingLanguage"], ["translation", "translationLanguage"], ["translation", "wording"]] as const) if (input[one] !== null && input[other] === null) wants(other);
}

const replaces = filedIdSchema;
/** The public reads it. */
const reason = longTextSchema;

const addLawSchema = z.strictObject({ act: z.literal("add"), ...wholeFields }).superRefine(togetherOrNot);
const correctLawSchema = z.strictObject({ act: z.literal("correct"), ...wholeFields, replaces, reason }).superRefine(togetherOrNot);
const endLawSchema = z.strictObject({ act: z.literal("end"), practice, replaces, inForceTo: isoDaySchema, source: entrySourceField, quotation: longTextSchema, quotationLanguage: languageTagSchema, reason, ...sentFormFields });
const withdrawLawSchema = z.strictObject({ act: z.literal("withdraw"), practice, replaces, reason, confirmed: confirmedSchema, ...sentFormFields });

export const proposeLawSchema = z.discriminatedUnion("act", [addLawSchema, correctLawSchema, endLawSchema, withdrawLawSchema], { error: "choice" });
export type ProposeLawInput = z.infer<typeof proposeLawSchema>;
export type WholeLawInput = Extract<ProposeLawInput, { act: "add" | "correct" }>;

const proposal = { lawId: proposalIdSchema } as const;
export const approveLawSchema = z.strictObject({ ...proposal, ...approvalFields });
export type ApproveLawInput = z.infer<typeof approveLawSchema>;
export const refuseLawSchema = z.strictObject({ ...proposal, ...refusalFields });
export type RefuseLawInput = z.infer<typeof refuseLawSchema>;
export const takeBackLawSchema = z.strictObject(proposal);
export type TakeBackLawInput = z.infer<typeof takeBackLawSchema>;

/** What the form of a proposal is opened for, by its address; null for what cannot be. */
export const proposalForSchema = z
  .object({ act: z.enum(LAW_ACTS), version: filedIdSchema.optional() })
  .refine(({ act, version }) => (act === "add") === (version === undefined));
