/** Which facts stand on a record of which kind, and to which records they may point: what the desk offers to add, and what its commands take. Pure. */
import type { Attribute, FactKind, RecordKind } from "@/lib/core/kinds";

/** In the order of the record's file. A statement and a source are called by their title, which is an attribute. */
export const FACTS_ON = {
  person: ["name", "attribute", "affiliation", "event_reading", "spell", "charge", "representation"],
  organisation: ["name", "attribute", "affiliation"],
  country: ["name", "attribute"],
  practice: ["name", "attribute"],
  statement: ["attribute", "speaker", "passage", "about", "signature"],
  source: ["attribute", "source_link"],
} as const satisfies Record<RecordKind, readonly FactKind[]>;

/** Which attributes a record of each kind may have, in the order of its file. */
export const ATTRIBUTES_ON = {
  person: ["occupation", "born", "description"],
  organisation: ["description"],
  country: ["description"],
  practice: ["description", "longest"],
  statement: ["title", "form", "medium", "dated", "publicity", "description"],
  source: ["title", "publisher", "dated", "address", "archive", "language", "description"],
} as const satisfies Record<RecordKind, readonly Attribute[]>;

/** Kinds of record that the facts of each kind may point to; those that are missing point to none, or to what is no record of their own (a case). */
export const POINTS_TO = {
  affiliation: ["organisation", "country"],
  about: ["person", "practice", "statement", "country", "organisation"],
  speaker: ["person", "organisation", "country"],
  signature: ["country"],
  source_link: ["source", "statement"],
  spell: ["practice"],
  representation: ["person"],
} as const satisfies Partial<Record<FactKind, readonly RecordKind[]>>;
export type PointingKind = keyof typeof POINTS_TO;

export function mayHold(record: RecordKind, fact: FactKind): boolean {
  return (FACTS_ON[record] as readonly FactKind[]).includes(fact);
}

export function mayHaveAttribute(record: RecordKind, attribute: Attribute): boolean {
  return (ATTRIBUTES_ON[record] as readonly Attribute[]).includes(attribute);
}

/** None where facts of this kind point to no record. */
export function pointedToBy(fact: FactKind): readonly RecordKind[] {
  return fact in POINTS_TO ? POINTS_TO[fact as PointingKind] : [];
}
