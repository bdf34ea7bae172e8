/** What stands around the results of a search: what was chosen, in which order, which page, and how to take it along. */
import type { Locale } from "@/lib/core/kinds";
import type { FacetChoice } from "@/components/public/people-search-form";
import type { FeedFile } from "@/lib/core/paths";
import type { Facet } from "@/lib/editions/search/facets";
import { listPath, searchApiPath, searchCsvPath, searchPath } from "@/lib/editions/search/links";
import { valueWords } from "@/lib/editions/search/list-labels";
import { peopleFeedPath } from "@/lib/editions/search/list-links";
import { changed, chosenValues, SORTS, without, type PeopleSearch } from "@/lib/editions/search/params";
import { partsOf } from "@/lib/editions/search/table-part";
import { translatorFor } from "@/lib/messages/translate";
import { ChosenLinks, OrderLinks } from "./list-choices";
import { FEED_NAME, TakeThese } from "./take-these";

type Part = { search: PeopleSearch; locale: Locale };

/** How a chosen filter is called. */
export function chosenWords({ facet, value }: { facet: Facet; value: string }, choices: readonly FacetChoice[], locale: Locale): string {
  const t = translatorFor(locale, "search");
  return t("chosen.filter", { facet: t(`facet.${facet}`), value: valueWords(choices, { facet, value }, locale) });
}

/** Each choice as a link that takes it away. */
export function ChosenFilters({ search, choices, locale }: Part & { choices: readonly FacetChoice[] }) {
  const t = translatorFor(locale, "search");
  const asked = { text: t("chosen.question", { question: search.q }), href: searchPath(locale, changed(search, { q: "", exact: false, sort: search.sort === "relevance" ? "name" : search.sort })) };
  const filters = chosenValues(search).map((choice) => ({ text: chosenWords(choice, choices, locale), href: searchPath(locale, without(search, choice.facet, choice.value)) }));
  const exact = search.exact ? [{ text: t("box.exact"), href: searchPath(locale, changed(search, { exact: false })) }] : [];
  return <ChosenLinks links={[...(search.q === "" ? [] : [asked]), ...exact, ...filters]} clear={listPath(locale, search.list)} locale={locale} />;
}

/** The orders of people, as links. */
export function SortLinks({ search, locale }: Part) {
  const t = translatorFor(locale, "search");
  const sorts = SORTS.filter((sort) => sort !== "relevance" || search.q !== "");
  return <OrderLinks orders={sorts.map((sort) => ({ text: t(`sort.${sort}`), href: searchPath(locale, changed(search, { sort })), isPresent: sort === search.sort }))} locale={locale} />;
}

/** The same people as data, at addresses that stay, and what is published of them from now on. */
export function TakeAlong({ search, total, locale }: Part & { total: number }) {
  const t = translatorFor(locale, "search");
  const parts = partsOf(total);
  return (
    <TakeThese
      locale={locale}
      json={{ href: searchApiPath(search), text: t("take.json") }}
      tables={parts.map((part) => ({ href: searchCsvPath(search, part), text: part.of === 1 ? t("take.csv") : t("take.csvPart", { part: part.number, parts: part.of }) }))}
      feed={(file: FeedFile) => ({ href: peopleFeedPath(locale, search, file), text: translatorFor(locale, "find")("take.peopleFollow", { format: FEED_NAME[file] }) })}
    />
  );
}
