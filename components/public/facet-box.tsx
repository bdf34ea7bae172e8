import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** A value that can be chosen: how it is called, and how many answer when it is the only one chosen of its filter. */
export type BoxChoice = { value: string; label: string; language: string | null; count: number };

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
          {choices.map(({ value, label, language, count }) => (
            <label key={value} className="search-choice">
              <input type="checkbox" name={name} value={value} {...(chosen.includes(value) ? { defaultChecked: true } : {})} />
              {language === null ? ` ${label} ` : <> <span lang={language}>{label}</span> </>}
              <span className="facet-count">{countWords(count)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
