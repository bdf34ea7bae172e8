/**
 * Two editions of one record, fact by fact and field by field. Pure. Whatever belongs to a record that does not stand any more is taken out of
 * both sides first, so that neither a row, a field nor a count tells of it.
 */
import { fieldDifferences, itemDifferences, type FieldDifference as FieldDifferenceOf, type ItemDifference, type Plain } from "@/lib/core/difference";
import type { RecordId } from "@/lib/core/ids";
import type { EditionBody, EditionCitation, EditionDate } from "@/lib/editions/contract";
import type { EditionLookup } from "@/lib/editions/edition";

// What the contract holds: every array of things with citations, at whatever depth. The tables below must name each, or this does not compile.
type ItemOf<T> = NonNullable<T> extends readonly (infer Item)[] ? Item : never;
type ListsIn<T> = T extends object ? { [K in keyof T & string]-?: ItemOf<T[K]> extends never ? never : ItemOf<T[K]> extends { citations: unknown } ? K : ListsIn<ItemOf<T[K]>> }[keyof T & string] : never;
type FactsIn<T> = T extends object ? { [K in keyof T & string]-?: ItemOf<T[K]> extends never ? never : ItemOf<T[K]> extends { citations: unknown } ? ItemOf<T[K]> : FactsIn<ItemOf<T[K]>> }[keyof T & string] : never;
type KeysOf<T> = T extends object ? keyof T & string : never;

/** Where in a body a fact stands. */
export type FactList = ListsIn<EditionBody>;
export type ComparableFact = FactsIn<EditionBody>;
export type FactField = Exclude<KeysOf<ComparableFact>, "id" | "citations">;

/** `identity` is not drawn; a fact without its `subject` says nothing; `record` is a record beside it. */
type FieldKind = "text" | "code" | "language" | "subject" | "record" | "date" | "yes_no" | "number" | "identity";
const FIELDS = {
  stage: "code", eventKind: "code", kind: "code", attribute: "code", affiliation: "code", relation: "code", passage: "code", state: "code", event: "identity",
  to: "subject", by: "subject", country: "subject", parent: "subject", described: "text", text: "text", role: "text", capacity: "text", practice: "record", place: "text",
  language: "language", quoted: "yes_no", position: "number", date: "date", modality: "code", certainty: "code", disputed: "yes_no", saidBy: "record", saidByText: "text",
  preferred: "yes_no", preferredReason: "text",
  spell: "identity", authority: "text", end: "date", charge: "code", lawyer: "subject", began: "code", ended: "code",
} as const satisfies Record<FactField, FieldKind>;

/** The fields that say which thing a fact is about: facts of one list that agree in them answer the same question (lib/facts/question.ts). */
const QUESTION = {
  names: ["kind"], attributes: ["attribute"], events: ["event"], affiliations: ["affiliation", "to"], parents: ["parent"], speakers: ["by", "described"],
  passages: ["position"], about: ["relation", "to"], signatures: ["country"],
  spells: ["spell"], charges: ["stage"], representations: ["lawyer"],
} as const satisfies Record<FactList, readonly FactField[]>;

export const FACT_LISTS = ["names", "attributes", "affiliations", "events", "spells", "charges", "representations", "parents", "speakers", "passages", "signatures", "about"] as const satisfies readonly FactList[];

/** How a row is drawn. A date comes as three rows: its EDTF value, the words as printed, and the day it was counted from. */
export type FieldType = "text" | "code" | "language" | "record" | "date" | "day" | "yes_no" | "number";
type FieldsOfKind<Kind extends FieldKind> = { [Field in FactField]: (typeof FIELDS)[Field] extends Kind ? Field : never }[FactField];
export type ComparedField = "case" | Exclude<FactField, FieldsOfKind<"identity">> | `${FieldsOfKind<"date">}${"Printed" | "CountedFrom"}`;
export type FieldDifference = FieldDifferenceOf<FieldType> & { field: ComparedField };

const ROWS: Readonly<Record<ComparedField, FieldType>> = rowsOf();

/** The case that a fact stands in: by its id, and its place among those of its edition that stand (decision 035). */
type CaseOfFact = { id: string; place: number };
type ListedFact = { list: FactList; /** Null where it is of no case. */ of: CaseOfFact | null; fact: ComparableFact };

export type FactComparison = {
  act: "added" | "removed" | "changed";
  list: FactList;
  before: ListedFact | null;
  after: ListedFact | null;
  fields: FieldDifference[];
  citations: ItemDifference<EditionCitation>[];
};

/**
 * @param before the edition compared from
 * @param after the edition compared to, of the same record
 * @param lookup the records that stand now and that either of them mentions
 * @returns every fact that is not the same on both sides, list by list; facts are paired by id, and where one was replaced by what it is about
 */
export function compareBodies(before: EditionBody, after: EditionBody, lookup: Pick<EditionLookup, "has">): FactComparison[] {
  const old = factsIn(before, null, lookup);
  const young = factsIn(after, null, lookup);
  const from = new Map(pairedById(old, young));
  const known = new Set(from.values());
  for (const [to, one] of pairedByQuestion(old.filter((fact) => !known.has(fact)), young.filter((fact) => !from.has(fact)))) from.set(to, one);
  const replaced = new Set(from.values());
  const rows = [...young.map((fact) => comparisonOf(from.get(fact) ?? null, fact)), ...old.filter((fact) => !replaced.has(fact)).map((fact) => comparisonOf(fact, null))];
  return FACT_LISTS.flatMap((list) => rows.filter((row): row is FactComparison => row?.list === list));
}

