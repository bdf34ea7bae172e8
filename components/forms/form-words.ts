import type { Locale } from "@/lib/core/kinds";

/** The words of a form, translated by the server page. The sentences for what can go wrong are many, and of no use until something does: they come with the program (form-errors.ts). */
export type FormLabels = {
  locale: Locale;
  /** Heading of the error summary. */
  problem: string;
  /** Put before the page's title after a failed post. */
  errorPrefix: string;
  saving: string;
  optional: string;
};

/**
 * The id of a field's control: `citations[0].exact` and `citations.0.exact` are one field.
 * @param scope sets the fields of one form apart from those of another on the same page
 */
export function fieldId(name: string, scope = "field"): string {
  return `${scope}-${name.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}

/** `lines[3].countryId`, or as a parser writes it: `lines.3.countryId`. */
const IN_A_ROW = /^(?<list>\w+)(?:\[|\.)(?<at>\d+)\]?\.(?<field>\w+)$/u;

/**
 * What a field is called in the summary.
 * @param fields by name; of rows of which nobody knows beforehand how many there are, one for all of them (`lines[].countryId`), in which `{text}` stands for what the
 *   row's own field of that name holds
 * @param values what was sent
 * @returns undefined for a field without a label of its own
 */
export function labelOfField(name: string, fields: Readonly<Record<string, string>>, values: Readonly<Record<string, string | string[]>> = {}): string | undefined {
  const own = Object.entries(fields).find(([known]) => fieldId(known) === fieldId(name))?.[1];
  const row = IN_A_ROW.exec(name)?.groups;
  if (own !== undefined || row === undefined) return own;
  const held = (field: string) => Object.entries(values).find(([known]) => fieldId(known) === fieldId(`${String(row["list"])}[${String(row["at"])}].${field}`))?.[1];
  return fields[`${String(row["list"])}[].${String(row["field"])}`]?.replaceAll(/\{(\w+)\}/gu, (_hole, field: string) => [held(field) ?? ""].flat().join(" "));
}
