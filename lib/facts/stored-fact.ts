/** From the desk's rows to a fact: one place knows how the columns and the detail tables make a StoredFact. */
import * as z from "zod";
import { dayOf } from "@/lib/core/days";
import { accountIdSchema, assertionIdSchema, recordIdSchema } from "@/lib/core/ids";
import { factSchema, type FactInput, type StoredFact } from "@/lib/facts/schema";
import type { Prisma } from "@/prisma/generated/client";

/** Every column and detail that a fact is made of. */
export const STORED_FACT_COLUMNS = {
  id: true, kind: true, recordId: true, question: true, standing: true, certainty: true, modality: true, visibility: true,
  saidById: true, saidByText: true, edtf: true, datePrinted: true, dateCountedFrom: true, preferred: true, preferredReason: true, standingReason: true,
  internalNote: true, publicDate: true, publicPlace: true, replacesId: true, createdById: true,
  name: { select: { text: true, language: true, nameKind: true } },
  attribute: { select: { attribute: true, text: true, language: true } },
  eventReading: { select: { eventId: true, caseId: true, stage: true, eventKind: true, practiceId: true, place: true, authority: true, text: true, language: true } },
  affiliation: { select: { toId: true, affiliation: true, role: true, language: true } },
  passage: { select: { passage: true, quoted: true, position: true, text: true, language: true } },
  about: { select: { toId: true, relation: true } },
  speaker: { select: { byId: true, described: true, language: true } },
  signature: { select: { countryId: true, state: true, capacity: true, language: true } },
  sourceLink: { select: { parentId: true } },
  spell: {
    select: { caseId: true, spell: true, practiceId: true, place: true, authority: true, language: true, endEdtf: true, endPrinted: true, endCountedFrom: true },
  },
  charge: { select: { caseId: true, chargeStage: true, text: true, language: true, charge: true } },
  representation: { select: { caseId: true, lawyerId: true, began: true, ended: true, endEdtf: true, endPrinted: true, endCountedFrom: true } },
  citations: {
    select: {
      citation: { select: { sourceId: true, exact: true, prefix: true, suffix: true, startPosition: true, endPosition: true, locator: true, internalNote: true, reliability: true, credibility: true } },
    },
  },
} as const satisfies Prisma.AssertionSelect;

export type StoredFactRow = Prisma.AssertionGetPayload<{ select: typeof STORED_FACT_COLUMNS }>;

/** A stored fact as it reads back, also from a revision's document (lib/history). */
export const storedFactSchema = factSchema.extend({
  id: assertionIdSchema,
  recordId: recordIdSchema,
  question: z.string(),
  preferred: z.boolean(),
  preferredReason: z.string().nullable(),
  replaces: assertionIdSchema.nullable(),
  createdBy: accountIdSchema,
});

/** What a stored fact says, as it entered: to be said once more by another fact. */
export function saidBy({ id: _id, recordId: _recordId, question: _question, preferred: _preferred, preferredReason: _reason, replaces: _replaces, createdBy: _createdBy, ...said }: StoredFact): FactInput {
  return said;
}

/** @throws ZodError where a row is no fact: a fault of ours or of a hand in the database, never of a person's input. */
export function toStoredFact(row: StoredFactRow): StoredFact {
  return storedFactSchema.parse({
    id: row.id,
    recordId: row.recordId,
    question: row.question,
    value: { kind: row.kind, ...detailOf(row) },
    date: row.edtf === null ? null : { edtf: row.edtf, printed: row.datePrinted, countedFrom: row.dateCountedFrom && dayOf(row.dateCountedFrom) },
    modality: row.modality,
    certainty: row.certainty,
    standing: row.standing,
    standingReason: row.standingReason,
    visibility: row.visibility,
    saidById: row.saidById,
    saidByText: row.saidByText,
    internalNote: row.internalNote,
    publicDate: row.publicDate,
    publicPlace: row.publicPlace,
    preferred: row.preferred,
    preferredReason: row.preferredReason,
    replaces: row.replacesId,
    createdBy: row.createdById,
    citations: row.citations.map(({ citation: { startPosition, endPosition, ...words } }) => ({ ...words, start: startPosition, end: endPosition })).sort(inReadingOrder),
  });
}

function detailOf(row: StoredFactRow) {
  const undated = row.name ?? row.attribute ?? row.eventReading ?? row.affiliation ?? row.passage ?? row.about ?? row.speaker ?? row.signature ?? row.sourceLink ?? row.charge;
  const lasting = row.spell ?? row.representation;
  return undated ?? (lasting && { ...lasting, endCountedFrom: lasting.endCountedFrom && dayOf(lasting.endCountedFrom) });
}

type Ordered = { start: number | null; sourceId: string; exact: string; prefix: string; locator: string | null; reliability: string | null; credibility: string | null };

// The link table keeps no order; an edition must come out the same each time it is made.
function inReadingOrder(one: Ordered, other: Ordered): number {
  return (one.start ?? Infinity) - (other.start ?? Infinity) || compare(one.sourceId, other.sourceId) || compare(one.exact, other.exact) || compare(one.prefix, other.prefix) || compare(one.locator ?? "", other.locator ?? "") || compare(ratingOf(one), ratingOf(other));
}

function ratingOf({ reliability, credibility }: Ordered): string {
  return `${reliability ?? ""}${credibility ?? ""}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
