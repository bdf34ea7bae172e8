/** Whether the words of a fact tell what the public is not to read of its date or place (docs/decisions/044). Pure. */
import { readEdtf, type EdtfPoint } from "@/lib/core/edtf-reading";
import type { PublicDate } from "@/lib/core/kinds";
import type { FactInput } from "@/lib/facts/schema";

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/** English months are cut short to so many letters. */
const SHORT = 3;

/**
 * Quotations leave with no public fact that is coarser (lib/publication/body.ts); its own words do, and must not say what its date and place no longer do. It finds the
 * place as it is written, and the day as people write days in both languages; other words for either it does not know.
 * @param preferredReason published with the fact
 */
export function tellsFiner(fact: FactInput, preferredReason: string | null): boolean {
  const words = wordsOf(fact, preferredReason);
  const hidden = [...placesOf(fact), ...(fact.publicDate === null ? [] : datesOf(fact).flatMap((edtf) => pointsOf(edtf).flatMap((point) => writtenForms(point, fact.publicDate ?? "year"))))];
  return hidden.some((pattern) => pattern.test(words));
}

function wordsOf({ value, saidByText }: FactInput, preferredReason: string | null): string {
  const said: Record<string, unknown> = value;
  const own = ["text", "role", "authority", "described", "capacity"].map((field) => said[field]);
  return [...own, saidByText, preferredReason].filter((word) => typeof word === "string").join("\n").normalize("NFKC").toLowerCase();
}

function placesOf({ value, publicPlace }: FactInput): RegExp[] {
  if (publicPlace === null || !("place" in value) || value.place === null || value.place === publicPlace) return [];
  return [asWritten(value.place.normalize("NFKC").toLowerCase())];
}

function datesOf({ date, value }: FactInput): string[] {
  return [date?.edtf ?? null, "endEdtf" in value ? value.endEdtf : null].filter((edtf) => edtf !== null);
}

function pointsOf(edtf: string): EdtfPoint[] {
  const outcome = readEdtf(edtf);
  if (!outcome.ok) return [];
  const { reading } = outcome;
  switch (reading.shape) {
    case "point":
      return [reading.point];
    case "season":
      return [];
    case "between":
      return [reading.start, reading.end].filter((point) => point !== null);
    case "oneOf":
      return reading.choices.flatMap(({ from, to }) => [from, to]);
  }
}

function writtenForms({ year, month, day }: EdtfPoint, to: PublicDate): RegExp[] {
  if (month === null) return [];
  const name = MONTHS[month - 1] ?? "";
  const names = `(?:${name}|${name.slice(0, SHORT)}\\.?)`;
  const forms: RegExp[] = [];
  if (day !== null) {
    forms.push(new RegExp(`(?<!\\d)0?${String(day)}(?:st|nd|rd|th)?(?: of)? ${names}(?![a-z])`, "u"), new RegExp(`(?<![a-z])${names} 0?${String(day)}(?!\\d)`, "u"));
    forms.push(new RegExp(`(?<!\\d)0?${String(month)}月0?${String(day)}[日号]`, "u"), new RegExp(`${String(year)}[-/.]0?${String(month)}[-/.]0?${String(day)}(?!\\d)`, "u"));
  }
  if (to === "year") {
    forms.push(new RegExp(`(?<![a-z])${names},? (?:of )?${String(year)}(?!\\d)`, "u"), new RegExp(`${String(year)}年0?${String(month)}月`, "u"), new RegExp(`${String(year)}[-/.]0?${String(month)}(?!\\d)`, "u"));
  }
  return forms;
}

function asWritten(words: string): RegExp {
  return new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`), "u");
}
