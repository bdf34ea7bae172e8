import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";

// Made once for each language: a list of a hundred moments would make a hundred, which takes longer than everything else about them.
const moments = onceForEach((locale: Locale) => new Intl.DateTimeFormat(siteLanguage(locale).intl, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }));
const days = onceForEach((locale: Locale) => new Intl.DateTimeFormat(siteLanguage(locale).intl, { dateStyle: "long", timeZone: "UTC" }));

/** A moment of the desk's own housekeeping, to the minute, in UTC and saying so. Nothing public is this fine. */
export function momentText(moment: Date, locale: Locale): string {
  return `${moments(locale).format(moment)} UTC`;
}

/** The day of a moment, in UTC. */
export function dayText(moment: Date, locale: Locale): string {
  return days(locale).format(moment);
}
