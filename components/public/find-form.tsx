import type { Locale } from "@/lib/core/kinds";
import { listPagePath } from "@/lib/editions/search/list-links";
import type { ListSearch } from "@/lib/editions/search/list-params";
import { isSearched, LIST_FACETS, type ListFacet } from "@/lib/editions/search/lists";
import { LONGEST_QUESTION } from "@/lib/editions/search/parameters";
import { translatorFor } from "@/lib/messages/translate";
import { FacetBoxes, type BoxChoice } from "./facet-box";

/** A value of one of the list's filters. */
export type ListChoice = BoxChoice & { facet: ListFacet };

/** One GET form: words and filters. What it makes is an address; nothing here needs a script. */
export function FindForm({ search, choices, locale }: { search: ListSearch; choices: readonly ListChoice[]; locale: Locale }) {
  const t = translatorFor(locale, "find");
  const { list } = search;
  const shown: readonly ListFacet[] = LIST_FACETS[list].filter((facet) => choices.some((choice) => choice.facet === facet));
  const isUsual = search.sort === "relevance" || (search.sort === "newest" && search.q === "");
  return (
    <search aria-label={t("form.label")}>
      <form action={listPagePath(locale, list)} method="get" className="people-search">
        {isSearched(list) ? <WordsField locale={locale} id="q" value={search.q} list={list === "statements" || list === "sources" ? list : "search"} /> : null}
        {isUsual ? null : <input type="hidden" name="sort" value={search.sort} />}
        {shown.length === 0 ? null : (
          <>
            <FacetBoxes facets={shown} titleOf={(facet) => t(`facet.${facet}`)} chosen={search.chosen} choices={choices} countWords={(count) => t("count", { count })} locale={locale} />
            <p>
              <button type="submit">{translatorFor(locale, "search")("form.apply")}</button>
            </p>
          </>
        )}
      </form>
    </search>
  );
}

/** The words asked for: one field that says what it takes. The form around it is its owner's. */
export function WordsField({ locale, id, list, value = "" }: { locale: Locale; id: string; list: "search" | "statements" | "sources"; value?: string }) {
  const t = translatorFor(locale, "find");
  return (
    <div className="search-field">
      <label htmlFor={id}>{list === "search" ? t("search.label") : t(`box.${list}`)}</label>
      <div className="search-line">
        <input id={id} type="search" name="q" defaultValue={value} maxLength={LONGEST_QUESTION} autoComplete="off" spellCheck={false} autoCapitalize="none" aria-describedby={`${id}-hint`} />
        <button type="submit">{translatorFor(locale, "search")("box.submit")}</button>
      </div>
      <p id={`${id}-hint`} className="section-note">
        {list === "search" ? t("search.hint") : t("box.hint")}
      </p>
    </div>
  );
}
