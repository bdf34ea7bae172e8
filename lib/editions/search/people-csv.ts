/** People as a table: one row each, codes and slugs as the API has them, so that a column means the same in both languages. */
import { stringify } from "csv-stringify/sync";
import { paths } from "@/lib/core/paths";
import type { EditionEntry } from "@/lib/editions/edition";
import type { ListedPerson } from "@/lib/editions/head";
import { headNames } from "@/lib/editions/labels";
import { plainNames } from "@/lib/editions/linked/plain-facts";
import { hasHanzi } from "@/lib/editions/search/fold";
import { WRITTEN_INERT } from "@/lib/editions/tables/csv";
import { valuesOf, type Facet } from "@/lib/editions/search/facets";

/** A person with the edition that stands, the tags that standing statements give them, and the standing records that tags point to. */
export type CsvPerson = { person: ListedPerson; edition: Pick<EditionEntry, "number" | "publishedOn" | "sha256">; said: readonly string[]; slugs: ReadonlyMap<string, string> };

const MANY = "; ";

type Row = Omit<CsvPerson, "said"> & { tags: readonly string[] };

const codes = (facet: Facet) => ({ tags }: Row) => valuesOf(tags, facet).join(MANY);
// A record by its slug; one that was withdrawn leaves no trace.
const addresses = (facet: Facet) => ({ tags, slugs }: Row) => valuesOf(tags, facet).flatMap((id) => slugs.get(id) ?? []).join(MANY);

const COLUMNS: Readonly<Record<string, (row: Row) => string>> = {
  id: ({ person }) => person.body.id,
  slug: ({ person }) => person.body.slug,
  name: ({ person }) => headNames(plainNames(person.body), "en")[0]?.text ?? "",
  name_hanzi: ({ person }) => plainNames(person.body).find(({ text }) => hasHanzi(text))?.text ?? "",
  all_names: ({ person }) => [...new Set(plainNames(person.body).map(({ text }) => text))].join(MANY),
  roles: codes("role"),
  status: codes("status"),
  occupations: codes("occupation"),
  practices: addresses("practice"),
  practices_alleged_or_disputed: addresses("practice_alleged"),
  stages: codes("stage"),
  stages_alleged_or_disputed: codes("stage_alleged"),
  years: codes("year"),
  countries_that_signed: addresses("country"),
  organisations: addresses("organisation"),
  edition: ({ edition }) => String(edition.number),
  published_on: ({ edition }) => edition.publishedOn,
  sha256: ({ edition }) => edition.sha256,
  url: ({ person }) => paths.api("people", person.body.slug),
};

/** UTF-8 with its mark, since spreadsheets take it for another encoding otherwise; what they would take for a formula begins with an apostrophe. */
export function peopleCsv(people: readonly CsvPerson[]): string {
  const rows = people.map(({ said, ...row }) => {
    const tags = [...new Set([...row.person.tags, ...said])];
    return Object.values(COLUMNS).map((column) => column({ ...row, tags }));
  });
  return stringify([Object.keys(COLUMNS), ...rows], { bom: true, ...WRITTEN_INERT });
}
