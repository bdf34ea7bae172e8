import type { Locale } from "@/lib/core/kinds";
import { listPath } from "@/lib/editions/search/links";
import { LONGEST_QUESTION } from "@/lib/editions/search/params";
import { translatorFor } from "@/lib/messages/translate";

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

/** The search of the home page: straight after the skip link, for whoever comes with a name. */
export function HomeSearch({ locale }: { locale: Locale }) {
  return (
    <search className="home-search" aria-label={translatorFor(locale, "search")("box.home")}>
      <form action={listPath(locale, "people")} method="get" className="page">
        <SearchField locale={locale} id="home-q" />
      </form>
    </search>
  );
}
