import "server-only";
import type { DateWords } from "@/components/forms/date-parts";
import { failureSentence } from "@/components/forms/form-errors";
import type { FormLabels } from "@/components/forms/form-words";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { translatorFor } from "@/lib/messages/translate";

/** The words that every form needs, in one language: the same object each time, which React then describes to a browser once for all forms of a page. */
export const formLabels = onceForEach((locale: Locale): FormLabels => {
  const t = translatorFor(locale, "desk");
  return {
    locale,
    problem: failureSentence(locale, "summaryTitle"),
    errorPrefix: failureSentence(locale, "titlePrefix"),
    saving: t("form.saving"),
    optional: t("form.optional"),
  };
});

/** The words of an honest date's boxes, in one language. */
export function dateWords(locale: Locale): DateWords {
  const t = translatorFor(locale, "dates");
  const desk = translatorFor(locale, "desk");
  const logging = translatorFor(locale, "logging");
  return {
    legend: t("extent"),
    hint: t("hint"),
    year: t("year"),
    month: t("month"),
    day: t("day"),
    untilYear: t("untilYear"),
    untilMonth: t("untilMonth"),
    untilDay: t("untilDay"),
    extent: desk("fields.span"),
    extents: { on: t("on"), between: t("between"), by: t("by"), since: t("since") },
    approximate: t("approximate"),
    uncertain: t("uncertain"),
    printed: t("printed"),
    printedHint: t("printedHint"),
    countedFrom: t("countedFromLabel"),
    countedFromHint: desk("fields.countedFromHint"),
    edtf: desk("fields.edtf"),
    edtfHint: desk("fields.edtfHint"),
    span: logging("date.span"),
    typedHint: logging("date.typedHint"),
    reads: logging("date.reads", { date: "{date}" }),
    unreadable: logging("date.unreadable"),
    locale,
  };
}
