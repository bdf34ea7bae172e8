/** Invented facts as the desk keeps them, made without a desk: ids and words are the same for the same seed. No name here is a person's. */
import { accountIdSchema, assertionIdSchema, type RecordId } from "@/lib/core/ids";
import type { Modality } from "@/lib/core/kinds";
import { questionOf } from "@/lib/facts/question";
import type { CitationInput, FactValue, StoredFact } from "@/lib/facts/schema";
import { idFor, oneOf } from "@/prisma/factories/invented-people";

const GARDEN = [
  "aubergine", "bergamot", "cardamom", "daikon", "endive", "fennel", "garlic", "horseradish", "iceberg", "jicama", "kohlrabi", "leek", "mustard", "nettle", "okra", "parsnip", "quince",
  "radish", "salsify", "turnip", "borage", "chervil", "dill", "elderberry", "fig", "gooseberry", "hazel", "ivy", "juniper", "kale", "lovage", "mint", "nutmeg", "orchard", "pear", "quinoa",
];
const YEARS = 6;
/** Where nobody asks for other years: all of it lies ahead of whoever reads the tests. */
export const FIRST_YEAR = 2031;
const DAY_MS = 86_400_000;

/** Whoever wrote the invented facts; bodies do not hold it. */
const AUTHOR = accountIdSchema.parse(idFor("author"));

/** So many words of a garden, one space between them. */
export function gardenWords(count: number, random: () => number): string {
  return Array.from({ length: count }, () => oneOf(GARDEN, random)).join(" ");
}

/** A day, as days since 1970, in the six years of the invented record. */
export function inventedDay(firstYear: number, random: () => number): number {
  return Math.floor(Date.UTC(firstYear, 0, 1) / DAY_MS + random() * YEARS * 365);
}

/** The day as EDTF: exact, to its month, or about its month, as sources have it. @param day days since 1970 */
export function edtfOf(day: number, random: () => number): string {
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const die = random();
  return die < 0.75 ? iso : die < 0.95 ? iso.slice(0, 7) : `${iso.slice(0, 7)}~`;
}

/** A quotation of one of these sources. */
export function quotation(sources: readonly RecordId[], random: () => number): CitationInput {
  const exact = `${gardenWords(10, random)}, it is said`;
  return { sourceId: oneOf(sources, random), exact, prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null };
}

type Rest = { edtf?: string | null; modality?: Modality; citations: CitationInput[] };

/**
 * A fact of a record, as lib/facts reads it back.
 * @param word tells it from every other fact; its id is made of it
 */
export function inventedFact(recordId: RecordId, word: string, value: FactValue, { edtf = null, modality = "stated", citations }: Rest): StoredFact {
  return {
    id: assertionIdSchema.parse(idFor(`fact ${word}`)), recordId, question: questionOf(value), value, date: edtf === null ? null : { edtf, printed: null, countedFrom: null }, modality,
    certainty: "certain", standing: "accepted", standingReason: null, visibility: "public", saidById: null, saidByText: null, internalNote: null, publicDate: null, publicPlace: null, preferred: false, preferredReason: null, replaces: null,
    createdBy: AUTHOR, citations: citations.toSorted(inReadingOrder),
  };
}

// As lib/facts/stored-fact.ts gives them back, where no position is known.
function inReadingOrder(one: CitationInput, other: CitationInput): number {
  return compare(one.sourceId, other.sourceId) || compare(one.exact, other.exact);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
