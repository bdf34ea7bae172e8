import type { ReactNode } from "react";
import { listIn } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import type { EditionEvent } from "@/lib/editions/contract";
import { attributesOf, type EditionFact } from "@/lib/editions/facts";
import { publicHref } from "@/lib/editions/site";
import type { TimelineEntry, TimelineEventEntry, TimelineStatementEntry } from "@/lib/editions/timeline";
import { yearOf } from "@/lib/editions/timeline-view";
import { translatorFor } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";
import { Datings, shapeOf } from "./datings";
import { Fact } from "./evidence";
import { ExactWords } from "./exact-words";
import { HonestDateText } from "./honest-date-text";
import { HowPut } from "./how-put";
import { entryDay, entryId } from "./profile-parts";
import { InLanguage, RecordLabel, RecordLinkById } from "./record-link";
import { SourceChain } from "./source-chain";
import { placingFacts, QuotedPassages, StatementRelations } from "./statement-parts";
import { yearId } from "./timeline-choices";
import type { TimelineLinks } from "./timeline-links";
import { idIn, type View } from "./view";

type TimelineProps = {
  entries: readonly TimelineEntry[];
  person: RecordId;
  /** Where an entry can be found again; by default on this page, null where nobody can pass it on: what is made to be printed has no address for each. */
  permalink?: TimelineLinks["permalink"] | null;
  /** What is said behind an entry, such as that a gap follows. */
  notes?: ReadonlyMap<TimelineEntry, ReactNode>;
  view: View;
};

/** A person's timeline: dates are its spine, a point for a day, a bracket for anything less precise. */
export function Timeline({ entries, person, permalink = (entry) => `#${entryId(entry)}`, notes, view }: TimelineProps) {
  const { locale } = view;
  return (
    <ol className="timeline">
      {entries.map((entry, position) => {
        const before = entries[position - 1];
        const link = permalink === null ? null : Permalink({ href: permalink(entry), entry, locale });
        return (
          <li key={entryId(entry)} id={idIn(view, entryId(entry))} className={`timeline-entry${entry.kind === "statement" ? " timeline-statement" : ""}`}>
            <div>
              {view.within !== undefined || (before !== undefined && yearOf(before) === yearOf(entry)) ? null : <span id={yearId(yearOf(entry))} />}
              {When({ entry, view })}
            </div>
            <div className="timeline-body">
              {entry.kind === "event" ? EventEntry({ entry, link, view }) : StatementEntry({ entry, person, link, view })}
            </div>
            {notes?.get(entry)}
          </li>
        );
      })}
    </ol>
  );
}

/** The address of one entry, to be passed on. */
function Permalink({ href, entry, locale }: { href: string; entry: TimelineEntry; locale: View["locale"] }) {
  return (
    <a className="permalink" href={publicHref(href)} aria-label={translatorFor(locale, "profile")("timeline.permalink", { date: entryDay(entry, locale) })}>
      #
    </a>
  );
}

function When({ entry, view: { locale } }: { entry: TimelineEntry; view: View }) {
  const { date, datings } = entry;
  const className = date?.earliest == null ? "timeline-date" : `timeline-date timeline-${shapeOf(datings)}`;
  return Datings({ datings, locale, className, printed: true, under: entry.kind === "event" ? (entry.title?.mark ?? null) : null });
}

function EventEntry({ entry, link, view }: { entry: TimelineEventEntry; link: ReactNode; view: View }) {
  const { locale } = view;
  const t = translatorFor(locale, "public");
  const differ = entry.readings.length > 1;
  const shared = entry.datings.length === 1 ? (entry.date?.edtf ?? null) : null;
  const readings = entry.readings.map((reading) => <Reading key={reading.id} reading={reading} shared={shared} named={differ} view={view} />);
  return (
    <>
      <h3>
        {entry.title === null ? t("timeline.reported") : eventTitle(entry.title, locale)}{" "}
        {/* Whoever reads the headings alone must not take an allegation for a finding. */}
        {entry.title === null || entry.title.mark === null ? null : HowPut({ how: entry.title.mark, locale })}
        <span className="kind">{t("timeline.case", { number: listIn(view.locale, entry.cases.map(String)) })}</span>
        {link}
      </h3>
      {differ ? <p className="section-note">{t("timeline.readings", { count: entry.readings.length })}</p> : null}
      {differ ? <div className="readings">{readings}</div> : readings}
    </>
  );
}

/** What an event is called: its stage, or its kind. */
export function eventTitle(event: Pick<EditionEvent, "stage" | "eventKind">, locale: View["locale"]): string {
  const words = translatorFor(locale, "words");
  const title = event.stage === null ? words(`eventKind.${event.eventKind ?? "other"}`) : stageName(event.stage, locale);
  return title.charAt(0).toLocaleUpperCase("en") + title.slice(1);
}

/** @param named whether to say what this reading calls the event: the sources differ */
function Reading({ reading, shared, named, view }: { reading: EditionEvent; shared: string | null; named: boolean; view: View }) {
  const t = translatorFor(view.locale, "public");
  return (
    <div className="reading">
      <p>
        {/* A reading that dates the event otherwise than the spine says so itself. */}
        {reading.date !== null && reading.date.edtf !== shared ? (
          <>
            <HonestDateText edtf={reading.date.edtf} locale={view.locale} />
            {": "}
          </>
        ) : null}
        {named ? <span className="kind">{eventTitle(reading, view.locale)} · </span> : null}
        {Fact({ fact: reading, view, children: InLanguage({ text: reading.text, language: reading.language, on: view.locale }) })}
      </p>
      {reading.practice !== null && view.lookup.has(reading.practice) ? (
        <p>
          {t("timeline.practice")} <RecordLinkById id={reading.practice} view={view} />
        </p>
      ) : null}
      {reading.place === null ? null : (
        <p>
          {t("timeline.place")} <InLanguage text={reading.place} language={reading.language} on={view.locale} />
        </p>
      )}
      {reading.authority === undefined ? null : (
        <p>
          {t("timeline.authority")} <InLanguage text={reading.authority} language={reading.language} on={view.locale} />
        </p>
      )}
      {ExactWords({ citations: reading.citations, view })}
      {SourceChain({ citations: reading.citations, view })}
    </div>
  );
}

function StatementEntry({ entry: { statement, mark }, person, link, view }: { entry: TimelineStatementEntry; person: RecordId; link: ReactNode; view: View }) {
  const { locale, lookup } = view;
  const { body } = statement;
  const placing: EditionFact[] = placingFacts(body, person, lookup);
  const evidence = [...attributesOf(body, "dated"), ...placing].flatMap(({ citations }) => citations);
  return (
    <>
      <h3>
        <a href={publicHref(paths.record(locale, "statement", body.slug))}>
          {RecordLabel({ edition: statement, view })}
        </a>
        {mark === null ? null : <> {HowPut({ how: mark, locale })}</>}
        {link}
      </h3>
      {StatementRelations({ body, view, person })}
      {QuotedPassages({ body, view })}
      {ExactWords({ citations: evidence, view })}
      {SourceChain({ citations: [...evidence, ...body.passages.flatMap(({ citations }) => citations)], view })}
    </>
  );
}
