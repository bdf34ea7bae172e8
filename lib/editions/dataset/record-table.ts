/**
 * Records as rows of a table. A cell has no room for "alleged" or "the sources differ": here stands only what sources state and none
 * contradicts (lib/editions/linked/plain-facts.ts); the rest is in events.csv, with its marks, and whole in records.jsonl.
 */
import { LOCALES, type DateAttribute, type RecordKind } from "@/lib/core/kinds";
import type { RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import type { EditionBody, EditionBodyOf } from "@/lib/editions/contract";
import { casesBySureness, thingsAmong } from "@/lib/editions/affirmed";
import { standing, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { attributesOf } from "@/lib/editions/facts";
import { plainLabelOf } from "@/lib/editions/labels";
import { affiliationKey, agreedText, plainBy, plainNames } from "@/lib/editions/linked/plain-facts";
import { agreedOf, markOfThing } from "@/lib/editions/plain";
import { plainAbsences, plainSignatories } from "@/lib/editions/signatories";
import type { Row } from "@/lib/editions/tables/csv";
import { SEPARATOR, dateCells, eventCells } from "@/lib/editions/tables/timeline-table";
import { timelineOf } from "@/lib/editions/timeline";

type Means = { lookup: EditionLookup; absolute: (path: string) => string };

const HEAD = ["id", "slug", "label_en", "label_zh", "names", "address", "edition", "published_on", "reason", "sha256"] as const;
const DATE = ["date_edtf", "date_earliest", "date_latest", "date_printed", "date_counted_from"] as const;

const OWN = {
  person: ["occupation", "affiliations", "cases", "events", "born"],
  practice: ["longest_as_reported"],
  statement: ["form", "medium", ...DATE, "speakers", "signed", "noted_absent", "about"],
  country: [],
  organisation: ["affiliations"],
  source: ["title", "publisher", "address_of_source", "language", ...DATE, "rests_on"],
} as const satisfies Record<RecordKind, readonly string[]>;

/** The columns of the table of one kind. */
export function columnsOf(kind: RecordKind): readonly string[] {
  return [...HEAD, ...OWN[kind]];
}

/** The row of a record. */
export function recordRow(edition: Edition, means: Means): Row<string> {
  const { id, kind, slug, number, publishedOn, reason, sha256 } = edition.entry;
  const [en, zh] = LOCALES.map((locale) => plainLabelOf(edition, locale, means.lookup).text);
  return {
    id,
    slug,
    label_en: en ?? null,
    label_zh: zh ?? null,
    names: plainNames(edition.body).map(({ text }) => text).join(SEPARATOR),
    address: means.absolute(paths.record("en", kind, slug)),
    edition: number,
    published_on: publishedOn,
    reason,
    sha256,
    ...ownCells(edition.body, means.lookup),
  };
}

function slugs(ids: Iterable<RecordId | null>, lookup: EditionLookup): string {
  return standing(lookup, ids).map(({ body }) => body.slug).join(SEPARATOR);
}

function ownCells(body: EditionBody, lookup: EditionLookup): Row<string> {
  switch (body.kind) {
    case "person":
      return {
        occupation: agreedText(body, "occupation"),
        affiliations: affiliations(body, lookup),
        cases: casesBySureness(body).plain.length,
        events: thingsAmong(body.cases.flatMap(({ events }) => events), ({ event }) => event).filter((readings) => markOfThing(readings) === null).length,
        born: agreedDating(body, "born")?.edtf ?? null,
      };
    case "organisation":
      return { affiliations: affiliations(body, lookup) };
    case "statement":
      return statementCells(body, lookup);
    case "source":
      return {
        title: agreedText(body, "title"),
        publisher: agreedText(body, "publisher"),
        address_of_source: agreedText(body, "address"),
        language: agreedText(body, "language"),
        ...dateCells(agreedDating(body)),
        rests_on: slugs(plainBy(body.parents, ({ parent }) => parent).map(({ parent }) => parent), lookup),
      };
    case "practice":
      return { longest_as_reported: agreedText(body, "longest") };
    case "country":
      return {};
  }
}

function affiliations(body: EditionBodyOf<"person"> | EditionBodyOf<"organisation">, lookup: EditionLookup): string {
  return slugs(plainBy(body.affiliations, affiliationKey).map(({ to }) => to), lookup);
}

function agreedDating(body: EditionBody, attribute: DateAttribute = "dated") {
  return agreedOf(attributesOf(body, attribute), ({ date }) => date?.edtf ?? "")?.date ?? null;
}

function statementCells(body: EditionBodyOf<"statement">, lookup: EditionLookup): Row<string> {
  return {
    form: agreedText(body, "form"),
    medium: agreedText(body, "medium"),
    ...dateCells(agreedDating(body)),
    speakers: slugs(plainBy(body.speakers, ({ by, described }) => by ?? described ?? "").map(({ by }) => by), lookup),
    signed: slugs(plainSignatories(body), lookup),
    noted_absent: slugs(plainAbsences(body), lookup),
    about: slugs(plainBy(body.about, ({ to }) => to).map(({ to }) => to), lookup),
  };
}

/** The columns of the table of events: those of a person's timeline, and whose they are. */
export const EVENT_COLUMNS = [
  "person", "event", ...DATE, "stage", "event_kind", "mark", "date_mark", "cases", "practice", "place", "authority", "text", "text_language", "modality", "certainty", "disputed", "preferred", "said_by",
  "sources", "quotations",
] as const;

/** A row for each reading of each of a person's events. */
export function eventRows({ body }: EditionOf<"person">, lookup: EditionLookup): Row<(typeof EVENT_COLUMNS)[number]>[] {
  return timelineOf(body, []).flatMap((entry) =>
    entry.kind === "event" ? entry.readings.map((reading) => ({ person: body.slug, event: entry.event, ...eventCells(body, entry, reading, lookup) })) : [],
  );
}
