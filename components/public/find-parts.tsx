/** What stands around the results of a list: what was chosen, and in which order they stand. */
import type { Locale } from "@/lib/core/kinds";
import { valueWords } from "@/lib/editions/search/list-labels";
import { listPagePath, listSearchPath } from "@/lib/editions/search/list-links";
import { changedList, choicesOf, withoutChoice, type ListSearch } from "@/lib/editions/search/list-params";
import { LIST_SORTS, type ListFacet } from "@/lib/editions/search/lists";
import { translatorFor } from "@/lib/messages/translate";
import type { ListChoice } from "./find-form";

type Part = { search: ListSearch; locale: Locale };

/** How a chosen filter is called. */
export function filterWords({ facet, value }: { facet: ListFacet; value: string }, choices: readonly ListChoice[], locale: Locale): string {
  return translatorFor(locale, "search")("chosen.filter", { facet: translatorFor(locale, "find")(`facet.${facet}`), value: valueWords(choices, { facet, value }, locale) });
}

/** Each choice as a link that takes it away. */
export function ChosenOfList({ search, choices, locale }: Part & { choices: readonly ListChoice[] }) {
  const t = translatorFor(locale, "search");
  const chosen = choicesOf(search);
  // Without words there is nothing left of the search itself: there the words are taken away by typing others.
  const words = search.q === "" || search.list === "search" ? [] : [{ text: translatorFor(locale, "find")("chosen.question", { question: search.q }), href: listSearchPath(locale, changedList(search, { q: "" })) }];
  const links = [...words, ...chosen.map((choice) => ({ text: filterWords(choice, choices, locale), href: listSearchPath(locale, withoutChoice(search, choice.facet, choice.value)) }))];
  if (links.length === 0) return null;
  return (
    <nav aria-label={t("chosen.title")} className="chosen">
      <ul>
        {links.map(({ text, href }) => (
          <li key={text}>
            <a href={href}>
              {text}
              <span aria-hidden="true"> ✕</span>
              <span className="sr-only"> – {t("chosen.remove")}</span>
            </a>
          </li>
        ))}
        <li>
          <a className="chosen-clear" href={search.list === "search" ? listSearchPath(locale, changedList(search, { chosen: {} })) : listPagePath(locale, search.list)}>
            {t("chosen.clear")}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** The orders, as links; the present one is none. Nothing where there is one order only. */
export function SortsOfList({ search, locale }: Part) {
  const t = translatorFor(locale, "search");
  const sorts = LIST_SORTS[search.list].filter((sort) => sort !== "relevance" || search.q !== "");
  if (sorts.length < 2) return null;
  return (
    <nav aria-label={t("sort.title")} className="sorts">
      <span aria-hidden="true">{t("sort.title")}</span>
      <ul>
        {sorts.map((sort) => (
          <li key={sort}>
            {sort === search.sort ? (
              <strong aria-current="true">{translatorFor(locale, "find")(`sort.${sort}`)}</strong>
            ) : (
              <a href={listSearchPath(locale, changedList(search, { sort }))}>{translatorFor(locale, "find")(`sort.${sort}`)}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
