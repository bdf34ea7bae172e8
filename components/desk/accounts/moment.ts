import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";
import { translatorFor } from "@/lib/messages/translate";

// Made once for each language: a list of a hundred moments would make a hundred, which takes longer than everything else about them.
const times = onceForEach((locale: Locale) => new Intl.DateTimeFormat(siteLanguage(locale).intl, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" }));
const days = onceForEach((locale: Locale) => new Intl.DateTimeFormat(siteLanguage(locale).intl, { dateStyle: "long", timeZone: "UTC" }));

/** A moment of the desk's own housekeeping, to the minute, in UTC and saying so: its day as every day is written, and the time. Nothing public is this fine. */
export function momentText(moment: Date, locale: Locale): string {
  return translatorFor(locale, "dates")("moment", { day: dayText(moment, locale), time: times(locale).format(moment) });
}

/** The day of a moment, in UTC. */
export function dayText(moment: Date, locale: Locale): string {
  return days(locale).format(moment);
}
