/** What stands around the results of a list: what was chosen, and in which order they stand. */
import type { Locale } from "@/lib/core/kinds";
import { valueWords } from "@/lib/editions/search/list-labels";
import { listPagePath, listSearchPath } from "@/lib/editions/search/list-links";
import { changedList, choicesOf, withoutChoice, type ListSearch } from "@/lib/editions/search/list-params";
import { LIST_SORTS, type ListFacet } from "@/lib/editions/search/lists";
import { translatorFor } from "@/lib/messages/translate";
import type { ListChoice } from "./find-form";
import { ChosenLinks, OrderLinks } from "./list-choices";

type Part = { search: ListSearch; locale: Locale };

/** How a chosen filter is called. */
export function filterWords({ facet, value }: { facet: ListFacet; value: string }, choices: readonly ListChoice[], locale: Locale): string {
  return translatorFor(locale, "search")("chosen.filter", { facet: translatorFor(locale, "find")(`facet.${facet}`), value: valueWords(choices, { facet, value }, locale) });
}

/** Each choice as a link that takes it away. */
export function ChosenOfList({ search, choices, locale }: Part & { choices: readonly ListChoice[] }) {
  // Without words there is nothing left of the search itself: there the words are taken away by typing others.
  const words = search.q === "" || search.list === "search" ? [] : [{ text: translatorFor(locale, "find")("chosen.question", { question: search.q }), href: listSearchPath(locale, changedList(search, { q: "" })) }];
  const chosen = choicesOf(search).map((choice) => ({ text: filterWords(choice, choices, locale), href: listSearchPath(locale, withoutChoice(search, choice.facet, choice.value)) }));
  const clear = search.list === "search" ? listSearchPath(locale, changedList(search, { chosen: {} })) : listPagePath(locale, search.list);
  return <ChosenLinks links={[...words, ...chosen]} clear={clear} locale={locale} />;
}

/** The orders of a list, as links. */
export function SortsOfList({ search, locale }: Part) {
  const t = translatorFor(locale, "find");
  const sorts = LIST_SORTS[search.list].filter((sort) => sort !== "relevance" || search.q !== "");
  return <OrderLinks orders={sorts.map((sort) => ({ text: t(`sort.${sort}`), href: listSearchPath(locale, changedList(search, { sort })), isPresent: sort === search.sort }))} locale={locale} />;
}
