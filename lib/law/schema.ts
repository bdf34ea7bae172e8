/** What the forms about the law send (docs/decisions/050). Browser-safe. */
import * as z from "zod";
import { confirmedSchema } from "@/lib/core/confirmed";
import { isoDaySchema } from "@/lib/core/honest-date";
import { languageTagSchema, longTextSchema, shortTextSchema } from "@/lib/core/text";
import { sentFormFields } from "@/lib/unsent/schema";
import { ARTICLE, LAW_ACTS, LONGEST, UNCHECKED, type LawAct, type LawVersion } from "@/lib/vocabulary/law";
import { PRACTICES } from "@/lib/vocabulary/practices";

/** How far a version is on its way: it came with the product, or was proposed and then decided on. */
export const LAW_STATES = ["shipped", "proposed", "approved", "refused", "taken_back"] as const;
export type LawState = (typeof LAW_STATES)[number];

/** A version on file: one that came with the product, or that somebody proposed. */
export type LawOnFile = {
  id: string;
  act: LawAct;
  state: LawState;
  version: LawVersion;
  /** What it replaces, or would. */
  replaces: LawVersion | null;
  reason: string | null;
  /** Null where it came with the product. */
  proposed: { by: string; at: Date } | null;
  decided: { by: string; at: Date; note: string | null; /** By whoever proposed it. */ alone: boolean } | null;
  may: { approve: boolean; refuse: boolean; takeBack: boolean };
};

const blankAsNull = (typed: unknown) => (typeof typed === "string" && typed.trim() === "" ? null : typeof typed === "string" ? typed.trim() : typed);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsNull, schema.nullable().default(null));
const needed = (pattern: RegExp, error: string) => z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).regex(pattern, { error });
const ticked = (typed: unknown) => (typed === undefined ? [] : Array.isArray(typed) ? (typed as unknown[]) : [typed]);

/** The id of a version: random, or a word where it came with the product. */
export const lawIdSchema = z.string().max(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: "id" });
const practice = z.string().refine((code) => PRACTICES.some((each) => each.code === code), { error: "choice" });
/** In the words of the source, not ours: at least as long as any entry of the vocabulary names its source. */
const source = longTextSchema.pipe(z.string().min(10, { error: "lawSource" }));

/** A version as it would stand, field by field. */
const wholeFields = {
  practice,
  lawEn: shortTextSchema,
  lawZh: shortTextSchema,
  version: needed(/^[0-9]{4}$/u, "lawYear"),
  inForceFrom: optional(isoDaySchema),
  inForceTo: optional(isoDaySchema),
  article: optional(z.string().regex(ARTICLE, { error: "lawArticle" })),
  lengthArticle: optional(z.string().regex(ARTICLE, { error: "lawArticle" })),
  longest: optional(z.string().toUpperCase().regex(LONGEST, { error: "lawLength" })),
  noteEn: optional(longTextSchema),
  noteZh: optional(longTextSchema),
  wording: optional(longTextSchema),
  wordingLanguage: optional(languageTagSchema),
  translation: optional(longTextSchema),
  translationLanguage: optional(languageTagSchema),
  source,
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

const replaces = lawIdSchema;
/** The public reads it. */
const reason = longTextSchema;

const addLawSchema = z.strictObject({ act: z.literal("add"), ...wholeFields }).superRefine(togetherOrNot);
const correctLawSchema = z.strictObject({ act: z.literal("correct"), ...wholeFields, replaces, reason }).superRefine(togetherOrNot);
const endLawSchema = z.strictObject({ act: z.literal("end"), practice, replaces, inForceTo: isoDaySchema, source, quotation: longTextSchema, quotationLanguage: languageTagSchema, reason, ...sentFormFields });
const withdrawLawSchema = z.strictObject({ act: z.literal("withdraw"), practice, replaces, reason, confirmed: confirmedSchema, ...sentFormFields });

export const proposeLawSchema = z.discriminatedUnion("act", [addLawSchema, correctLawSchema, endLawSchema, withdrawLawSchema], { error: "choice" });
export type ProposeLawInput = z.infer<typeof proposeLawSchema>;
export type WholeLawInput = Extract<ProposeLawInput, { act: "add" | "correct" }>;

const proposal = { lawId: z.uuidv4({ error: "id" }).toLowerCase() } as const;
export const approveLawSchema = z.strictObject({ ...proposal, confirmed: confirmedSchema });
export type ApproveLawInput = z.infer<typeof approveLawSchema>;
export const refuseLawSchema = z.strictObject({ ...proposal, note: longTextSchema, ...sentFormFields });
export type RefuseLawInput = z.infer<typeof refuseLawSchema>;
export const takeBackLawSchema = z.strictObject(proposal);
export type TakeBackLawInput = z.infer<typeof takeBackLawSchema>;

/** What the form of a proposal is opened for, by its address; null for what cannot be. */
export const proposalForSchema = z
  .object({ act: z.enum(LAW_ACTS), version: lawIdSchema.optional() })
  .refine(({ act, version }) => (act === "add") === (version === undefined));
