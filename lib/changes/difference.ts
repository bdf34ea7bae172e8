/**
 * What a change would do, field by field: every added, replaced and retired fact as rows that a reviewer can read. Pure.
 * Values stay codes and ids; the page finds their words (labels, record names) in its own language.
 */
import { fieldDifferences, type FieldDifference as FieldDifferenceOf, type Plain } from "@/lib/core/difference";
import type { CitationInput, FactValue, StoredFact } from "@/lib/facts/schema";

export type FieldType = "text" | "code" | "record" | "case" | "date" | "day" | "yes_no" | "number";

export type FieldDifference = FieldDifferenceOf<FieldType>;
export type CitationDifference = { citation: CitationInput; state: "kept" | "added" | "removed" };

export type FactDifference = {
  act: "added" | "replaced" | "retired";
  kind: FactValue["kind"];
  question: string;
  before: StoredFact | null;
  after: StoredFact | null;
  fields: FieldDifference[];
  citations: CitationDifference[];
};

// Every field of every kind of fact. `eventId` is missing on purpose: it says which event, never anything about it.
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  text: "text", language: "code", nameKind: "code", attribute: "code", caseId: "case", stage: "code", eventKind: "code", practiceId: "record", place: "text",
  toId: "record", affiliation: "code", role: "text", passage: "code", quoted: "yes_no", position: "number", relation: "code", byId: "record", described: "text",
  countryId: "record", state: "code", capacity: "text", parentId: "record",
  spell: "number", authority: "text", chargeStage: "code", charge: "code", lawyerId: "record", began: "code", ended: "code",
  endEdtf: "date", endPrinted: "text", endCountedFrom: "day",
  date: "date", datePrinted: "text", dateCountedFrom: "day", modality: "code", certainty: "code", standing: "code", standingReason: "text", visibility: "code",
  saidById: "record", saidByText: "text", preferred: "yes_no", preferredReason: "text", internalNote: "text",
  publicDate: "code", publicPlace: "text",
};

/** Stands where the public reads no place. */
const NO_PLACE = "—";

/**
 * @param added facts the change adds; `replaces` names a retired one that each stands for
 * @param retired facts the change retires
 */
export function differenceOf({ added, retired }: { added: readonly StoredFact[]; retired: readonly StoredFact[] }): FactDifference[] {
  const gone = new Map(retired.map((fact) => [fact.id, fact]));
  const rows = added.map((after): FactDifference => {
    const before = after.replaces === null ? null : (gone.get(after.replaces) ?? null);
    if (before !== null) gone.delete(before.id);
    return rowOf(before === null ? "added" : "replaced", before, after, after);
  });
  return [...rows, ...[...gone.values()].map((before) => rowOf("retired", before, null, before))];
}

/** Ids of the records that the rows mention, their sources included, for the page to name. */
export function recordsIn(rows: readonly FactDifference[]): string[] {
  const named = rows.flatMap((row) => row.fields.filter(({ type }) => type === "record").flatMap(({ before, after }) => [before, after]));
  const cited = rows.flatMap((row) => row.citations.map(({ citation }) => citation.sourceId));
  return [...new Set([...named, ...cited].filter((id) => id !== null))];
}

function rowOf(act: FactDifference["act"], before: StoredFact | null, after: StoredFact | null, { value, question }: StoredFact): FactDifference {
  const fields = fieldDifferences(FIELD_TYPES, before === null ? {} : fieldsOf(before), after === null ? {} : fieldsOf(after));
  return { act, kind: value.kind, question, before, after, fields, citations: citationsOf(before, after) };
}

function fieldsOf(fact: StoredFact): Record<string, Plain> {
  const { modality, certainty, standing, standingReason, visibility, saidById, saidByText, preferred, preferredReason, internalNote, publicDate } = fact;
  // No place for the public is said in words, so that a difference shows it.
  const publicPlace = fact.publicPlace === "" ? NO_PLACE : fact.publicPlace;
  const date = { date: fact.date?.edtf ?? null, datePrinted: fact.date?.printed ?? null, dateCountedFrom: fact.date?.countedFrom ?? null };
  // The kind comes along, and is no field that a difference shows (FIELD_TYPES).
  return { ...fact.value, ...date, modality, certainty, standing, standingReason, visibility, saidById, saidByText, preferred, preferredReason, internalNote, publicDate, publicPlace };
}

function citationsOf(before: StoredFact | null, after: StoredFact | null): CitationDifference[] {
  const old = [...(before?.citations ?? [])];
  const rows = (after?.citations ?? []).map((citation): CitationDifference => {
    const index = old.findIndex((known) => isSameQuotation(known, citation));
    if (index >= 0) old.splice(index, 1);
    return { citation, state: index >= 0 ? "kept" : "added" };
  });
  return [...rows, ...old.map((citation): CitationDifference => ({ citation, state: "removed" }))];
}

// The quoted words and where they stand; a position found later is the same quotation, another position another one.
function isSameQuotation(old: CitationInput, young: CitationInput): boolean {
  const words = ({ sourceId, exact, locator, internalNote, reliability, credibility }: CitationInput) => JSON.stringify([sourceId, exact, locator, internalNote, reliability, credibility]);
  const place = ({ prefix, suffix, start, end }: CitationInput) => JSON.stringify([prefix, suffix, start, end]);
  return words(old) === words(young) && (old.start === null && old.prefix === "" && old.suffix === "" && young.start !== null ? true : place(old) === place(young));
}
