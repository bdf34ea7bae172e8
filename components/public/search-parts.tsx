/** What stands around the results of a search: what was chosen, in which order, which page, and how to take it along. */
import type { Locale } from "@/lib/core/kinds";
import type { FacetChoice } from "@/components/public/people-search-form";
import { CSV_PEOPLE, listPath, searchApiPath, searchCsvPath, searchPath } from "@/lib/editions/search/links";
import { changed, chosenValues, PAGE_LENGTH, SORTS, without, type PeopleSearch } from "@/lib/editions/search/params";
import { translatorFor } from "@/lib/messages/translate";

type Part = { search: PeopleSearch; locale: Locale };

/** How a chosen value is called; of one that nobody has, its own word. */
export function wordsFor(choices: readonly FacetChoice[], facet: string, value: string): string {
  return choices.find((choice) => choice.facet === facet && choice.value === value)?.label ?? value;
}

/** Each choice as a link that takes it away. */
export function ChosenFilters({ search, choices, locale }: Part & { choices: readonly FacetChoice[] }) {
  const t = translatorFor(locale, "search");
  const values = chosenValues(search);
  if (values.length === 0 && search.q === "") return null;
  const asked = { text: t("chosen.question", { question: search.q }), href: searchPath(locale, changed(search, { q: "", exact: false, sort: search.sort === "relevance" ? "name" : search.sort })) };
  const filters = values.map(({ facet, value }) => ({ text: t("chosen.filter", { facet: t(`facet.${facet}`), value: wordsFor(choices, facet, value) }), href: searchPath(locale, without(search, facet, value)) }));
  const exact = search.exact ? [{ text: t("box.exact"), href: searchPath(locale, changed(search, { exact: false })) }] : [];
  return (
    <nav aria-label={t("chosen.title")} className="chosen">
      <ul>
        {[...(search.q === "" ? [] : [asked]), ...exact, ...filters].map(({ text, href }) => (
          <li key={text}>
            <a href={href}>
              {text}
              <span aria-hidden="true"> ✕</span>
              <span className="sr-only"> – {t("chosen.remove")}</span>
            </a>
          </li>
        ))}
        <li>
          <a className="chosen-clear" href={listPath(locale, search.list)}>
            {t("chosen.clear")}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** The orders, as links; the present one is none. */
export function SortLinks({ search, locale }: Part) {
  const t = translatorFor(locale, "search");
  return (
    <nav aria-label={t("sort.title")} className="sorts">
      <span aria-hidden="true">{t("sort.title")}</span>
      <ul>
        {SORTS.filter((sort) => sort !== "relevance" || search.q !== "").map((sort) => (
          <li key={sort}>{sort === search.sort ? <strong aria-current="true">{t(`sort.${sort}`)}</strong> : <a href={searchPath(locale, changed(search, { sort }))}>{t(`sort.${sort}`)}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}

const AROUND = 2;

/** Numbered pages: the first, the last, and those around the present one. */
export function PageLinks({ search, total, locale }: Part & { total: number }) {
  const t = translatorFor(locale, "search");
  const last = Math.max(1, Math.ceil(total / PAGE_LENGTH));
  if (last === 1) return null;
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, at) => search.page - AROUND + at);
  const numbers = [...new Set([1, ...near, last])].filter((number) => number >= 1 && number <= last).toSorted((a, b) => a - b);
  const hrefOf = (page: number) => searchPath(locale, changed(search, { page }));
  return (
    <nav aria-label={t("pages.label")} className="pages">
      <ul>
        {search.page > 1 && search.page <= last ? (
          <li>
            <a href={hrefOf(search.page - 1)} rel="prev">
              {t("pages.previous")}
            </a>
          </li>
        ) : null}
        {numbers.map((number, at) => (
          <li key={number}>
            {number - (numbers[at - 1] ?? 0) > 1 ? <span aria-hidden="true">… </span> : null}
            {number === search.page ? (
              <strong aria-current="page">{number}</strong>
            ) : (
              <a href={hrefOf(number)} aria-label={t("pages.page", { page: number })}>
                {number}
              </a>
            )}
          </li>
        ))}
        {search.page < last ? (
          <li>
            <a href={hrefOf(search.page + 1)} rel="next">
              {t("pages.next")}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

/** The same people as data, at addresses that stay. */
export function TakeAlong({ search, total, locale }: Part & { total: number }) {
  const t = translatorFor(locale, "search");
  const parts = Math.max(1, Math.ceil(total / CSV_PEOPLE));
  return (
    <section aria-labelledby="take-heading" className="section">
      <h2 id="take-heading">{t("take.title")}</h2>
      <ul className="links">
        <li>
          <a href={searchApiPath(search)}>{t("take.json")}</a>
        </li>
        {Array.from({ length: parts }, (_, at) => (
          <li key={at}>
            <a href={searchCsvPath(search, at + 1)}>{parts === 1 ? t("take.csv") : t("take.csvPart", { part: at + 1, parts })}</a>
          </li>
        ))}
      </ul>
      <p className="section-note">{t("take.note")}</p>
    </section>
  );
}
