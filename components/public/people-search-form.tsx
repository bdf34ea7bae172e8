import type { Locale } from "@/lib/core/kinds";
import { FACETS, type Facet } from "@/lib/editions/search/facets";
import { listPath } from "@/lib/editions/search/links";
import type { PeopleSearch } from "@/lib/editions/search/params";
import { translatorFor } from "@/lib/messages/translate";
import { FacetBoxes, type BoxChoice } from "./facet-box";
import { SearchField } from "./search-box";

/** A value that can be chosen: how it is called, and how many people answer when it is the only one chosen of its facet. */
export type FacetChoice = BoxChoice & { facet: Facet };

type PeopleSearchFormProps = { search: PeopleSearch; choices: readonly FacetChoice[]; /** Where organisations are left out: of how many people they are listed; otherwise null. */ listedBelow: number | null; locale: Locale };

/** One GET form: question, exactness and filters. What it makes is an address; nothing here needs a script. */
export function PeopleSearchForm({ search, choices, listedBelow, locale }: PeopleSearchFormProps) {
  const t = translatorFor(locale, "search");
  const shown = FACETS.filter((facet) => choices.some((choice) => choice.facet === facet));
  return (
    <search aria-label={t("form.label")}>
      <form action={listPath(locale, search.list)} method="get" className="people-search">
        <SearchField locale={locale} id="q" value={search.q} />
        <p>
          <label className="search-choice">
            <input type="checkbox" name="exact" value="1" defaultChecked={search.exact} /> {t("box.exact")}
          </label>
        </p>
        {search.sort === "name" || search.sort === "relevance" ? null : <input type="hidden" name="sort" value={search.sort} />}
        <FacetBoxes facets={shown} titleOf={(facet) => t(`facet.${facet}`)} chosen={search.chosen} choices={choices} countWords={(count) => t("form.count", { count })} locale={locale} />
        {listedBelow === null ? null : <p className="section-note">{t("form.uncounted", { count: listedBelow })}</p>}
        <p>
          <button type="submit">{t("form.apply")}</button>
        </p>
      </form>
    </search>
  );
}
