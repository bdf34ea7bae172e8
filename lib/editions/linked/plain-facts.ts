/**
 * What may go into a vocabulary that has no word for "alleged", "denied" or "the sources differ" (schema.org, FollowTheMoney): only what sources
 * state and none contradicts (docs/architecture.md, rules 4 and 5). The rest is on the page and in our own JSON, with its marks.
 */
import { isPlainDate } from "@/lib/core/honest-date";
import type { Attribute, DateAttribute } from "@/lib/core/kinds";
import type { EditionAffiliation, EditionBody, EditionBodyOf, EditionDate, EditionEvent, EditionName, EditionPassage } from "@/lib/editions/contract";
import { plainOf } from "@/lib/editions/affirmed";
import { attributesOf, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { markOf } from "@/lib/editions/mark";
import { agreedOf } from "@/lib/editions/plain";

/** The agreed text of an attribute; null as above. */
export function agreedText(body: EditionBody, attribute: Attribute): string | null {
  return plainOf(body, attribute)?.text ?? null;
}

/** The agreed date of a statement or a source, or that of somebody's birth. */
export function agreedDate(body: EditionBody, attribute: DateAttribute = "dated"): string | null {
  return isoDate(agreedOf(attributesOf(body, attribute), ({ date }) => date?.edtf ?? "")?.date ?? null);
}

/** A date as ISO 8601 can say it: a year, a month or a day. What is about, between or by a day is left out: it would become exact. */
export function isoDate(date: EditionDate | null): string | null {
  return date !== null && isPlainDate(date.edtf) ? date.edtf : null;
}

/** The names that sources state and none contradicts, each form once. */
export function plainNames(body: Pick<EditionBody, "names">): EditionName[] {
  return [...new Map(plainTexts(body.names).map((name) => [`${name.language} ${name.text}`, name])).values()];
}

// A text that one source states and another denies is disputed, also in the reading that states it.
function plainTexts<F extends EditionFact & { text: string }>(facts: readonly F[]): F[] {
  return preferredFirst(facts).filter((fact) => markOf([fact]) === null && markOf(facts.filter(({ text }) => text === fact.text)) === null);
}

/**
 * Facts by what they are about, where sources state it and none contradicts; one reading each that states it, in the order given.
 * @param keyOf what a fact says, whole: of anything else the reading says, others may say otherwise (agreedOf)
 */
export function plainBy<F extends EditionFact>(facts: readonly F[], keyOf: (fact: F) => string): F[] {
  const groups = new Map<string, F[]>();
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  return [...groups.values()].flatMap((readings) => agreedOf(readings, () => "") ?? []);
}

/** What an affiliation says: to what, and as what. The role is a word of each source's own. */
export function affiliationKey({ to, affiliation }: Pick<EditionAffiliation, "to" | "affiliation">): string {
  return `${to} ${affiliation}`;
}

/** What an event may be described by: the account of its readings, where none of them gives another one. */
export function agreedAccount(readings: readonly EditionEvent[]): EditionEvent | null {
  return agreedOf(readings, ({ text }) => text);
}

/** A statement's own words as sources quote them and none denies that they were said. */
export function ownWords(body: EditionBodyOf<"statement">): EditionPassage[] {
  const stated = new Set(plainTexts(body.passages));
  return body.passages.filter((passage) => passage.quoted && stated.has(passage));
}
