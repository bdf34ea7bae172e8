import type { Locale } from "@/lib/core/kinds";
import { searchPath } from "@/lib/editions/search/links";
import { listPagePath, listSearchPath } from "@/lib/editions/search/list-links";
import type { ListSearch } from "@/lib/editions/search/list-params";
import type { ListFacet } from "@/lib/editions/search/lists";
import { readSearch } from "@/lib/editions/search/params";
import { translatorFor } from "@/lib/messages/translate";
import type { ListChoice } from "./find-form";
import { filterWords } from "./find-parts";

type Loosened = { search: ListSearch; total: number; without: "question" | { facet: ListFacet; value: string } };

/** Nothing answers: the words again, what would find something, and that silence says nothing. */
export function EmptyFind({ search, loosened, choices, locale }: { search: ListSearch; loosened: readonly Loosened[]; choices: readonly ListChoice[]; locale: Locale }) {
  const t = translatorFor(locale, "find");
  const { q, list } = search;
  // Under the heading of the texts, where people may have answered above.
  const EmptyHeading = list === "search" ? "h3" : "h2";
  return (
    <div className="empty-search">
      <EmptyHeading>{list === "search" ? t("empty.texts") : t("empty.heading")}</EmptyHeading>
      <p>{q === "" ? t("empty.filters") : t("empty.question", { question: q })}</p>
      {loosened.length === 0 ? null : (
        <>
          <p>{t("empty.try")}</p>
          <ul className="bullets">
            {loosened.map((way) => (
              <li key={listSearchPath(locale, way.search)}>
                <a href={listSearchPath(locale, way.search)}>
                  {way.without === "question" ? t("empty.withoutQuestion") : translatorFor(locale, "search")("empty.without", { filter: filterWords(way.without, choices, locale) })}
                </a>{" "}
                <span className="facet-count">{t("count", { count: way.total })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {q === "" ? null : <p>{t("empty.fewer")}</p>}
      <p>{t("empty.nothing")}</p>
      {list === "search" ? null : (
        <ul className="bullets">
          {q === "" ? null : (
            <li>
              <a href={searchPath(locale, readSearch({ q }, "people").search)}>{t("empty.people")}</a>
            </li>
          )}
          <li>
            <a href={listPagePath(locale, list)}>{t("empty.all")}</a>
          </li>
        </ul>
      )}
    </div>
  );
}
