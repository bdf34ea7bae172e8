import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";

/** A moment of the desk's own housekeeping, to the minute, in UTC and saying so. Nothing public is this fine. */
export function momentText(moment: Date, locale: Locale): string {
  return `${new Intl.DateTimeFormat(siteLanguage(locale).intl, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;
}

/** The day of a moment, in UTC. */
export function dayText(moment: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(siteLanguage(locale).intl, { dateStyle: "long", timeZone: "UTC" }).format(moment);
}
