/** What a record is called on the page of one language. Names keep their own language; what we compose is in the reader's. */
import { formatHonestDate } from "@/lib/core/honest-date";
import { STATEMENT_FORMS, type Locale } from "@/lib/core/kinds";
import type { EditionBody, EditionName } from "@/lib/editions/contract";
import { standing, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { attributesOf, dateOf } from "@/lib/editions/facts";
import { translatorFor } from "@/lib/messages/translate";
import { countryName } from "@/lib/vocabulary/countries";
import { practiceByCode } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

type Words = { text: string; language: string | null };

/** A text and its language (BCP 47); null language: the page's own. `within`: words of other languages in it, in their order. */
export type Label = Words & { within?: readonly Words[] };

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

/** The names to head a record with: in English the romanised one first, in Chinese the Hanzi one first; never more than these two. */
export function headNames(names: readonly EditionName[], locale: Locale): EditionName[] {
  const shown = names.filter(({ kind }) => kind !== "alias" && kind !== "former" && kind !== "screen");
  const ranked = (kinds: readonly EditionName["kind"][], candidates: readonly EditionName[]) =>
    kinds.flatMap((kind) => candidates.filter((name) => name.kind === kind)).concat(candidates.filter((name) => !kinds.includes(name.kind)))[0];
  const hanzi = ranked(["native", "main"], shown.filter(({ text }) => SCRIPT_OF_HANZI.test(text)));
  const other = ranked(["main", "transliteration", "native"], shown.filter(({ text }) => !SCRIPT_OF_HANZI.test(text)));
  const both = locale === "zh" ? [hanzi, other] : [other, hanzi];
  return both.filter((name) => name !== undefined);
}

/** What to call a record in a link, a list or a title. */
export function labelOf(edition: Edition, locale: Locale, lookup: EditionLookup): Label {
  const { body } = edition;
  if (body.kind === "country") {
    const name = countryName(body.slug, locale);
    if (name !== null) return { text: name, language: null };
  }
  if (body.kind === "practice") {
    const practice = practiceByCode(body.slug);
    if (practice !== null) return { text: withAbbreviation(inLocale(practice.names, locale), practice.abbreviation, locale), language: null };
  }
  const [name] = headNames(body.names, locale);
  if (name !== undefined) return { text: name.text, language: name.language };
  const [title] = attributesOf(body, "title");
  if (title !== undefined) return { text: title.text, language: title.language };
  return composed(edition, locale, lookup);
}

/** The same editions by what readers of this language call them: pinyin order in Chinese. */
export function byLabel<E extends Edition>(editions: readonly E[], locale: Locale, lookup: EditionLookup): E[] {
  const { compare } = new Intl.Collator(locale === "zh" ? "zh-Hans-u-co-pinyin" : "en");
  return editions
    .map((edition) => ({ edition, text: labelOf(edition, locale, lookup).text }))
    .toSorted((a, b) => compare(a.text, b.text))
    .map(({ edition }) => edition);
}

// Statements and sources often have no title of their own; the label says what they are, whose and of when, and claims no more.
function composed({ body }: Edition, locale: Locale, lookup: EditionLookup): Label {
  const t = translatorFor(locale, "public");
  const date = dateOf(body);
  const day = date === null ? null : formatHonestDate(date.edtf, locale);
  const what = body.kind === "statement" ? statementWords(body, locale, lookup) : sourceWords(body, locale);
  return { ...what, text: day === null ? what.text : t("label.dated", { what: what.text, day }) };
}

function statementWords(body: Extract<EditionBody, { kind: "statement" }>, locale: Locale, lookup: EditionLookup): Label {
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const form = attributesOf(body, "form").flatMap(({ text }) => STATEMENT_FORMS.find((known) => known === text) ?? [])[0];
  const what = form === undefined ? words("recordKind.statement") : words(`statementForm.${form}`);
  const speakers = standing(lookup, body.speakers.map(({ by }) => by)).map((speaker) => labelOf(speaker, locale, lookup));
  const described = body.speakers.flatMap((speaker) => (speaker.by === null && speaker.described !== null ? [{ text: speaker.described, language: speaker.language }] : []));
  // Of a letter that many countries signed, its signatories say more than "ambassadors".
  const signed = body.signatures.filter(({ state }) => state === "signed").length;
  if (signed > 0) return { text: capital(t("label.signed", { what, count: signed })), language: null };
  const within = speakers.length > 0 ? speakers : described;
  if (within.length === 0) return { text: capital(what), language: null };
  const who = within.map(({ text }) => text).join(translatorFor(locale, "common")("listSeparator"));
  return { text: capital(t("label.spoken", { what, who })), language: null, within };
}

function sourceWords(body: EditionBody, locale: Locale): Label {
  const t = translatorFor(locale, "public");
  const [description] = attributesOf(body, "description");
  const [publisher] = attributesOf(body, "publisher");
  if (publisher !== undefined) return { text: t("label.published", { publisher: publisher.text }), language: null, within: [publisher] };
  if (description === undefined) return { text: translatorFor(locale, "words")("recordKind.source"), language: null };
  return { text: t("label.described", { description: description.text }), language: null, within: [description] };
}

function withAbbreviation(name: string, abbreviation: string | null, locale: Locale): string {
  return abbreviation === null ? name : translatorFor(locale, "public")("label.abbreviated", { name, abbreviation });
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}