/** Every fact of a body as far as it may be shown. Reads the structure, so that a list which the contract gains is not forgotten here. */
function factsIn(part: object, of: CaseOfFact | null, lookup: Pick<EditionLookup, "has">): ListedFact[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: unknown, at): ListedFact[] => {
      if (typeof item !== "object" || item === null) return [];
      if (isFact(item)) {
        const fact = shown(item, lookup);
        return fact === null ? [] : [{ list: key as FactList, of, fact }];
      }
      return factsIn(item, "number" in item && "id" in item && typeof item.id === "string" ? { id: item.id, place: at + 1 } : of, lookup);
    });
  });
}

function isFact(item: object): item is ComparableFact {
  return "citations" in item;
}

/** A fact without what it says of withdrawn records, a speaker by their record alone; null where nothing of it is left. */
function shown(fact: ComparableFact, lookup: Pick<EditionLookup, "has">): ComparableFact | null {
  const left: Record<string, unknown> = { ...fact, citations: fact.citations.filter(({ source }) => lookup.has(source)) };
  // Older bodies hold a source's words for a speaker beside the speaker's id (lib/publication/body.ts): they would name whom a withdrawal took away.
  if (fact.saidBy !== null) left["saidByText"] = null;
  for (const [field, kind] of Object.entries(FIELDS)) {
    const value = left[field];
    if ((kind !== "subject" && kind !== "record") || value === null || value === undefined || lookup.has(value as RecordId)) continue;
    if (kind === "subject") return null;
    left[field] = null;
  }
  return left as ComparableFact;
}

/** @returns pairs of a fact that is there now and what it was */
function pairedById(old: readonly ListedFact[], young: readonly ListedFact[]): [ListedFact, ListedFact][] {
  const known = new Map(old.map((fact) => [keyOf(fact), fact]));
  return young.flatMap((fact): [ListedFact, ListedFact][] => {
    const same = known.get(keyOf(fact));
    return same === undefined ? [] : [[fact, same]];
  });
}

const keyOf = ({ list, fact }: ListedFact) => `${list} ${fact.id}`;

/** Of facts that answer one question, those that have most in common belong together. @returns as pairedById */
function pairedByQuestion(old: readonly ListedFact[], young: readonly ListedFact[]): [ListedFact, ListedFact][] {
  const answers = new Map<string, ListedFact[]>();
  for (const fact of young) answers.set(questionOf(fact), [...(answers.get(questionOf(fact)) ?? []), fact]);
  const candidates = old.flatMap((from) => (answers.get(questionOf(from)) ?? []).map((to) => ({ from, to, alike: likeness(from, to) })));
  const taken = new Set<ListedFact>();
  return candidates
    .toSorted((a, b) => b.alike - a.alike)
    .flatMap(({ from, to }): [ListedFact, ListedFact][] => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [[to, from]];
    });
}

function questionOf({ list, of, fact }: ListedFact): string {
  const values: Readonly<Record<string, unknown>> = fact;
  const known: readonly string[] = (QUESTION as Partial<typeof QUESTION>)[list] ?? [];
  const about = known.map((field) => values[field] ?? null);
  // Whoever is on record stays the same speaker, however a source describes them.
  return JSON.stringify([list, of?.id ?? null, ...(list === "speakers" && about[0] !== null ? about.slice(0, 1) : about)]);
}

function likeness(from: ListedFact, to: ListedFact): number {
  const [one, other] = [plainOf(from), plainOf(to)];
  return Object.keys(one).filter((field) => one[field] !== null && one[field] === other[field]).length;
}

/** @returns null where nothing that is shown differs */
function comparisonOf(before: ListedFact | null, after: ListedFact | null): FactComparison | null {
  const said = after ?? before;
  if (said === null) return null;
  // A case that moved up since another left is the same case: its number is the one that it has after.
  const from = before !== null && after !== null && before.of?.id === after.of?.id ? { ...before, of: after.of } : before;
  const fields = fieldDifferences(ROWS, from === null ? {} : plainOf(from), after === null ? {} : plainOf(after)) as FieldDifference[];
  const citations = itemDifferences(before?.fact.citations ?? [], after?.fact.citations ?? [], ({ source, exact, locator, reliability, credibility }) => JSON.stringify([source, exact, locator, reliability, credibility]));
  if (!fields.some(({ changed }) => changed) && citations.every(({ state }) => state === "kept")) return null;
  return { act: before === null ? "added" : after === null ? "removed" : "changed", list: said.list, before, after, fields, citations };
}

/** The rows of a fact. */
function plainOf({ of, fact }: ListedFact): Record<string, Plain> {
  const rows: Record<string, Plain> = { case: of?.place ?? null };
  for (const [field, kind] of Object.entries(FIELDS)) {
    const value = (fact as Readonly<Record<string, unknown>>)[field];
    if (kind === "identity" || value === undefined) continue;
    if (kind !== "date") rows[field] = value as Plain;
    else Object.assign(rows, dateRows(field, value as EditionDate | null));
  }
  return rows;
}

function dateRows(field: string, date: EditionDate | null): Record<string, Plain> {
  return { [field]: date?.edtf ?? null, [`${field}Printed`]: date?.printed ?? null, [`${field}CountedFrom`]: date?.countedFrom ?? null };
}

function rowsOf(): Record<ComparedField, FieldType> {
  const rows: Record<string, FieldType> = { case: "number" };
  for (const [field, kind] of Object.entries(FIELDS)) {
    if (kind === "date") Object.assign(rows, { [field]: "date", [`${field}Printed`]: "text", [`${field}CountedFrom`]: "day" });
    else if (kind !== "identity") rows[field] = kind === "subject" ? "record" : kind;
  }
  return rows;
}
