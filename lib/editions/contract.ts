/**
 * The public contract: the exact shape of an edition's body, version 1. What is not named here cannot become public.
 * Bodies hold ids of other records, never their names: those are looked up when read, so that a withdrawn record vanishes everywhere.
 * Objects are strict, so that a field added to the desk and not to this list is refused, not published.
 */
import * as z from "zod";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, CERTAINTIES, CHARGE_STAGES, CHARGES, CREDIBILITIES, EVENT_KINDS, MODALITIES, NAME_KINDS, PASSAGE_KINDS, RECORD_KINDS, RELIABILITIES, REPRESENTATION_BEGINNINGS,
  REPRESENTATION_ENDINGS, SIGNATURE_STATES, STAGES,
} from "@/lib/core/kinds";
import { assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema, slugSchema } from "@/lib/core/ids";

const day = z.iso.date();

/** An honest date: EDTF, its earliest and latest day, the words as printed and the day they were counted from. */
const date = z.strictObject({ edtf: z.string(), earliest: day.nullable(), latest: day.nullable(), printed: z.string().nullable(), countedFrom: day.nullable() });
export type EditionDate = z.infer<typeof date>;

const citation = z.strictObject({
  source: recordIdSchema,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  locator: z.string().nullable(),
  /** How the office rates the source, and what it says here; absent where it did not. They came after editions had been made, as the lists of a case did. */
  reliability: z.enum(RELIABILITIES).optional(),
  credibility: z.enum(CREDIBILITIES).optional(),
});
export type EditionCitation = z.infer<typeof citation>;

/** What every public fact carries beside its value. */
const fact = {
  id: assertionIdSchema,
  date: date.nullable(),
  modality: z.enum(MODALITIES),
  certainty: z.enum(CERTAINTIES),
  disputed: z.boolean(),
  preferred: z.boolean(),
  preferredReason: z.string().nullable(),
  saidBy: recordIdSchema.nullable(),
  saidByText: z.string().nullable(),
  citations: z.array(citation).min(1),
};

const name = z.strictObject({ ...fact, text: z.string(), language: z.string(), kind: z.enum(NAME_KINDS) });
const attribute = z.strictObject({ ...fact, attribute: z.enum(ATTRIBUTES), text: z.string(), language: z.string().nullable() });
const affiliation = z.strictObject({ ...fact, to: recordIdSchema, affiliation: z.enum(AFFILIATION_KINDS), role: z.string().nullable(), language: z.string() });
export const editionEventSchema = z.strictObject({
  ...fact,
  event: eventIdSchema,
  stage: z.enum(STAGES).nullable(),
  eventKind: z.enum(EVENT_KINDS).nullable(),
  practice: recordIdSchema.nullable(),
  place: z.string().nullable(),
  /** Who did it, as the source calls them; absent where it names nobody. It came after editions had been made, as ratings did. */
  authority: z.string().optional(),
  text: z.string(),
  language: z.string(),
});
/** A stretch of custody under one practice, as one source reads it; `date` is its beginning, `end` null where no source says that it ended. */
const spell = z.strictObject({
  ...fact,
  /** Which stretch of the case: readings with the same number are of the same one. */
  spell: z.int().positive(),
  // Null in no published body: only where what is drawn leaves out a withdrawn practice (lib/editions/standing-part.ts).
  practice: recordIdSchema.nullable(),
  place: z.string().nullable(),
  authority: z.string().nullable(),
  language: z.string(),
  end: date.nullable(),
});
/** An accusation at one stage: the words as printed, and the charge of the vocabulary that they are, where they are one. */
const charge = z.strictObject({ ...fact, stage: z.enum(CHARGE_STAGES), text: z.string(), language: z.string(), charge: z.enum(CHARGES).nullable() });
/** A lawyer's work on the case; `date` is its beginning, `ended` and `end` null where no source says that it ended. */
const representation = z.strictObject({
  ...fact,
  lawyer: recordIdSchema,
  began: z.enum(REPRESENTATION_BEGINNINGS),
  ended: z.enum(REPRESENTATION_ENDINGS).nullable(),
  end: date.nullable(),
});
const passage = z.strictObject({ ...fact, passage: z.enum(PASSAGE_KINDS), quoted: z.boolean(), position: z.int(), text: z.string(), language: z.string() });
const about = z.strictObject({ ...fact, to: recordIdSchema, relation: z.enum(ABOUT_RELATIONS) });
const speaker = z.strictObject({ ...fact, by: recordIdSchema.nullable(), described: z.string().nullable(), language: z.string() });
const signature = z.strictObject({ ...fact, country: recordIdSchema, state: z.enum(SIGNATURE_STATES), capacity: z.string().nullable(), language: z.string() });
const sourceLink = z.strictObject({ ...fact, parent: recordIdSchema });

export type EditionName = z.infer<typeof name>;
export type EditionAttribute = z.infer<typeof attribute>;
export type EditionAffiliation = z.infer<typeof affiliation>;
export type EditionEvent = z.infer<typeof editionEventSchema>;
export type EditionSpell = z.infer<typeof spell>;
export type EditionCharge = z.infer<typeof charge>;
export type EditionRepresentation = z.infer<typeof representation>;
export type EditionPassage = z.infer<typeof passage>;
export type EditionAbout = z.infer<typeof about>;
export type EditionSpeaker = z.infer<typeof speaker>;
export type EditionSignature = z.infer<typeof signature>;
export type EditionSourceLink = z.infer<typeof sourceLink>;

/** What a record is called and is said to be: the part of every body that lists and labels draw. */
const named = { id: recordIdSchema, slug: slugSchema, names: z.array(name), attributes: z.array(attribute) };
export const editionHeadSchema = z.object({ ...named, kind: z.enum(RECORD_KINDS).exclude(["statement"]) });
const head = { contract: z.literal(1), ...named };

/**
 * The last three lists came after editions had been made: a case that has none of a kind leaves the list out, so that older bodies, and
 * those of records without such facts, keep their bytes and hashes (decision 016).
 */
const detention = z.strictObject({
  id: caseIdSchema,
  number: z.int().positive(),
  events: z.array(editionEventSchema),
  spells: z.array(spell).min(1).optional(),
  charges: z.array(charge).min(1).optional(),
  representations: z.array(representation).min(1).optional(),
});
export type EditionCase = z.infer<typeof detention>;
/** As much of a case as says who was held, when and under which practice. */
export const custodySchema = detention.pick({ id: true, number: true, spells: true });
export type EditionCustody = z.infer<typeof custodySchema>;

const person = z.strictObject({ ...head, kind: z.literal("person"), affiliations: z.array(affiliation), cases: z.array(detention) });
const practice = z.strictObject({ ...head, kind: z.literal("practice") });
const country = z.strictObject({ ...head, kind: z.literal("country") });
const organisation = z.strictObject({ ...head, kind: z.literal("organisation"), affiliations: z.array(affiliation) });
const source = z.strictObject({ ...head, kind: z.literal("source"), parents: z.array(sourceLink) });
const statement = z.strictObject({
  ...head,
  kind: z.literal("statement"),
  speakers: z.array(speaker),
  passages: z.array(passage),
  about: z.array(about),
  signatures: z.array(signature),
});

export const editionBodySchema = z.discriminatedUnion("kind", [person, practice, country, organisation, source, statement]);
export type EditionBody = z.infer<typeof editionBodySchema>;
export type EditionBodyOf<K extends EditionBody["kind"]> = Extract<EditionBody, { kind: K }>;
