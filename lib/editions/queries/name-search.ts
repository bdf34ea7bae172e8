import "server-only";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { editionFrom, type Edition, type EditionLookup } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import { EDITION_COLUMNS, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";
import { isListRecordFacet } from "@/lib/editions/queries/list-conditions";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { isRecordFacet } from "@/lib/editions/queries/people-conditions";
import { facetValueLabel } from "@/lib/editions/search/facet-labels";
import { RECORD_FACETS } from "@/lib/editions/search/facets";
import { listValueLabel, type ValueLabel } from "@/lib/editions/search/list-labels";
import { choicesOf } from "@/lib/editions/search/list-params";
import { LIST_RECORD_FACETS } from "@/lib/editions/search/lists";
import { chosenValues } from "@/lib/editions/search/params";
import type { AskedSearch } from "@/lib/editions/search/watchable";
import { translatorFor } from "@/lib/messages/translate";
import { read } from "@/lib/platform/reader-db";

/** A chosen value: of which filter, which kind of record it is where it is one, and what it is called. */
type Choice = { facet: string; value: string; kind: RecordKind | null; labelOf: (record: string | null, lookup: EditionLookup) => ValueLabel };

function choicesIn(asked: AskedSearch, locale: Locale): Choice[] {
  if (asked.of === "people") {
    return chosenValues(asked.search).map(({ facet, value }) => ({
      facet: translatorFor(locale, "search")(`facet.${facet}`),
      value,
      kind: isRecordFacet(facet) ? RECORD_FACETS[facet] : null,
      labelOf: (record, lookup) => facetValueLabel({ facet, value, record }, locale, lookup, plainLabelOf),
    }));
  }
  return choicesOf(asked.search).map(({ facet, value }) => ({
    facet: translatorFor(locale, "find")(`facet.${facet}`),
    value,
    kind: isListRecordFacet(facet) ? LIST_RECORD_FACETS[facet].kind : null,
    labelOf: (record, lookup) => listValueLabel({ facet, value, record }, locale, lookup, plainLabelOf),
  }));
}

/** What the list of a search is called. */
function listNameOf({ search: { list } }: AskedSearch, locale: Locale): string {
  return list === "search" ? translatorFor(locale, "find")("search.title") : translatorFor(locale, "common")(list);
}

/**
 * What a search is called: its list, what was typed, and its filters.
 * @param unknown how a value is called that would be a record and of which none stands; without it, by itself
 * @returns also the standing records that its values are
 */
export async function nameSearch(asked: AskedSearch, locale: Locale, unknown: string | null = null): Promise<{ title: string; records: Edition[] }> {
  const choices = choicesIn(asked, locale);
  const records = await namedBy(choices);
  const lookup = await loadEditions([], records);
  const filters = choices.map(({ facet, value, kind, labelOf }) => {
    const record = records.find(({ body }) => body.kind === kind && body.slug === value)?.body.id ?? null;
    return translatorFor(locale, "search")("chosen.filter", { facet, value: kind !== null && record === null && unknown !== null ? unknown : labelOf(record, lookup).label });
  });
  const words = [...(asked.search.q === "" ? [] : [asked.search.q]), ...filters].join(translatorFor(locale, "common")("listSeparator"));
  const list = listNameOf(asked, locale);
  return { title: words === "" ? list : translatorFor(locale, "find")("feed.title", { list, filters: words }), records };
}

/** The standing records that chosen values are; a withdrawn one is not found. */
async function namedBy(choices: readonly Choice[]): Promise<Edition[]> {
  const named = choices.filter(({ kind }) => kind !== null);
  if (named.length === 0) return [];
  const rows = await read(`SELECT ${EDITION_COLUMNS} FROM ${STANDING_EDITIONS} WHERE (c.kind, c.slug) IN (SELECT * FROM unnest($1::text[], $2::text[]))`, [named.map(({ kind }) => kind), named.map(({ value }) => value)]);
  return rows.map(editionFrom);
}
