import type { Locale } from "@/lib/core/kinds";
import type { EditionBodyOf } from "@/lib/editions/contract";
import type { SpellEntry } from "@/lib/editions/custody";
import { eventsAfter } from "@/lib/editions/status";
import { translatorFor } from "@/lib/messages/translate";
import { EventSaid } from "./event-said";

type LaterEventsProps = { person: EditionBodyOf<"person">; spell: SpellEntry; asOf: string; locale: Locale };

/** What came after the beginning of a stretch that has no end on record: a reader must not take "no end" for "still there" where sources tell of more. */
export function LaterEvents({ person, spell, asOf, locale }: LaterEventsProps) {
  const later = eventsAfter(person, spell, asOf);
  if (later.length === 0) return null;
  return (
    <p>
      {translatorFor(locale, "profile")("custody.laterEvent")}
      {later.map((event, position) => (
        <span key={event.event}>
          {position === 0 ? null : translatorFor(locale, "profile")("status.next")}
          <EventSaid event={event} locale={locale} />
        </span>
      ))}
    </p>
  );
}
