import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { LONGEST_QUESTION } from "@/lib/editions/search/parameters";
import { translatorFor } from "@/lib/messages/translate";
import { WordsField } from "./find-form";

/** The question itself: one field that says what it takes. The form around it is its owner's. */
export function SearchField({ locale, id, value = "" }: { locale: Locale; id: string; value?: string }) {
  const t = translatorFor(locale, "search");
  return (
    <div className="search-field">
      <label htmlFor={id}>{t("box.label")}</label>
      <div className="search-line">
        <input id={id} type="search" name="q" defaultValue={value} maxLength={LONGEST_QUESTION} autoComplete="off" spellCheck={false} autoCapitalize="none" aria-describedby={`${id}-hint`} />
        <button type="submit">{t("box.submit")}</button>
      </div>
      <p id={`${id}-hint`} className="section-note">
        {t("box.hint")}
      </p>
    </div>
  );
}

/** The search of the home page, straight after the skip link: one box for names and words, since a reader need not know which page has what. */
export function HomeSearch({ locale }: { locale: Locale }) {
  return (
    <search className="home-search" aria-label={translatorFor(locale, "find")("search.home")}>
      <form action={paths.search(locale)} method="get" className="page">
        <WordsField locale={locale} id="home-q" list="search" />
      </form>
    </search>
  );
}
