import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import type { Gap, Silence } from "@/lib/editions/timeline-gaps";
import { translatorFor } from "@/lib/messages/translate";
import { daysInWords } from "./duration";

/** That nothing dated is on record between two things, and for how long: an empty stretch must not be read past. */
export function GapNote({ gap: { from, to, days }, locale }: { gap: Pick<Gap, "from" | "to" | "days">; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  const dates = { from: formatHonestDate(from, locale), to: formatHonestDate(to, locale) };
  return <p className="timeline-gap">{days === null ? t("timeline.gap", dates) : t("timeline.gapOf", { ...dates, days: daysInWords(days, locale) })}</p>;
}

/** The same up to the day of the page. */
export function SilenceNote({ silence: { from, days }, asOf, locale }: { silence: Pick<Silence, "from" | "days">; asOf: string; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  const dates = { from: formatHonestDate(from, locale), day: formatHonestDate(asOf, locale) };
  return <p className="timeline-gap">{days === null ? t("timeline.silence", dates) : t("timeline.silenceOf", { ...dates, days: daysInWords(days, locale) })}</p>;
}
