import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import { listValueLabel } from "@/lib/editions/search/list-labels";
import { listApiPath, listCsvPath, listFeedPath, listSearchPath } from "@/lib/editions/search/list-links";
import { changedList, choicesOf, listQueryOf, type ListSearch } from "@/lib/editions/search/list-params";
import { LIST_FACETS, pageLengthOf, type List, type ListFacet } from "@/lib/editions/search/lists";
import { partsOf } from "@/lib/editions/search/table-part";
import { translatorFor } from "@/lib/messages/translate";
import { EmptyFind } from "./empty-find";
import { FindForm, type ListChoice } from "./find-form";
import { ChosenOfList, SortsOfList } from "./find-parts";
import { feedLinks, Frame } from "./frame";
import { listMetadata } from "./list-page";
import { PageLinks } from "./page-links";
import { FEED_NAME, TakeThese } from "./take-these";

type Count = { facet: ListFacet; value: string; record: string | null; count: number };
type Loosened = { search: ListSearch; total: number; without: "question" | { facet: ListFacet; value: string } };

type FindPageProps = {
  locale: Locale;
  search: ListSearch;
  counts: { everything: number; total: number; facets: readonly Count[] };
  lookup: EditionLookup;
  loosened: readonly Loosened[];
  /** What stands between the form and the results. */
  before?: ReactNode;
  /** The rows of the results. */
  children: ReactNode;
};

/** Search and browse of one list: a form, what was chosen, how many answer, the rows, and how to take them along. */
export function FindPage({ locale, search, counts: { total, everything, facets }, lookup, loosened, before, children }: FindPageProps) {
  const t = translatorFor(locale, "find");
  const { list } = search;
  const choices = choicesFrom(withChosen(facets, search), locale, lookup);
  const pages = Math.max(1, Math.ceil(total / pageLengthOf(list)));
  const narrowed = search.q !== "" || Object.keys(search.chosen).length > 0;
  // The feed of all updates stands on every page already.
  const isWhole = list === "updates" && !narrowed;
  const asked = list !== "search" || search.q !== "";
  return (
    <Frame locale={locale} path={`/${list}`} query={listQueryOf(search)} {...(asked ? { json: listApiPath(search) } : {})} linked={asked && !isWhole ? feedsOf(search, locale) : []}>
      <h1>{titleOf(list, locale)}</h1>
      <p className="lead">{leadOf(list, locale)}</p>
      <FindForm search={search} choices={choices} locale={locale} />
      {before}
      {asked ? (
        <>
          <section aria-labelledby="results-heading" className="search-results">
            <h2 id="results-heading" {...(list === "search" ? {} : { className: "sr-only" })}>
              {list === "search" ? t("search.words") : translatorFor(locale, "search")("result.heading")}
            </h2>
            <p className="search-count">
              {narrowed ? t(`result.some.${list}`, { count: everything, total }) : t(`result.everything.${list}`, { count: everything })}
              {pages > 1 ? <> {translatorFor(locale, "search")("result.page", { page: search.page, pages })}</> : null}
            </p>
            <ChosenOfList search={search} choices={choices} locale={locale} />
            {total === 0 ? (
              <EmptyFind search={search} loosened={loosened} choices={choices} locale={locale} />
            ) : (
              <>
                <SortsOfList search={search} locale={locale} />
                {children}
                <PageLinks page={search.page} pages={pages} hrefOf={(page) => listSearchPath(locale, changedList(search, { page }))} locale={locale} />
              </>
            )}
          </section>
          {total === 0 ? null : <TakeList search={search} total={total} locale={locale} />}
        </>
      ) : (
        <p>{t("search.start")}</p>
      )}
    </Frame>
  );
}

function titleOf(list: List, locale: Locale): string {
  return list === "search" ? translatorFor(locale, "find")("search.title") : translatorFor(locale, "common")(list);
}

function leadOf(list: List, locale: Locale): string {
  return list === "search" ? translatorFor(locale, "find")("search.lead") : translatorFor(locale, "public")(`${list}.lead`);
}

function feedsOf(search: ListSearch, locale: Locale) {
  return feedLinks(titleOf(search.list, locale), (file) => listFeedPath(locale, search, file));
}

/** Title and description; what is searched for is no page of the record, and no crawler needs every combination. */
export function findMetadata(locale: Locale, search: ListSearch): Metadata {
  const metadata = listMetadata(locale, titleOf(search.list, locale), leadOf(search.list, locale));
  return listQueryOf(search) === "" ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** What is chosen stays in the form also where nothing has it: sending the form again must not drop it. */
function withChosen(counts: readonly Count[], search: ListSearch): Count[] {
  const missing = choicesOf(search).filter(({ facet, value }) => !counts.some((count) => count.facet === facet && count.value === value));
  return [...counts, ...missing.map(({ facet, value }) => ({ facet, value, record: null, count: 0 }))];
}

/** Most first; years in their own order. */
function choicesFrom(counts: readonly Count[], locale: Locale, lookup: EditionLookup): ListChoice[] {
  const choices = counts.map((count): ListChoice => ({ facet: count.facet, value: count.value, count: count.count, ...listValueLabel(count, locale, lookup) }));
  const place = ({ facet, value }: ListChoice) => (facet === "year" ? -Number(value) : 0);
  const order = (facet: ListFacet) => Object.values(LIST_FACETS).flat().indexOf(facet);
  return choices.toSorted((a, b) => order(a.facet) - order(b.facet) || place(a) - place(b));
}

function TakeList({ search, total, locale }: { search: ListSearch; total: number; locale: Locale }) {
  const t = translatorFor(locale, "find");
  const parts = partsOf(total);
  return (
    <TakeThese
      locale={locale}
      json={{ href: listApiPath(search), text: t("take.json") }}
      tables={parts.map((part) => ({ href: listCsvPath(search, part), text: part.of === 1 ? t("take.csv") : t("take.csvPart", { part: part.number, parts: part.of }) }))}
      feed={(file) => ({ href: listFeedPath(locale, search, file), text: t("take.follow", { format: FEED_NAME[file] }) })}
    />
  );
}
