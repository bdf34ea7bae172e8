import { byLabel } from "@/lib/editions/labels";
import type { Together } from "@/lib/editions/same-events";
import { translatorFor } from "@/lib/messages/translate";
import { EventSaid } from "./event-said";
import { HowPut } from "./how-put";
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
              <EventSaid event={entry} locale={locale} />
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
