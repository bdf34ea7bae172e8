import type { Locale } from "@/lib/core/kinds";
import type { Mark } from "@/lib/editions/mark";
import { listPath, searchPath } from "@/lib/editions/search/links";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";

/** A change to a search that would find somebody, in words, and how many. */
export type WayOut = { words: string; search: PeopleSearch; total: number };
export type Neighbour = { text: string; language: string; mark: Mark };

/** Nobody answers: the question again, what would find somebody, and that silence says nothing. */
export function EmptySearch({ search, waysOut, neighbours, locale }: { search: PeopleSearch; waysOut: readonly WayOut[]; neighbours: readonly Neighbour[]; locale: Locale }) {
  const t = translatorFor(locale, "search");
  return (
    <div className="empty-search">
      <h2>{t("empty.heading")}</h2>
      <p>{search.q === "" ? t("empty.filters") : t("empty.question", { question: search.q })}</p>
      {waysOut.length === 0 ? null : (
        <>
          <p>{t("empty.try")}</p>
          <ul className="bullets">
            {waysOut.map((way) => (
              <li key={way.words}>
                <a href={searchPath(locale, way.search)}>{way.words}</a> <span className="facet-count">{t("form.count", { count: way.total })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {neighbours.length === 0 ? null : (
        <>
          <p>{t("empty.neighbours")}</p>
          <ul className="bullets">
            {neighbours.map(({ text, language, mark }) => (
              <li key={text}>
                <a href={searchPath(locale, { ...search, q: text, exact: false, chosen: {}, sort: "relevance", page: 1 })} lang={language}>
                  {text}
                </a>
                {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t("empty.nothing")}</p>
      <p>
        <a href={listPath(locale, search.list)}>{t("empty.all")}</a>
      </p>
    </div>
  );
}
