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
