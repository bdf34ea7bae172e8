/** What a record is called on the page of one language. Names keep their own language; what we compose is in the reader's. */
import { formatHonestDate } from "@/lib/core/honest-date";
import { STATEMENT_FORMS, type Locale } from "@/lib/core/kinds";
import { listIn, siteLanguage } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";
import type { EditionBody, EditionName } from "@/lib/editions/contract";
import { affirmedOf, affirmedValues, plainOf } from "@/lib/editions/affirmed";
import { plainDateOf } from "@/lib/editions/datings";
import { standing, type Edition, type EditionLookup } from "@/lib/editions/edition";
import type { Head, Named } from "@/lib/editions/head";
import type { Mark } from "@/lib/editions/mark";
import { plainSignatories } from "@/lib/editions/signatories";
import { translatorFor } from "@/lib/messages/translate";
import { countryName } from "@/lib/vocabulary/countries";
import { inLocale } from "@/lib/vocabulary/sourced";

type Words = { text: string; language: string | null };

/**
 * A text and its language (BCP 47); null language: the page's own. `within`: words of other languages in it, in their order. `mark`: what must stand
 * beside it, where sources do not plainly state the name or title that it is; absent where they do.
 */
export type Label = Words & { within?: readonly Words[]; mark?: NonNullable<Mark> };

/** A label in pieces, each in one language: a name in the midst of our own words is read out as what it is. */
export function piecesOf({ text, language, within = [] }: Label): Words[] {
  const pieces: Words[] = [];
  let rest = text;
  for (const words of within) {
    // Our own sentence may begin with somebody's words.
    const found = [words.text, capital(words.text)].find((written) => rest.includes(written));
    if (found === undefined) continue;
    const at = rest.indexOf(found);
    if (at > 0) pieces.push({ text: rest.slice(0, at), language });
    pieces.push({ text: found, language: words.language });
    rest = rest.slice(at + found.length);
  }
  return rest === "" ? pieces : [...pieces, { text: rest, language }];
}

const SCRIPT_OF_HANZI = /\p{Script=Han}/u;

/** A name that heads a record, and the mark that must stand beside it there. */
export type HeadName = EditionName & { mark: Mark };

/**
 * The names to head a record with: in English the romanised one first, in Chinese the Hanzi one first; never more than these two. None that is
 * only denied; one that is not plainly stated only where no other is there; a preferred one before the others.
 */
