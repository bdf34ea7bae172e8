/** Lengths in words: of the law, and of a stretch of custody. */
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";
import type { DaySpan } from "@/lib/editions/clock";
import { translatorFor } from "@/lib/messages/translate";

/** ISO 8601 durations of the vocabulary: days or months. */
const DURATION = /^P(?<length>\d+)(?<unit>[DM])$/u;

/** A length in words: "6 months". The vocabulary holds no other form. */
export function durationInWords(duration: string, locale: Locale): string {
  const { length, unit } = DURATION.exec(duration)?.groups ?? {};
  if (length === undefined) return duration;
  return translatorFor(locale, "public")(unit === "M" ? "practice.months" : "practice.days", { count: Number(length) });
}

const numbers = onceForEach((locale: Locale) => new Intl.NumberFormat(siteLanguage(locale).intl));

/** "181 days", "182 to 212 days", "at least 30 days". */
export function daysInWords({ least, most }: DaySpan, locale: Locale): string {
  const t = translatorFor(locale, "custody");
  if (most === null) return t("clock.atLeast", { count: least });
  if (least === most) return t("clock.exact", { count: least });
  return t("clock.range", { least: numbers(locale).format(least), mostCount: most });
}
