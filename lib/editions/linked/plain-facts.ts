/**
 * What may go into a vocabulary that has no word for "alleged", "denied" or "the sources differ" (schema.org, FollowTheMoney): only what sources
 * state and none contradicts (docs/architecture.md, rules 4 and 5). The rest is on the page and in our own JSON, with its marks.
 */
import type { Attribute } from "@/lib/core/kinds";
import type { EditionBody, EditionBodyOf, EditionDate, EditionName, EditionPassage } from "@/lib/editions/contract";
import { attributesOf, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { markOf } from "@/lib/editions/mark";

/**
 * The one reading on which the sources agree, or that an editor preferred.
 * @param sayOf what a reading says, as text: two readings that say the same agree
 * @returns null where one is alleged, disputed or denied, or where they differ and none is preferred
 */
export function agreedOf<F extends EditionFact>(readings: readonly F[], sayOf: (reading: F) => string): F | null {
  const [first, ...others] = preferredFirst(readings);
  if (first === undefined || markOf(readings) !== null) return null;
  return first.preferred || others.every((other) => sayOf(other) === sayOf(first)) ? first : null;
}

/** The agreed text of an attribute; null as above. */
export function agreedText(body: EditionBody, attribute: Attribute): string | null {
  return agreedOf(attributesOf(body, attribute), ({ text }) => text)?.text ?? null;
}

/** The agreed date of a statement or a source. */
export function agreedDate(body: EditionBody): string | null {
  return isoDate(agreedOf(attributesOf(body, "dated"), ({ date }) => date?.edtf ?? "")?.date ?? null);
}

const ISO_DATE = /^\d{4}(?:-\d{2}){0,2}$/u;

/** A date as ISO 8601 can say it: a year, a month or a day. What is about, between or by a day is left out: it would become exact. */
export function isoDate(date: EditionDate | null): string | null {
  return date !== null && ISO_DATE.test(date.edtf) ? date.edtf : null;
}

/** The names that sources state, each form once. */
export function plainNames(body: EditionBody): EditionName[] {
  const stated = preferredFirst(body.names).filter((name) => markOf([name]) === null);
  return [...new Map(stated.map((name) => [`${name.language} ${name.text}`, name])).values()];
}

/** Facts by what they are about, where no reading of it is contradicted; one reading each, in the order given. */
export function plainBy<F extends EditionFact>(facts: readonly F[], keyOf: (fact: F) => string): F[] {
  const groups = new Map<string, F[]>();
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  return [...groups.values()].flatMap((readings) => agreedOf(readings, () => "") ?? []);
}

/** The first reading that says it plainly; null where none does. */
export function plainReading<F extends EditionFact>(readings: readonly F[]): F | null {
  return readings.find((reading) => markOf([reading]) === null) ?? null;
}

/** A statement's own words as sources quote them. */
export function ownWords(body: EditionBodyOf<"statement">): EditionPassage[] {
  return body.passages.filter((passage) => passage.quoted && markOf([passage]) === null);
}
