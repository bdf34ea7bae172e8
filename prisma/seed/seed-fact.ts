/**
 * The shape of a seeded fact: the same fields as lib/facts/schema.ts, with the keys of this folder's records, cases and events
 * where the database has ids. The loader replaces each key by the id it made for it and parses the result with the real schema.
 */
import * as z from "zod";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, CERTAINTIES, EVENT_KINDS, MODALITIES, NAME_KINDS, PASSAGE_KINDS, SIGNATURE_STATES, STAGES,
} from "@/lib/core/kinds";
import { honestDateSchema } from "@/lib/core/honest-date";
import { languageTagSchema, longTextSchema, nameTextSchema, shortTextSchema } from "@/lib/core/text";

const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";

/** `person:xie-yang`: kind and slug of a record. */
export const recordKeySchema = z.string().regex(new RegExp(`^(?:person|practice|statement|country|organisation|source):${slug}$`, "u"));
/** `case:xie-yang:1`: the person's slug and the number of the case. */
export const caseKeySchema = z.string().regex(new RegExp(`^case:${slug}:[1-9][0-9]*$`, "u"));
/** `event:round-up-2015-07`. */
export const eventKeySchema = z.string().regex(new RegExp(`^event:${slug}$`, "u"));
/** `xie-yang.round-up`: unique among all facts; docs/seed.md refers to it. */
export const factKeySchema = z.string().regex(new RegExp(`^${slug}(?:\\.${slug})+$`, "u"));
/** `q5`, `p8-1-five`: a quotation (standards' Q numbers) or a part of a sentence. */
export const citationKeySchema = z.string().regex(new RegExp(`^${slug}$`, "u"));

const seedValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name"), text: nameTextSchema, language: languageTagSchema, nameKind: z.enum(NAME_KINDS) }),
  z.strictObject({ kind: z.literal("attribute"), attribute: z.enum(ATTRIBUTES), text: longTextSchema, language: languageTagSchema.nullable() }),
  z.strictObject({
    kind: z.literal("event_reading"),
    eventId: eventKeySchema,
    caseId: caseKeySchema,
    stage: z.enum(STAGES).nullable(),
    eventKind: z.enum(EVENT_KINDS).nullable(),
    practiceId: recordKeySchema.nullable(),
    place: shortTextSchema.nullable(),
    authority: shortTextSchema.nullable().default(null),
    text: longTextSchema,
    language: languageTagSchema,
  }),
  z.strictObject({
    kind: z.literal("affiliation"),
    toId: recordKeySchema,
    affiliation: z.enum(AFFILIATION_KINDS),
    role: shortTextSchema.nullable(),
    language: languageTagSchema,
  }),
  z.strictObject({
    kind: z.literal("passage"),
    passage: z.enum(PASSAGE_KINDS),
    quoted: z.boolean(),
    position: z.int().min(0).max(999),
    text: longTextSchema,
    language: languageTagSchema,
  }),
  z.strictObject({ kind: z.literal("about"), toId: recordKeySchema, relation: z.enum(ABOUT_RELATIONS) }),
  z.strictObject({ kind: z.literal("speaker"), byId: recordKeySchema.nullable(), described: shortTextSchema.nullable(), language: languageTagSchema }),
  z.strictObject({
    kind: z.literal("signature"),
    countryId: recordKeySchema,
    state: z.enum(SIGNATURE_STATES),
    capacity: shortTextSchema.nullable(),
    language: languageTagSchema,
  }),
  z.strictObject({ kind: z.literal("source_link"), parentId: recordKeySchema }),
]);
export type SeedValue = z.infer<typeof seedValueSchema>;

export const seedFactSchema = z.strictObject({
  key: factKeySchema,
  record: recordKeySchema,
  value: seedValueSchema,
  date: honestDateSchema.nullable().default(null),
  modality: z.enum(MODALITIES).default("stated"),
  certainty: z.enum(CERTAINTIES).default("certain"),
  saidById: recordKeySchema.nullable().default(null),
  saidByText: shortTextSchema.nullable().default(null),
  internalNote: longTextSchema.nullable().default(null),
  citations: z.array(citationKeySchema).min(1),
  /** The article's records (S1 to S182) that this fact carries; coverage.json says the same from the other side. */
  carries: z.array(z.string().regex(/^S[1-9][0-9]*$/u)).min(1),
});
export type SeedFact = z.infer<typeof seedFactSchema>;

/**
 * The record, case and event keys that a value points to.
 * @param value a seeded value
 * @returns its keys, nulls left out
 */
export function keysIn(value: SeedValue): string[] {
  return Object.entries(value)
    .filter(([field]) => field.endsWith("Id"))
    .flatMap(([, key]) => (typeof key === "string" ? [key] : []));
}
