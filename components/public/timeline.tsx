import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import type { EditionEvent } from "@/lib/editions/contract";
import { attributesOf, type EditionFact } from "@/lib/editions/facts";
import { labelOf } from "@/lib/editions/labels";
import type { TimelineEntry, TimelineEventEntry, TimelineStatementEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";
import { Datings, shapeOf } from "./datings";
import { Fact, HowPut } from "./evidence";
import { ExactWords } from "./exact-words";
import { HonestDateText } from "./honest-date-text";
import { InLanguage, RecordLinkById } from "./record-link";
import { SourceChain } from "./source-chain";
import { placingFacts, QuotedPassages, StatementRelations } from "./statement-parts";
import type { View } from "./view";

/** A person's timeline: dates are its spine, a point for a day, a bracket for anything less precise. */
export function Timeline({ entries, person, view }: { entries: readonly TimelineEntry[]; person: RecordId; view: View }) {
  return (
    <ol className="timeline">
      {entries.map((entry) =>
        entry.kind === "event" ? (
          <EventEntry key={entry.event} entry={entry} view={view} />
        ) : (
          <StatementEntry key={entry.statement.body.id} entry={entry} person={person} view={view} />
        ),
      )}
    </ol>
  );
}

function When({ entry: { kind, date, datings }, view: { locale } }: { entry: TimelineEntry; view: View }) {
  const className = date?.earliest == null ? "timeline-date" : `timeline-date timeline-${shapeOf(datings)}`;
  // An event's one date is marked by its title: both say what the same readings say.
  return (
    // One thing in the grid of the entry, however many days it holds.
    <div>
      <Datings datings={datings} locale={locale} className={className} printed marked={kind === "statement"} />
    </div>
  );
}

function EventEntry({ entry, view }: { entry: TimelineEventEntry; view: View }) {
  const { locale } = view;
  const t = translatorFor(locale, "public");
  const differ = entry.readings.length > 1;
  return (
    <li id={`event-${entry.event}`} className="timeline-entry">
      <When entry={entry} view={view} />
      <div className="timeline-body">
        <h3>
          {entry.title === null ? t("timeline.reported") : eventTitle(entry.title, locale)}{" "}
          {/* Whoever reads the headings alone must not take an allegation for a finding. */}
          {entry.title === null || entry.title.mark === null ? null : <HowPut how={entry.title.mark} locale={locale} />}
          <span className="kind">{t("timeline.case", { number: entry.cases.join(", ") })}</span>
        </h3>
        {differ ? <p className="section-note">{t("timeline.readings", { count: entry.readings.length })}</p> : null}
        {entry.readings.map((reading) => (
          <Reading key={reading.id} reading={reading} shared={entry.datings.length === 1 ? (entry.date?.edtf ?? null) : null} named={differ} view={view} />
        ))}
      </div>
    </li>
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
        <Fact fact={reading} view={view}>
          <InLanguage text={reading.text} language={reading.language} />
        </Fact>
      </p>
      {reading.practice !== null && view.lookup.has(reading.practice) ? (
        <p>
          {t("timeline.practice")} <RecordLinkById id={reading.practice} view={view} />
        </p>
      ) : null}
      {reading.place === null ? null : (
        <p>
          {t("timeline.place")} <InLanguage text={reading.place} language={reading.language} />
        </p>
      )}
      <ExactWords citations={reading.citations} view={view} />
      <SourceChain citations={reading.citations} view={view} />
    </div>
  );
}

function StatementEntry({ entry: { statement, ...entry }, person, view }: { entry: TimelineStatementEntry; person: RecordId; view: View }) {
  const { locale, lookup } = view;
  const { body } = statement;
  const placing: EditionFact[] = placingFacts(body, person, lookup);
  const evidence = [...attributesOf(body, "dated"), ...placing].flatMap(({ citations }) => citations);
  return (
    <li id={`statement-${body.slug}`} className="timeline-entry timeline-statement">
      <When entry={{ ...entry, statement }} view={view} />
      <div className="timeline-body">
        <h3>
          <a href={paths.record(locale, "statement", body.slug)}>
            <InLanguage {...labelOf(statement, locale, lookup)} />
          </a>
        </h3>
        <StatementRelations body={body} view={view} person={person} />
        <QuotedPassages body={body} view={view} />
        <ExactWords citations={evidence} view={view} />
        <SourceChain citations={[...evidence, ...body.passages.flatMap(({ citations }) => citations)]} view={view} />
      </div>
    </li>
  );
}
