/**
 * The shape of every fact: what the desk's forms, the seed and an import must all bring (docs/architecture.md, "Facts").
 * One schema per kind; each is the row of that kind's detail table. Objects are strict: an unknown key is refused, not dropped.
 */
import * as z from "zod";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, CERTAINTIES, EVENT_KINDS, MODALITIES, NAME_KINDS, PASSAGE_KINDS, SIGNATURE_STATES,
  STAGES, STANDINGS, VISIBILITIES,
} from "@/lib/core/kinds";
import { type accountIdSchema, type assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";
import { honestDateSchema } from "@/lib/core/honest-date";

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
    place: shortTextSchema.nullable(),
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

/** Words of a statement. `quoted` marks exact words; otherwise the reporting source's paraphrase. */
const passage = z.strictObject({
  kind: z.literal("passage"),
  passage: z.enum(PASSAGE_KINDS),
  quoted: z.boolean(),
  position: z.int().min(0).max(999),
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

export const factValueSchema = z.discriminatedUnion("kind", [name, attribute, eventReading, affiliation, passage, about, speaker, signature, sourceLink]);
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
});
export type CitationInput = z.infer<typeof citationSchema>;

export const factSchema = z.strictObject({
  value: factValueSchema,
  date: honestDateSchema.nullable().default(null),
  modality: z.enum(MODALITIES).default("stated"),
  certainty: z.enum(CERTAINTIES).default("certain"),
  standing: z.enum(STANDINGS).default("accepted"),
  visibility: z.enum(VISIBILITIES).default("public"),
  /** Who says so, where it is not the source's own voice: a record, or the words the source uses. */
  saidById: recordIdSchema.nullable().default(null),
  saidByText: shortTextSchema.nullable().default(null),
  internalNote: longTextSchema.nullable().default(null),
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
