import type { Metadata } from "next";
import type { Locale } from "@/lib/core/kinds";
import { STAGES } from "@/lib/core/kinds";
import type { RecordId } from "@/lib/core/ids";
import type { Clients } from "@/lib/editions/custody";
import type { Heads, ListedPerson } from "@/lib/editions/head";
import { facetValueLabel } from "@/lib/editions/search/facet-labels";
import type { Facet } from "@/lib/editions/search/facets";
import { searchApiPath, searchPath } from "@/lib/editions/search/links";
import { peopleFeedPath } from "@/lib/editions/search/list-links";
import { changed, chosenValues, PAGE_LENGTH, queryOf, type PeopleSearch, type SearchList } from "@/lib/editions/search/params";
import type { Matched } from "@/lib/editions/search/ways";
import { translatorFor } from "@/lib/messages/translate";
import { EmptySearch, type Neighbour, type WayOut } from "./empty-search";
import { feedLinks, Frame } from "./frame";
import { listMetadata } from "./list-page";
import { PeopleSearchForm, type FacetChoice } from "./people-search-form";
import { PeopleRows } from "./record-rows";
import { PageLinks } from "./page-links";
import { ChosenFilters, chosenWords, SortLinks, TakeAlong } from "./search-parts";

type Count = { facet: Facet; value: string; record: string | null; count: number };
type Loosened = { search: PeopleSearch; total: number; without: "exact" | "question" | { facet: Facet; value: string } };

type PeopleSearchPageProps = {
  locale: Locale;
  search: PeopleSearch;
  people: readonly ListedPerson[];
  matched: ReadonlyMap<RecordId, Matched>;
  counts: { everybody: number; total: number; facets: readonly Count[]; heads: Heads; /** Of how many people organisations are listed, where they are left out. */ organisationsBelow: number | null };
  loosened: readonly Loosened[];
  neighbours: readonly Neighbour[];
  /** Whom each of them defended, by id; of the list of lawyers. */
  clients?: ReadonlyMap<RecordId, Clients>;
};

/** Search and browse of people, and of lawyers, who are people with one filter. */
export function PeopleSearchPage({ locale, search, people, matched, counts, loosened, neighbours, clients = new Map() }: PeopleSearchPageProps) {
  const t = translatorFor(locale, "search");
  const { list } = search;
  const choices = choicesFrom(withChosen(counts.facets, search), locale, counts.heads);
  const { total, everybody } = counts;
  const pages = Math.max(1, Math.ceil(total / PAGE_LENGTH));
  const narrowed = search.q !== "" || Object.keys(search.chosen).length > 0;
  return (
    <Frame
      locale={locale}
      path={`/${list}`}
      query={queryOf(search)}
      json={searchApiPath(search)}
      linked={feedLinks(translatorFor(locale, "common")(list), (file) => peopleFeedPath(locale, search, file))}
    >
      <h1>{translatorFor(locale, "common")(list)}</h1>
      <p className="lead">{translatorFor(locale, "public")(`${list}.lead`)}</p>
      <PeopleSearchForm search={search} choices={choices} listedBelow={counts.organisationsBelow} locale={locale} />
      <section aria-labelledby="results-heading" className="search-results">
        <h2 id="results-heading" className="sr-only">
          {t("result.heading")}
        </h2>
        <p className="search-count">
          {narrowed ? t(`result.some.${list}`, { count: everybody, total }) : t(`result.everybody.${list}`, { count: everybody })}
          {pages > 1 ? <> {t("result.page", { page: search.page, pages })}</> : null}
        </p>
        <ChosenFilters search={search} choices={choices} locale={locale} />
        {total === 0 ? (
          <EmptySearch search={search} waysOut={waysOut(loosened, choices, locale)} neighbours={neighbours} locale={locale} />
        ) : (
          <>
            <SortLinks search={search} locale={locale} />
            <PeopleRows people={people} matched={matched} clients={clients} locale={locale} />
            <PageLinks page={search.page} pages={pages} hrefOf={(page) => searchPath(locale, changed(search, { page }))} locale={locale} />
          </>
        )}
      </section>
      {total === 0 ? null : <TakeAlong search={search} total={total} locale={locale} />}
    </Frame>
  );
}

/** Title and description; what is searched for is nobody's page, and no crawler needs every combination. */
export function peopleSearchMetadata(locale: Locale, list: SearchList, search: PeopleSearch): Metadata {
  const metadata = listMetadata(locale, translatorFor(locale, "common")(list), translatorFor(locale, "public")(`${list}.lead`));
  return queryOf(search) === "" ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** What is chosen stays in the form also where nobody has it: sending the form again must not drop it. */
function withChosen(counts: readonly Count[], search: PeopleSearch): Count[] {
  const missing = chosenValues(search).filter(({ facet, value }) => !counts.some((count) => count.facet === facet && count.value === value));
  return [...counts, ...missing.map(({ facet, value }) => ({ facet, value, record: null, count: 0 }))];
}

function choicesFrom(counts: readonly Count[], locale: Locale, heads: Heads): FacetChoice[] {
  const choices = counts.map((count): FacetChoice => ({ facet: count.facet, value: count.value, count: count.count, ...facetValueLabel(count, locale, heads) }));
  // Most people first; years and stages in their own order.
  const place = ({ facet, value }: FacetChoice) => (facet === "year" ? -Number(value) : facet === "stage" || facet === "stage_alleged" ? STAGES.findIndex((stage) => stage === value) : 0);
  return choices.toSorted((a, b) => place(a) - place(b));
}

function waysOut(loosened: readonly Loosened[], choices: readonly FacetChoice[], locale: Locale): WayOut[] {
  const t = translatorFor(locale, "search");
  return loosened.map(({ search, total, without }) => {
    if (without === "exact") return { words: t("empty.exactOff"), search, total };
    if (without === "question") return { words: t("empty.withoutQuestion"), search, total };
    return { words: t("empty.without", { filter: chosenWords(without, choices, locale) }), search, total };
  });
}
