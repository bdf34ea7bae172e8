/** People as a table: one row each, codes and slugs as the API has them, so that a column means the same in both languages. */
import { stringify } from "csv-stringify/sync";
import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { headNames } from "@/lib/editions/labels";
import { plainNames } from "@/lib/editions/linked/plain-facts";
import { hasHanzi } from "@/lib/editions/search/fold";
import { WRITTEN_INERT } from "@/lib/editions/tables/csv";
import { facetsOf, valuesOf, type Facet, type FacetTag } from "@/lib/editions/search/facets";

/** A person, the tags that standing statements give them, and the standing records that tags point to. */
export type CsvPerson = { person: EditionOf<"person">; said: readonly string[]; lookup: EditionLookup };

const MANY = "; ";

type Row = { person: EditionOf<"person">; tags: readonly FacetTag[]; lookup: EditionLookup };

const codes = (facet: Facet) => ({ tags }: Row) => valuesOf(tags, facet).join(MANY);
// A record by its slug; one that was withdrawn leaves no trace.
const slugs = (facet: Facet) => ({ tags, lookup }: Row) => valuesOf(tags, facet).flatMap((id) => lookup.get(id as RecordId)?.body.slug ?? []).join(MANY);

const COLUMNS: Readonly<Record<string, (row: Row) => string>> = {
  id: ({ person }) => person.body.id,
  slug: ({ person }) => person.body.slug,
  name: ({ person }) => headNames(plainNames(person.body), "en")[0]?.text ?? "",
  name_hanzi: ({ person }) => plainNames(person.body).find(({ text }) => hasHanzi(text))?.text ?? "",
  all_names: ({ person }) => [...new Set(plainNames(person.body).map(({ text }) => text))].join(MANY),
  roles: codes("role"),
  status: codes("status"),
  occupations: codes("occupation"),
  practices: slugs("practice"),
  practices_alleged_or_disputed: slugs("practice_alleged"),
  stages: codes("stage"),
  stages_alleged_or_disputed: codes("stage_alleged"),
  years: codes("year"),
  countries_that_signed: slugs("country"),
  organisations: slugs("organisation"),
  edition: ({ person }) => String(person.entry.number),
  published_on: ({ person }) => person.entry.publishedOn,
  sha256: ({ person }) => person.entry.sha256,
  url: ({ person }) => paths.api("people", person.body.slug),
};

/** UTF-8 with its mark, since spreadsheets take it for another encoding otherwise; what they would take for a formula begins with an apostrophe. */
export function peopleCsv(people: readonly CsvPerson[]): string {
  const rows = people.map(({ person, said, lookup }) => {
    const tags = [...new Set([...facetsOf(person.body), ...(said as FacetTag[])])];
    return Object.values(COLUMNS).map((column) => column({ person, tags, lookup }));
  });
  return stringify([Object.keys(COLUMNS), ...rows], { bom: true, ...WRITTEN_INERT });
}
