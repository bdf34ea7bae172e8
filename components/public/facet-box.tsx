import type { Locale } from "@/lib/core/kinds";
import type { ValueLabel } from "@/lib/editions/search/list-labels";
import type { Chosen } from "@/lib/editions/search/parameters";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";

/** A value that can be chosen: how it is called, and how many answer when it is the only one chosen of its filter. */
export type BoxChoice = ValueLabel & { value: string; count: number };

type FacetBoxesProps<F extends string> = {
  /** The filters that have values, in their order. */
  facets: readonly F[];
  titleOf: (facet: F) => string;
  chosen: Chosen<F>;
  choices: readonly (BoxChoice & { facet: F })[];
  countWords: (count: number) => string;
  locale: Locale;
};

/** The filters of a form, each in a box of its own. */
export function FacetBoxes<F extends string>({ facets, titleOf, chosen, choices, countWords, locale }: FacetBoxesProps<F>) {
  return (
    <div className="facets" role="group" aria-label={translatorFor(locale, "search")("form.filters")}>
      {facets.map((facet) => (
        <FacetBox key={facet} name={facet} title={titleOf(facet)} chosen={chosen[facet] ?? []} choices={choices.filter((choice) => choice.facet === facet)} countWords={countWords} locale={locale} />
      ))}
    </div>
  );
}

type FacetBoxProps = { /** Of the parameter. */ name: string; title: string; chosen: readonly string[]; choices: readonly BoxChoice[]; countWords: (count: number) => string; locale: Locale };

/**
 * The values of one filter, in a box that opens in place. Closed also where something is chosen: that stands above the results, and a list of
 * thirty organisations would push them off the screen.
 */
export function FacetBox({ name, title, chosen, choices, countWords, locale }: FacetBoxProps) {
  return (
    <details className="facet">
      <summary>
        {title}
        {chosen.length === 0 ? null : <span className="facet-chosen"> {translatorFor(locale, "search")("form.chosen", { count: chosen.length })}</span>}
      </summary>
      <fieldset>
        <legend className="sr-only">{title}</legend>
        {/* A page has some hundred and fifty of these: what each is made of is most of what the page costs. */}
        <div className="facet-values">
          {choices.map(({ value, label, language, mark, count }) => (
            <label key={value}>
              <input type="checkbox" name={name} value={value} {...(chosen.includes(value) ? { defaultChecked: true } : {})} />
              {language === null ? ` ${label} ` : <> <span lang={language}>{label}</span> </>}
              {mark === undefined ? null : <><HowPut how={mark} locale={locale} /> </>}
              <span className="facet-count">{countWords(count)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
