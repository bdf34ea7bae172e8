import type { Locale } from "@/lib/core/kinds";

const LANGUAGE_TAG: Record<Locale, string> = { en: "en-GB", zh: "zh-Hans" };

/** A moment of the desk's own housekeeping, to the minute, in UTC and saying so. Nothing public is this fine. */
export function momentText(moment: Date, locale: Locale): string {
  return `${new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;
}

/** The day of a moment, in UTC. */
export function dayText(moment: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { dateStyle: "long", timeZone: "UTC" }).format(moment);
}
