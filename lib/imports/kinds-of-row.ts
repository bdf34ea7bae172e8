/** Which columns a row uses, by the kind of fact that it tells. Pure; may be in a browser. */
import type { FactKind } from "@/lib/core/kinds";
import { IMPORT_FIELDS, type ImportField, type Template } from "@/lib/imports/schema";

/** Kinds of fact that a row can tell: whatever a person's file holds. */
export type RowKind = Extract<FactKind, "event_reading" | "spell" | "name" | "attribute" | "affiliation" | "representation" | "charge">;

const END = ["end", "end_printed", "end_counted_from"] as const;

/** Columns that not every kind has, and which those are. All others are of every row: whom it is about, when, how it is put and how sure, and who says so in which words. */
const OWN: Readonly<Record<RowKind, readonly ImportField[]>> = {
  event_reading: ["case", "event", "practice", "place", "public_place", "authority", "text", "text_language"],
  spell: ["case", "event", ...END, "practice", "place", "public_place", "authority", "text_language"],
  name: ["text", "text_language"],
  attribute: ["text", "text_language"],
  affiliation: ["to", "text", "text_language"],
  representation: ["case", "to", "ended", ...END],
  charge: ["case", "charge", "text", "text_language"],
};
const NOT_OF_ALL: ReadonlySet<ImportField> = new Set(Object.values(OWN).flat());

export function isFieldOf(kind: RowKind, field: ImportField): boolean {
  return !NOT_OF_ALL.has(field) || OWN[kind].includes(field);
}

/** Which of a person's facts belong to one of their cases. */
export function isOfCase(kind: RowKind): boolean {
  return OWN[kind].includes("case");
}

/** Kinds of row that a template is for. */
export const IN_TEMPLATE = { "case-updates": ["event_reading"], custody: ["spell"], names: ["name", "attribute"], affiliations: ["affiliation"], lawyers: ["representation"], charges: ["charge"] } as const satisfies Record<Template, readonly RowKind[]>;

/** The columns of a template, in their order. One table may hold rows of every kind, with the columns of each. */
export function fieldsOfTemplate(template: Template): ImportField[] {
  return IMPORT_FIELDS.filter((field) => IN_TEMPLATE[template].some((kind) => isFieldOf(kind, field)));
}
