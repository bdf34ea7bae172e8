import type { Locale } from "@/lib/core/kinds";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Dating } from "@/lib/editions/datings";
import type { Mark } from "@/lib/editions/mark";
import { markOfEvent, type TimelineEventEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";

type DatesSaidProps = { datings: readonly Pick<Dating, "date" | "mark">[]; /** The mark that stands beside them already. */ under: Mark; locale: Locale };

/** Every date of one thing within a sentence, each with the mark without which it would say more than its source. */
export function DatesSaid({ datings, under, locale }: DatesSaidProps) {
  return datings.map(({ date: { edtf }, mark }, position) => (
    <span key={edtf}>
      {position === 0 ? null : translatorFor(locale, "custody")("status.or")}
      {formatHonestDate(edtf, locale)}
      {mark === null || mark === under ? null : <> <HowPut how={mark} locale={locale} /></>}
    </span>
  ));
}

/** An event within a sentence: what it was with its mark, and every day that sources give it. */
export function EventSaid({ event, locale }: { event: TimelineEventEntry; locale: Locale }) {
  const mark = markOfEvent(event);
  return (
    <>
      {eventWords(event, locale)}
      {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
      {translatorFor(locale, "custody")("status.separator")}
      {event.date?.earliest == null ? translatorFor(locale, "profile")("timeline.undated") : <DatesSaid datings={event.datings} under={mark} locale={locale} />}
    </>
  );
}

/** What an event is called within a sentence; "reported event" where the sources differ on what it was. */
export function eventWords({ title }: Pick<TimelineEventEntry, "title">, locale: Locale): string {
  const words = translatorFor(locale, "words");
  if (title === null) return translatorFor(locale, "profile")("timeline.reported");
  return title.stage === null ? words(`eventKind.${title.eventKind ?? "other"}`) : words(`stage.${title.stage}`);
}
