import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import type { EditionDate } from "@/lib/editions/contract";
import { translatorFor } from "@/lib/messages/translate";

// What HTML's <time> can say; every other honest date is plain text with its EDTF value beside it.
const HTML_DATE = /^\d{4}(?:-\d{2}){0,2}$/u;

/** A date as precise as it is and no more. */
export function HonestDateText({ edtf, locale }: { edtf: string; locale: Locale }) {
  const words = formatHonestDate(edtf, locale);
  return HTML_DATE.test(edtf) ? (
    <time dateTime={edtf}>{words}</time>
  ) : (
    <span data-edtf={edtf}>{words}</span>
  );
}

// No language: `lang=""` says that the words' is unknown, and not the page's own (HTML, the lang attribute).
/** How the source prints a date, and the day it was counted from, where that is more than the date already says. */
export function AsPrinted({ date, language, locale }: { date: EditionDate; language?: string | null; locale: Locale }) {
  const t = translatorFor(locale, "public");
  const { printed, countedFrom } = date;
  if (countedFrom === null && (printed === null || printed.replaceAll("\u00A0", " ") === formatHonestDate(date.edtf, "en"))) return null;
  return (
    <span className="as-printed">
      {printed === null ? null : (
        <>
          {t("date.printed")} <q lang={language ?? ""}>{printed}</q>
        </>
      )}
      {printed !== null && countedFrom !== null ? t("date.separator") : null}
      {countedFrom === null ? null : (
        <>
          {t("date.countedFrom")} <HonestDateText edtf={countedFrom} locale={locale} />
        </>
      )}
    </span>
  );
}

/** "no date given", and by when it was over where at least that is known: as the date says it, since its latest day alone would be more exact. */
export function NoDate({ date, locale }: { date: EditionDate | null; locale: Locale }) {
  const t = translatorFor(locale, "public");
  if (date?.latest == null) return <>{t("date.none")}</>;
  return <>{t("date.notLater", { date: formatHonestDate(date.edtf, locale) })}</>;
}
