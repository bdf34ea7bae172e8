import type { Locale } from "@/lib/core/kinds";
import { byLabel } from "@/lib/editions/labels";
import type { Together } from "@/lib/editions/same-events";
import type { TimelineEventEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";
import { entryDay } from "./profile-parts";
import { RecordLink } from "./record-link";
import { Section } from "./section";
import type { TimelineLinks } from "./timeline-links";
import type { View } from "./view";

type SameEventsProps = { together: readonly Together[]; /** More people are on record in them than are listed. */ isCut: boolean; links: TimelineLinks; view: View };

/** Who else is on record in the same events, each under the mark of what sources say of them. Absent where nobody is. */
export function SameEvents({ together, isCut, links, view }: SameEventsProps) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "profile");
  if (together.length === 0) return null;
  return (
    <Section id="together" title={t("together.title")} locale={locale} note={isCut ? t("together.cut") : undefined}>
      {together.map(({ entry, people }) => (
        <div key={entry.event}>
          <h3 className="spaced">
            <a href={links.to(entry)}>
              {eventWords(entry, locale)}
              {translatorFor(locale, "custody")("status.separator")}
              {entryDay(entry, locale)}
            </a>
          </h3>
          <ul className="links columns">
            {byLabel(people.map(({ person }) => person), locale, lookup).map((person) => {
              const mark = people.find((each) => each.person === person)?.mark ?? null;
              return (
                <li key={person.body.id}>
                  <RecordLink edition={person} view={view} />
                  {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** What an event is called within a sentence; "reported event" where the sources differ on what it was. */
export function eventWords({ title }: Pick<TimelineEventEntry, "title">, locale: Locale): string {
  const words = translatorFor(locale, "words");
  if (title === null) return translatorFor(locale, "profile")("timeline.reported");
  return title.stage === null ? words(`eventKind.${title.eventKind ?? "other"}`) : words(`stage.${title.stage}`);
}
