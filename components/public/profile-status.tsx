import type { ReactNode } from "react";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { clockOfSpell, type SpellEntry } from "@/lib/editions/custody";
import { standing, type EditionOf } from "@/lib/editions/edition";
import { publicHref } from "@/lib/editions/site";
import type { LastPlace, Status, Sureness } from "@/lib/editions/status";
import type { TimelineEventEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";
import { StandingMark } from "./clock";
import { CustodyStatus } from "./custody";
import { daysInWords } from "./duration";
import { DatesSaid, EventSaid, eventWords } from "./event-said";
import { NoteLinks, SaidBy } from "./evidence";
import { HowPut } from "./how-put";
import { spellId } from "./profile-parts";
import { InLanguage } from "./record-link";
import type { TimelineLinks } from "./timeline-links";
import { idIn, type View } from "./view";

/** More events than this that may each be the last say no more together: the last of them in the order of the timeline stand. */
const MOST_EVENTS = 3;

type StatusProps = { edition: EditionOf<"person">; status: Status; spells: readonly SpellEntry[]; /** On the practices that they name. */ laws: Laws; asOf: string; links: Pick<TimelineLinks, "to">; view: View };

/**
 * Where somebody stands by what is on record, with the day it is said on: a sentence, then what an advocate asks next, each with its mark and
 * its sources. What no source says is said to be so.
 */
export function ProfileStatus({ edition, status, spells, laws, asOf, links, view }: StatusProps) {
  const { locale } = view;
  const t = translatorFor(locale, "profile");
  const rows = rowsOf({ edition, status, spells, laws, asOf, links, view });
  return (
    <section id={idIn(view, "status")} className="status" {...(view.within === undefined ? { "aria-label": t("status.title") } : {})}>
      {status.eventsAreLater ? (
        <p>
          {t("status.latest")}
          <LatestEvents events={status.events} links={links} locale={locale} />
          {status.events.length > 1 ? null : t("status.stop")}
          {status.spell === null ? t("status.asOf", { day: formatHonestDate(asOf, locale) }) : null}
        </p>
      ) : null}
      {status.spell === null && status.events.length === 0 ? (
        <p>
          {t("status.none")}
          {t("status.asOf", { day: formatHonestDate(asOf, locale) })}
        </p>
      ) : null}
      <CustodyStatus spells={spells} asOf={asOf} view={view} />
      <dl className="key-facts status-facts">
        {rows.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf({ edition: { entry }, status, laws, asOf, links, view }: StatusProps): { term: string; value: ReactNode }[] {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "profile");
  const { spell, events, eventsAreLater, places, sureness, silence, ahead } = status;
  const clock = spell === null || eventsAreLater ? null : clockOfSpell(spell, { lookup, laws }, asOf);
  return [
    { term: t("status.place"), value: places.length === 0 ? t("status.noPlace") : <Places places={places} view={view} /> },
    ...(spell === null || clock === null
      ? []
      : [
          {
            term: t("status.long"),
            value: (
              <a href={`#${idIn(view, spellId(spell))}`}>
                {clock.open ? t("status.unlessEnded", { days: daysInWords(clock.held, locale) }) : daysInWords(clock.held, locale)}
                {clock.limit === null ? null : <> <StandingMark limit={clock.limit} open={clock.open} locale={locale} /></>}
              </a>
            ),
          },
        ]),
    ...(sureness === null ? [] : [{ term: t("status.sure"), value: <HowSure sureness={sureness} view={view} /> }]),
    ...(eventsAreLater || events.length === 0 ? [] : [{ term: t("status.event"), value: <LatestEvents events={events} links={links} locale={locale} /> }]),
    ...(silence === null ? [] : [{ term: t("status.silence"), value: t("status.silenceOf", { days: daysInWords(silence, locale) }) }]),
    ...(ahead === null
      ? []
      : [
          {
            term: t("status.ahead"),
            value: (
              <>
                {eventWords(ahead, locale)}
                {separator(locale)}
                {formatHonestDate(ahead.day, locale)}
                {ahead.mark === null ? null : <> <HowPut how={ahead.mark} locale={locale} /></>}
              </>
            ),
          },
        ]),
    { term: t("status.changed"), value: <a href={publicHref(view.within === undefined ? "#history" : paths.editions(locale, "person", entry.slug))}>{t("status.changedOn", { day: formatHonestDate(entry.publishedOn, locale), number: entry.number })}</a> },
  ];
}

function LatestEvents({ events, links, locale }: { events: readonly TimelineEventEntry[]; links: Pick<TimelineLinks, "to">; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  return (
    <>
      {events.slice(-MOST_EVENTS).map((event, position) => (
        <span key={event.event}>
          {position === 0 ? null : t("status.next")}
          <EventLink event={event} links={links} locale={locale} />
        </span>
      ))}
      {events.length > 1 ? <>{t("status.stop")}{t("status.order")}</> : null}
    </>
  );
}

function EventLink({ event, links, locale }: { event: TimelineEventEntry; links: Pick<TimelineLinks, "to">; locale: Locale }) {
  return (
    <a href={publicHref(links.to(event))}>
      <EventSaid event={event} locale={locale} />
    </a>
  );
}

/** Every place that sources give the last thing, with when that was; of several things that may be the last each. */
function Places({ places, view }: { places: readonly LastPlace[]; view: View }) {
  const { locale, notes } = view;
  const joint = (position: number) => (places[position - 1]?.datings === places[position]?.datings ? translatorFor(locale, "custody")("status.or") : translatorFor(locale, "profile")("status.next"));
  return places.map(({ place, language, datings, mark, citations }, position) => (
    <span key={`${String(position)} ${place}`} className="fact">
      {position === 0 ? null : joint(position)}
      <InLanguage text={place} language={language} />
      <sup className="refs">
        <NoteLinks numbers={notes.numbersOf(citations)} locale={locale} />
      </sup>{" "}
      {mark === null ? null : <><HowPut how={mark} locale={locale} />{" "}</>}
      {places[position + 1]?.datings === datings ? null : (
        <span className="kind">
          <DatesSaid datings={datings} under={mark} locale={locale} />
        </span>
      )}
    </span>
  ));
}

/** In words, with how many sources say it: a mark alone tells a newcomer little. */
function HowSure({ sureness: { how, readings }, view }: { sureness: Sureness; view: View }) {
  const { locale, lookup, notes } = view;
  const t = translatorFor(locale, "profile");
  const citations = readings.flatMap((reading) => reading.citations);
  const count = standing(lookup, citations.map(({ source }) => source)).length;
  // Who is named here spoke alone: of several voices the entry tells each with its own.
  const [first, ...others] = readings;
  return (
    <span className="fact">
      {t(`sure.${how ?? "stated"}`, { count })}
      <sup className="refs">
        <NoteLinks numbers={notes.numbersOf(citations)} locale={locale} />
      </sup>{" "}
      {first === undefined || others.length > 0 ? null : <SaidBy fact={first} view={view} />}
    </span>
  );
}

function separator(locale: Locale): string {
  return translatorFor(locale, "custody")("status.separator");
}
