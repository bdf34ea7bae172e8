/**
 * The shape of every fact: what the desk's forms, the seed and an import must all bring (docs/architecture.md, "Facts").
 * One schema per kind; each is the row of that kind's detail table. Objects are strict: an unknown key is refused, not dropped.
 */
import * as z from "zod";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, CERTAINTIES, CHARGE_STAGES, CHARGES, CREDIBILITIES, EVENT_KINDS, MODALITIES, NAME_KINDS, PASSAGE_KINDS,
  PUBLIC_DATES, RELIABILITIES, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, SIGNATURE_STATES, STAGES, STANDINGS, VISIBILITIES,
} from "@/lib/core/kinds";
import { type accountIdSchema, type assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { edtfSchema, honestDateSchema, isoDaySchema } from "@/lib/core/honest-date";

/** One written form of a name (BCP 47 language and script, e.g. `zh-Hans`, `en`, `zh-Latn-pinyin`). */
const name = z.strictObject({ kind: z.literal("name"), text: nameTextSchema, language: languageTagSchema, nameKind: z.enum(NAME_KINDS) });

const attribute = z.strictObject({
  kind: z.literal("attribute"),
  attribute: z.enum(ATTRIBUTES),
  text: longTextSchema,
  language: languageTagSchema.nullable().default(null),
});

/** One source's reading of one event in one case. Exactly one of `stage` and `eventKind` is set. */
const eventReading = z
  .strictObject({
    kind: z.literal("event_reading"),
    eventId: eventIdSchema,
    caseId: caseIdSchema,
    stage: z.enum(STAGES).nullable(),
    eventKind: z.enum(EVENT_KINDS).nullable(),
    practiceId: recordIdSchema.nullable(),
    /** Where, and who did it, as the source calls them. The second came later: older documents (lib/history) do not have it. */
    place: shortTextSchema.nullable(),
    authority: shortTextSchema.nullable().default(null),
    text: longTextSchema,
    language: languageTagSchema,
  })
  .refine((reading) => (reading.stage === null) !== (reading.eventKind === null), { path: ["stage"], message: "stageOrKind" });

const affiliation = z.strictObject({
  kind: z.literal("affiliation"),
  toId: recordIdSchema,
  affiliation: z.enum(AFFILIATION_KINDS),
  role: shortTextSchema.nullable(),
  language: languageTagSchema,
});

/** Places among the words of one statement. */
export const MOST_PASSAGES = 999;

/** Words of a statement. `quoted` marks exact words; otherwise the reporting source's paraphrase. */
const passage = z.strictObject({
  kind: z.literal("passage"),
  passage: z.enum(PASSAGE_KINDS),
  quoted: z.boolean(),
  position: z.int().min(0).max(MOST_PASSAGES),
  text: longTextSchema,
  language: languageTagSchema,
});

const about = z.strictObject({ kind: z.literal("about"), toId: recordIdSchema, relation: z.enum(ABOUT_RELATIONS) });

/** Who said it: a record, or words where the source names nobody ("Experts"). At least one of the two. */
const speaker = z
  .strictObject({ kind: z.literal("speaker"), byId: recordIdSchema.nullable(), described: shortTextSchema.nullable(), language: languageTagSchema })
  .refine((said) => said.byId !== null || said.described !== null, { path: ["described"], message: "required" });

const signature = z.strictObject({
  kind: z.literal("signature"),
  countryId: recordIdSchema,
  state: z.enum(SIGNATURE_STATES),
  capacity: shortTextSchema.nullable(),
  language: languageTagSchema,
});

/** This source rests on another one (a reprint on its original, a news site on a newspaper), or is the text of a statement. */
const sourceLink = z.strictObject({ kind: z.literal("source_link"), parentId: recordIdSchema });

/** When a stretch of time was over, beside the fact's own date, which is its beginning. All null: no source says that it ended. */
const end = { endEdtf: edtfSchema.nullable(), endPrinted: shortTextSchema.nullable(), endCountedFrom: isoDaySchema.nullable() };

/** Wording and anchor belong to a date. */
function refuseWordsWithoutEnd({ endEdtf, endPrinted, endCountedFrom }: { endEdtf: string | null; endPrinted: string | null; endCountedFrom: string | null }): boolean {
  return endEdtf !== null || (endPrinted === null && endCountedFrom === null);
}

/**
 * One source's reading of one stretch of custody in a case, under one practice. The fact's date is its beginning. `spell` numbers the
 * stretches of the case: readings with the same number are of the same stretch. A passed limit is never an end.
 */
const spell = z
  .strictObject({
    kind: z.literal("spell"),
    caseId: caseIdSchema,
    spell: z.int().min(1).max(999),
    practiceId: recordIdSchema,
    /** Where, and by whom held, as the source puts it. */
    place: shortTextSchema.nullable(),
    authority: shortTextSchema.nullable(),
    language: languageTagSchema,
    ...end,
  })
  .refine(refuseWordsWithoutEnd, { path: ["endEdtf"], message: "required" });

/** What somebody is accused of at one stage of a case: as the source prints it, and the charge of the vocabulary that it is. The fact's date is the day of it. */
const charge = z.strictObject({
  kind: z.literal("charge"),
  caseId: caseIdSchema,
  chargeStage: z.enum(CHARGE_STAGES),
  text: longTextSchema,
  language: languageTagSchema,
  /** Null where the printed words are none of the vocabulary's charges, or leave open which. */
  charge: z.enum(CHARGES).nullable(),
});

/** A lawyer's work on a case, kept on the client's record. The fact's date is its beginning. `ended` null: no source says that it ended. */
const representation = z
  .strictObject({
    kind: z.literal("representation"),
    caseId: caseIdSchema,
    lawyerId: recordIdSchema,
    began: z.enum(REPRESENTATION_BEGINNINGS),
    ended: z.enum(REPRESENTATION_ENDINGS).nullable(),
    ...end,
  })
  .refine(refuseWordsWithoutEnd, { path: ["endEdtf"], message: "required" })
  .refine(({ ended, endEdtf }) => ended !== null || endEdtf === null, { path: ["ended"], message: "required" });

export const factValueSchema = z.discriminatedUnion("kind", [
  name, attribute, eventReading, affiliation, passage, about, speaker, signature, sourceLink, spell, charge, representation,
]);
export type FactValue = z.infer<typeof factValueSchema>;
export type FactValueOf<K extends FactValue["kind"]> = Extract<FactValue, { kind: K }>;

/**
 * One quotation of one source. `start` and `end` are positions in the stored text of the source (W3C Web Annotation
 * TextPositionSelector: characters, from 0, end exclusive) where we hold that text; null where we do not.
 */
export const citationSchema = z.strictObject({
  sourceId: recordIdSchema,
  exact: longTextSchema,
  prefix: z.string().max(200).default(""),
  suffix: z.string().max(200).default(""),
  start: z.int().min(0).nullable().default(null),
  end: z.int().min(0).nullable().default(null),
  /** Page, paragraph or minute, where the source has no text position. */
  locator: shortTextSchema.nullable().default(null),
  internalNote: longTextSchema.nullable().default(null),
  /** How an editor rates the source, and what it says here, where they did. */
  reliability: z.enum(RELIABILITIES).nullable().default(null),
  credibility: z.enum(CREDIBILITIES).nullable().default(null),
});
export type CitationInput = z.infer<typeof citationSchema>;

export const factSchema = z.strictObject({
  value: factValueSchema,
  date: honestDateSchema.nullable().default(null),
  modality: z.enum(MODALITIES).default("stated"),
  certainty: z.enum(CERTAINTIES).default("certain"),
  standing: z.enum(STANDINGS).default("accepted"),
  /** Why the office does not accept it, or not without doubt. Never public. */
  standingReason: longTextSchema.nullable().default(null),
  visibility: z.enum(VISIBILITIES).default("public"),
  /** Who says so, where it is not the source's own voice: a record, or the words the source uses. */
  saidById: recordIdSchema.nullable().default(null),
  saidByText: shortTextSchema.nullable().default(null),
  internalNote: longTextSchema.nullable().default(null),
  /** How precisely the public reads the date and the end, where that is coarser than what is known. */
  publicDate: z.enum(PUBLIC_DATES).nullable().default(null),
  /** The words that the public reads in place of the place, "" for none; null where it reads the place itself. */
  publicPlace: shortTextSchema.or(z.literal("")).nullable().default(null),
  citations: z.array(citationSchema),
});
/** A fact as it enters: from a form, the seed or an import. */
export type FactInput = z.infer<typeof factSchema>;

/** A fact as stored, with who added it and what it replaces. */
export type StoredFact = FactInput & {
  id: z.infer<typeof assertionIdSchema>;
  recordId: z.infer<typeof recordIdSchema>;
  question: string;
  preferred: boolean;
  preferredReason: string | null;
  replaces: z.infer<typeof assertionIdSchema> | null;
  createdBy: z.infer<typeof accountIdSchema>;
};
