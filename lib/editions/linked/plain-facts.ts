/**
 * What may go into a vocabulary that has no word for "alleged", "denied" or "the sources differ" (schema.org, FollowTheMoney): only what sources
 * state and none contradicts (docs/architecture.md, rules 4 and 5). The rest is on the page and in our own JSON, with its marks.
 */
import type { Attribute, Locale } from "@/lib/core/kinds";
import type { EditionAffiliation, EditionBody, EditionBodyOf, EditionDate, EditionName, EditionPassage } from "@/lib/editions/contract";
import { standing, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { attributesOf, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { labelOf, type Label } from "@/lib/editions/labels";
import { markOf } from "@/lib/editions/mark";

/**
 * A reading on which the sources agree, or of what an editor preferred: one that itself states it plainly.
 * @param sayOf what a reading says, as text: two readings that say the same agree
 * @returns null where it is only alleged, disputed or denied, where the sources differ and none is preferred, or where what is preferred is only alleged
 */
export function agreedOf<F extends EditionFact>(readings: readonly F[], sayOf: (reading: F) => string): F | null {
  const inOrder = preferredFirst(readings);
  const [first] = inOrder;
  if (first === undefined || markOf(readings) !== null) return null;
  const alike = inOrder.filter((reading) => sayOf(reading) === sayOf(first));
  return first.preferred || alike.length === readings.length ? plainReading(alike) : null;
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

/** The names that sources state and none contradicts, each form once. */
export function plainNames(body: Pick<EditionBody, "names">): EditionName[] {
  return [...new Map(plainTexts(body.names).map((name) => [`${name.language} ${name.text}`, name])).values()];
}

// A text that one source states and another denies is disputed, also in the reading that states it.
function plainTexts<F extends EditionFact & { text: string }>(facts: readonly F[]): F[] {
  return preferredFirst(facts).filter((fact) => markOf([fact]) === null && markOf(facts.filter(({ text }) => text === fact.text)) === null);
}

/**
 * What a record is called where no mark can stand beside its name: as labelOf, but by names and titles that are plain. Where it has none, it is
 * called by what it is.
 */
export function plainLabelOf(edition: Edition, locale: Locale, lookup: EditionLookup): Label {
  const { body } = edition;
  // The label of a statement names its speakers.
  const speakers = body.kind === "statement" ? standing(lookup, body.speakers.map(({ by }) => by)) : [];
  return labelOf(plainlyCalled(edition), locale, new Map(speakers.map((speaker) => [speaker.body.id, plainlyCalled(speaker)])));
}

function plainlyCalled(edition: Edition): Edition {
  const { body } = edition;
  const titles = plainTexts(attributesOf(body, "title"));
  const others = body.attributes.filter(({ attribute }) => attribute !== "title");
  return { ...edition, body: { ...body, names: plainNames(body), attributes: [...titles, ...others] } };
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

/** The first reading that says it plainly; null where none does. */
export function plainReading<F extends EditionFact>(readings: readonly F[]): F | null {
  return readings.find((reading) => markOf([reading]) === null) ?? null;
}

/** A statement's own words as sources quote them. */
export function ownWords(body: EditionBodyOf<"statement">): EditionPassage[] {
  return body.passages.filter((passage) => passage.quoted && markOf([passage]) === null);
}