export function headNames(names: readonly EditionName[], locale: Locale): HeadName[] {
  const shown = affirmedValues(names.filter(({ kind }) => kind !== "alias" && kind !== "former" && kind !== "screen"), ({ text }) => text).map(({ reading, mark }): HeadName => ({ ...reading, mark }));
  const ranked = (kinds: readonly EditionName["kind"][], candidates: readonly HeadName[]) => {
    const rank = ({ kind, mark, preferred }: HeadName) => [Number(mark !== null), Number(!preferred), kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length];
    return candidates.toSorted((a, b) => firstDifference(rank(a), rank(b)))[0];
  };
  const hanzi = ranked(["native", "main"], shown.filter(({ text }) => SCRIPT_OF_HANZI.test(text)));
  const other = ranked(["main", "transliteration", "native"], shown.filter(({ text }) => !SCRIPT_OF_HANZI.test(text)));
  const both = siteLanguage(locale).isHanziFirst ? [hanzi, other] : [other, hanzi];
  return both.filter((name) => name !== undefined);
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, position) => value - (b[position] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

const known = new WeakMap<EditionLookup, Map<Locale, WeakMap<Named, Label>>>();

/**
 * What to call a record in a link, a list or a heading; its mark must stand beside it. Where none can stand: plainLabelOf.
 * Worked out once for each page: what a page looks up does not change while it is drawn, and nothing of it is kept longer.
 */
export function labelOf(edition: Named, locale: Locale, lookup: EditionLookup): Label {
  const ofPage = known.get(lookup) ?? new Map<Locale, WeakMap<Named, Label>>();
  known.set(lookup, ofPage);
  const labels = ofPage.get(locale) ?? new WeakMap<Named, Label>();
  ofPage.set(locale, labels);
  const label = labels.get(edition) ?? workedOut(edition, locale, lookup);
  labels.set(edition, label);
  return label;
}

function workedOut(edition: Named, locale: Locale, lookup: EditionLookup): Label {
  const label = called(edition, locale, lookup, namesAndTitles(edition.body, locale));
  return edition.words?.retired === true ? { ...label, text: translatorFor(locale, "public")("label.retired", { name: label.text }) } : label;
}

/**
 * What to call a record where no mark can stand beside it: in the title of a page, a feed, a citation, a table, a vocabulary without a word for "alleged".
 * Only by a name or a title that sources plainly state; a record that has none is called by what it is.
 */
export function plainLabelOf(edition: Named, locale: Locale, lookup: EditionLookup): Label {
  return called(edition, locale, lookup, namesAndTitles(edition.body, locale).filter(({ mark }) => mark === null));
}

function namesAndTitles(body: Named["body"], locale: Locale): (Words & { mark: Mark })[] {
  return [...headNames(body.names, locale), ...affirmedOf(body, "title").map(({ reading, mark }) => ({ ...reading, mark }))];
}

function called(edition: Named, locale: Locale, lookup: EditionLookup, [own]: readonly (Words & { mark: Mark })[]): Label {
  const { body, words = null } = edition;
  if (body.kind === "country") {
    const name = countryName(body.slug, locale);
    if (name !== null) return { text: name, language: null };
  }
  if (words !== null) return { text: withAbbreviation(inLocale(words.names, locale), words.abbreviation, locale), language: null };
  if (own === undefined) return composed(edition, locale, lookup);
  return { text: own.text, language: own.language, ...(own.mark === null ? {} : { mark: own.mark }) };
}

const collators = onceForEach((locale: Locale) => new Intl.Collator(siteLanguage(locale).order));

/** The same editions by what readers of this language call them: pinyin order in Chinese. */
export function byLabel<E extends Edition>(editions: readonly E[], locale: Locale, lookup: EditionLookup): E[] {
  const { compare } = collators(locale);
  return editions
    .map((edition) => ({ edition, text: labelOf(edition, locale, lookup).text }))
    .toSorted((a, b) => compare(a.text, b.text))
    .map(({ edition }) => edition);
}

// Statements and sources often have no title of their own; the label says what they are, whose and of when, as far as that is plainly stated.
function composed({ body }: Named, locale: Locale, lookup: EditionLookup): Label {
  const t = translatorFor(locale, "public");
  const date = plainDateOf(body);
  const day = date === null ? null : formatHonestDate(date.edtf, locale);
  const what = body.kind === "statement" ? statementWords(body, locale, lookup) : otherWords(body, locale);
  return { ...what, text: day === null ? what.text : t("label.dated", { what: what.text, day }) };
}

function statementWords(body: Extract<EditionBody, { kind: "statement" }>, locale: Locale, lookup: EditionLookup): Label {
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const form = STATEMENT_FORMS.find((known) => known === plainOf(body, "form")?.text);
  const what = form === undefined ? words("recordKind.statement") : words(`statementForm.${form}`);
  // Nothing can be marked in a title, so that it says only what is plainly stated.
  const plain = affirmedValues(body.speakers, ({ by, described: words }) => by ?? words ?? "").flatMap(({ reading, mark }) => (mark === null ? [reading] : []));
  const speakers = standing(lookup, plain.map(({ by }) => by)).map((speaker) => plainLabelOf(speaker, locale, lookup));
  const described = plain.flatMap((speaker) => (speaker.by === null && speaker.described !== null ? [{ text: speaker.described, language: speaker.language }] : []));
  // Of a letter that many countries signed, its signatories say more than "ambassadors".
  const signed = plainSignatories(body).length;
  if (signed > 0) return { text: capital(t("label.signed", { what, count: signed })), language: null };
  const within = speakers.length > 0 ? speakers : described;
  if (within.length === 0) return { text: capital(what), language: null };
  const who = listIn(locale, within.map(({ text }) => text));
  return { text: capital(t("label.spoken", { what, who })), language: null, within };
}

// What can be said of a record that no standing source names or entitles; a person or a place is then only called what it is.
function otherWords(body: Head, locale: Locale): Label {
  const t = translatorFor(locale, "public");
  const description = plainOf(body, "description");
  const publisher = plainOf(body, "publisher");
  if (publisher !== null) return { text: t("label.published", { publisher: publisher.text }), language: null, within: [publisher] };
  if (description === null) return { text: capital(translatorFor(locale, "words")(`recordKind.${body.kind}`)), language: null };
  return { text: t("label.described", { description: description.text }), language: null, within: [description] };
}

function withAbbreviation(name: string, abbreviation: string | null, locale: Locale): string {
  return abbreviation === null ? name : translatorFor(locale, "public")("label.abbreviated", { name, abbreviation });
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}
