/** A record in the words of schema.org, as a document of its own (JSON-LD 1.1): only what lib/editions/linked/plain-facts.ts lets through. */
import { LOCALES, OCCUPATIONS, STATEMENT_FORMS, type RecordKind } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import type { RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { DATA_LICENCE } from "@/lib/editions/published";
import type { EditionBodyOf, EditionName } from "@/lib/editions/contract";
import { plainDateOfEntry } from "@/lib/editions/datings";
import { isOf, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import { affiliationKey, agreedAccount, agreedDate, agreedText, isoDate, ownWords, plainBy, plainNames } from "@/lib/editions/linked/plain-facts";
import { plainSignatories } from "@/lib/editions/signatories";
import { timelineOf } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";

/** Where the terms are from. Inline: a reader needs nothing from elsewhere to understand the document (JSON-LD 1.1, 4.1.2). */
const CONTEXT = { "@vocab": "https://schema.org/", "@base": null } as const;

type Node = Record<string, unknown>;
type Means = { lookup: EditionLookup; absolute: (path: string) => string };

/** The document of one record. */
export function jsonLdOf(edition: Edition, means: Means): Node {
  const { kind, slug, number, publishedOn, sha256 } = edition.entry;
  const node: Node = {
    "@id": urn(edition.body.id),
    "@type": typeOf(edition, means.lookup),
    ...namesOf(edition, means.lookup),
    ...ownOf(edition, means),
    mainEntityOfPage: LOCALES.map((locale) => ({
      "@type": "WebPage",
      url: means.absolute(paths.record(locale, kind, slug)),
      inLanguage: languageTag(locale),
      version: number,
      datePublished: publishedOn,
      license: DATA_LICENCE,
      identifier: { "@type": "PropertyValue", propertyID: "SHA-256", value: sha256 },
    })),
  };
  const events = isOf(edition, "person") ? eventsOf(edition.body) : [];
  return { "@context": CONTEXT, "@graph": [node, ...events] };
}

const urn = (id: string): string => `urn:uuid:${id}`;

const TYPE = { person: "Person", practice: "DefinedTerm", statement: "CreativeWork", country: "Country", source: "CreativeWork" } as const satisfies Partial<Record<RecordKind, string>>;

function typeOf(edition: Edition, lookup: EditionLookup): string {
  if (!isOf(edition, "organisation")) return TYPE[edition.entry.kind as keyof typeof TYPE];
  const bodies = plainBy(edition.body.affiliations, affiliationKey);
  return bodies.some(({ affiliation, to }) => affiliation === "body_of" && isOf(lookup.get(to), "country")) ? "GovernmentOrganization" : "Organization";
}

function inLanguage(text: string, language: string | null): Node | string {
  return language === null ? text : { "@value": text, "@language": language };
}

const OTHER_NAMES: readonly EditionName["kind"][] = ["alias", "former", "screen"];

// Where the record holds no name of its own (a country, a letter), what our pages call it, in both languages.
function namesOf(edition: Edition, lookup: EditionLookup): Node {
  const names = plainNames(edition.body);
  const main = names.filter(({ kind }) => !OTHER_NAMES.includes(kind));
  const other = names.filter(({ kind }) => OTHER_NAMES.includes(kind));
  const labels = LOCALES.map((locale) => plainLabelOf(edition, locale, lookup)).map(({ text, language }, index) => inLanguage(text, language ?? languageTag(LOCALES[index] ?? "en")));
  const written = ({ text, language }: EditionName): Node | string => inLanguage(text, language);
  return { name: main.length > 0 ? main.map(written) : labels, ...(other.length > 0 ? { alternateName: other.map(written) } : {}) };
}

function reference(id: RecordId | null, { lookup, absolute }: Means): Node[] {
  const other = id === null ? undefined : lookup.get(id);
  if (other === undefined) return [];
  const { text, language } = plainLabelOf(other, "en", lookup);
  return [{ "@id": urn(other.body.id), "@type": typeOf(other, lookup), name: inLanguage(text, language ?? "en"), url: absolute(paths.record("en", other.body.kind, other.body.slug)) }];
}

/** A country is no organisation to schema.org: who holds an office of one is on the page and in our own JSON. */
function organisation(id: RecordId, means: Means): Node[] {
  return isOf(means.lookup.get(id), "organisation") ? reference(id, means) : [];
}

function ownOf(edition: Edition, means: Means): Node {
  const { body } = edition;
  switch (body.kind) {
    case "person":
      return { ...one("birthDate", agreedDate(body, "born")), ...occupationOf(body), ...affiliationOf(body, means) };
    case "organisation":
      return some("parentOrganization", plainBy(body.affiliations, affiliationKey).flatMap(({ to }) => organisation(to, means)));
    case "statement":
      return statementOf(body, means);
    case "source":
      return sourceOf(body, means);
    case "country":
      return { identifier: body.slug.toUpperCase() };
    case "practice":
      return {};
  }
}

const some = (name: string, values: readonly unknown[]): Node => (values.length === 0 ? {} : { [name]: values });
const one = (name: string, value: unknown): Node => (value === null ? {} : { [name]: value });

function occupationOf(body: EditionBodyOf<"person">): Node {
  const code = OCCUPATIONS.find((known) => known === agreedText(body, "occupation"));
  return code === undefined ? {} : { jobTitle: LOCALES.map((locale) => inLanguage(translatorFor(locale, "words")(`occupation.${code}`), languageTag(locale))) };
}

function affiliationOf(body: EditionBodyOf<"person">, means: Means): Node {
  return some("affiliation", plainBy(body.affiliations, affiliationKey).flatMap(({ to }) => organisation(to, means)));
}

// Only events that the sources call by one name and none contradicts.
function eventsOf(body: EditionBodyOf<"person">): Node[] {
  return timelineOf(body, []).flatMap((entry): Node[] => {
    if (entry.kind !== "event" || entry.title === null || entry.title.mark !== null) return [];
    const { stage, eventKind } = entry.title;
    const called = stage === null ? (eventKind === null ? null : (`eventKind.${eventKind}` as const)) : (`stage.${stage}` as const);
    if (called === null) return [];
    const said = agreedAccount(entry.readings);
    return [
      {
        "@id": urn(entry.event),
        "@type": "Event",
        name: LOCALES.map((locale) => inLanguage(translatorFor(locale, "words")(called), languageTag(locale))),
        about: { "@id": urn(body.id) },
        ...one("startDate", isoDate(plainDateOfEntry(entry))),
        ...one("description", said === null ? null : inLanguage(said.text, said.language)),
      },
    ];
  });
}

function statementOf(body: EditionBodyOf<"statement">, means: Means): Node {
  const form = STATEMENT_FORMS.find((known) => known === agreedText(body, "form"));
  return {
    ...one("genre", form === undefined ? null : LOCALES.map((locale) => inLanguage(translatorFor(locale, "words")(`statementForm.${form}`), languageTag(locale)))),
    ...one("dateCreated", agreedDate(body)),
    ...some("author", plainBy(body.speakers, ({ by, described }) => by ?? described ?? "").flatMap(({ by }) => reference(by, means))),
    ...some("contributor", plainSignatories(body).flatMap((country) => reference(country, means))),
    ...some("about", plainBy(body.about, ({ to }) => to).flatMap(({ to }) => reference(to, means))),
    ...some("hasPart", ownWords(body).map(({ text, language }) => ({ "@type": "Quotation", text: inLanguage(text, language) }))),
  };
}

function sourceOf(body: EditionBodyOf<"source">, means: Means): Node {
  const publisher = agreedText(body, "publisher");
  return {
    ...one("publisher", publisher === null ? null : { "@type": "Organization", name: publisher }),
    ...one("datePublished", agreedDate(body)),
    ...one("url", agreedText(body, "address")),
    ...one("archivedAt", agreedText(body, "archive")),
    ...one("inLanguage", agreedText(body, "language")),
    ...some("isBasedOn", plainBy(body.parents, ({ parent }) => parent).flatMap(({ parent }) => reference(parent, means))),
  };
}
