import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { casesAffirmed, casesBySureness } from "@/lib/editions/affirmed";
import { representedBy, representingOf, datesOfCase, spellsOf } from "@/lib/editions/custody";
import { datingsOfBody } from "@/lib/editions/datings";
import { onlyOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import { isAffirmed, markOf } from "@/lib/editions/mark";
import type { PastEntry } from "@/lib/editions/past-edition";
import { togetherIn } from "@/lib/editions/same-events";
import { numberParts } from "@/lib/editions/source-notes";
import { markOfSaying } from "@/lib/editions/statements-for";
import { statusOf } from "@/lib/editions/status";
import { statementsAbout, statementsInTime, timelineOf, type TimelineEntry } from "@/lib/editions/timeline";
import { gapsOf } from "@/lib/editions/timeline-gaps";
import { timelinePart, type TimelineChoice } from "@/lib/editions/timeline-view";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";
import { Charges } from "./charges";
import { Contents, type ContentsEntry } from "./contents";
import { Custody } from "./custody";
import { History } from "./history";
import { KeyFacts } from "./key-facts";
import { NameBlock } from "./name-block";
import { citingParts } from "./profile-parts";
import { ProfileStatus } from "./profile-status";
import { RecordPage } from "./record-page";
import { Representations } from "./representations";
import { SameEvents } from "./same-events";
import { Section } from "./section";
import { StatementList } from "./statement-list";
import { Timeline } from "./timeline";
import { TimelineChoices } from "./timeline-choices";
import { GapNote, SilenceNote } from "./timeline-gap";
import { timelineLinks } from "./timeline-links";
import type { View } from "./view";

type ProfileProps = {
  edition: EditionOf<"person">;
  /** Standing records that point to this one, statements that may be about it, and every record that these point to. */
  mentioning: readonly Edition[];
  statements: readonly EditionOf<"statement">[];
  lookup: EditionLookup;
  laws: Laws;
  /** Standing people who share an event, and whether there are more. */
  inEvents: readonly EditionOf<"person">[];
  isCut: boolean;
  /** Editions of this record, the newest first. */
  editions: readonly PastEntry[];
  choice: TimelineChoice;
  /** The day that every clock of the page stands at. */
  today: string;
  locale: Locale;
  /** What comes straight after the skip link. */
  first?: ReactNode;
};

/** The page of one person: who it is, where they stand and how sure that is, then everything on record with its sources. */
export function Profile({ edition, mentioning, statements, lookup, laws, inEvents, isCut, editions, choice, today, locale, first }: ProfileProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");

  const { direct, around, markOf: markOfPlace } = statementsAbout(body.id, statements);
  const about = statementsInTime([...direct, ...around]);
  const said = statementsInTime(statements.filter((statement) => statement.body.speakers.some((speaker) => speaker.by === body.id && isAffirmed(speaker))));
  const whole = timelineOf(body, statements);
  const part = timelinePart(whole, choice);
  const links = timelineLinks({ locale, slug: body.slug, entries: whole, part });
  const onTimeline = new Set(part.entries.flatMap((entry) => (entry.kind === "statement" ? entry.statement.body.id : [])));
  const isBrief = (statement: EditionOf<"statement">) => onTimeline.has(statement.body.id);

  const spells = spellsOf(body);
  const defenders = representingOf(edition).filter(({ lawyer }) => lookup.has(lawyer));
  const clients = representedBy(body.id, onlyOf(mentioning, "person"));
  const status = statusOf(body, today);
  const together = togetherIn(whole, inEvents);
  const { gaps, silence } = gapsOf(whole, [...body.cases.flatMap((detention) => datesOfCase(detention)), ...[...about, ...said].flatMap((statement) => datingsOfBody(statement.body).map(({ date }) => date))], today);
  const latest = whole.findLast(({ date }) => date?.earliest != null);

  const drawn = { person: body, status, entries: part.entries, spells, work: [...defenders, ...clients].flatMap(({ readings }) => readings), said, about: about.filter((statement) => !isBrief(statement)) };
  const view: View = { locale, lookup, notes: numberParts(citingParts(drawn, locale), lookup) };
  const cases = casesAffirmed(body).length;
  const bySureness = casesBySureness(body);
  const spoken = said.filter((statement) => markOf(statement.body.speakers.filter((speaker) => speaker.by === body.id)) === null).length;
  // Between entries of one kind nothing is known to be missing.
  const notesAfter = (position: number): ReactNode =>
    part.kind !== null ? null : (
      <>
        {gaps.filter(({ after }) => after === position).map((gap) => <GapNote key={gap.to} gap={gap} locale={locale} />)}
        {silence?.after === position && cases > 0 ? <SilenceNote silence={silence} asOf={today} locale={locale} /> : null}
      </>
    );
  const isSilent = citationsOf(body).length + about.length === 0;

  const contents = contentsOf({ person: body, whole, latest: latest ?? null, latestHref: links.to, spells: spells.length, lawyers: defenders.length + clients.length, together: together.length, said: said.length, about: about.length }, locale);
  return (
    <RecordPage
      edition={edition}
      view={view}
      first={first}
      query={queryOf(choice)}
      lead={
        <>
          <NameBlock body={body} view={view} />
          {cases > 0 ? <ProfileStatus edition={edition} status={status} spells={spells} laws={laws} asOf={today} links={links} view={view} /> : null}
          <p className="lead-note">
            {cases > 0 ? <Cases plain={bySureness.plain.length} marked={bySureness.marked.length} locale={locale} /> : spoken > 0 ? t("person.speaker", { count: spoken }) : isSilent ? t("nothingRecorded") : t("person.mentioned")}
          </p>
          <Contents entries={contents} locale={locale} />
        </>
      }
    >
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      {body.cases.map(({ id }) => (
        // A case has no page of its own: its permalink leads to the timeline. By its id, since its number is its place among those that stand (decision 035).
        <span key={id} id={`case-${id}`} />
      ))}
      <Section id="timeline" title={t("timeline.title")} locale={locale} empty={whole.length === 0} note={whole.length === 0 ? undefined : t("timeline.note")}>
        <TimelineChoices part={part} whole={whole.length} links={links} locale={locale} />
        {notesAfter(0)}
        <Timeline entries={part.entries} person={body.id} permalink={links.permalink} notes={new Map(whole.map((entry, position) => [entry, notesAfter(position + 1)]))} view={view} />
      </Section>
      <Custody person={body} spells={spells} laws={laws} asOf={today} view={view} />
      <Charges person={body} view={view} />
      <Representations defenders={defenders} clients={clients} view={view} />
      <SameEvents together={together} isCut={isCut} links={links} view={view} />
      {said.length === 0 ? null : (
        <Section id="said" title={t("person.said")} locale={locale}>
          <StatementList statements={said} markOf={(statement) => markOfSaying(new Set([body.id]), statement)} view={view} />
        </Section>
      )}
      <Section id="statements" title={t("person.statements")} locale={locale} empty={about.length === 0}>
        <StatementList statements={about} markOf={markOfPlace} view={view} person={body.id} brief={isBrief} />
      </Section>
      <History entries={editions} locale={locale} />
    </RecordPage>
  );
}

/** How many deprivations of liberty are on record, and apart from them how many sources only allege, are not certain of, or contradict each other on. */
function Cases({ plain, marked, locale }: { plain: number; marked: number; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  if (marked === 0) return translatorFor(locale, "public")("person.withCases", { count: plain });
  return plain === 0 ? t("cases.marked", { count: marked }) : t("cases.both", { plainCount: plain, count: marked });
}

function queryOf({ kind, year }: TimelineChoice): string {
  return new URLSearchParams({ ...(kind === null ? {} : { kind }), ...(year === null ? {} : { year }) }).toString();
}

type Counted = {
  person: EditionOf<"person">["body"];
  whole: readonly TimelineEntry[];
  /** The last dated entry, and the way to it. */
  latest: TimelineEntry | null;
  latestHref: (entry: TimelineEntry) => string;
  spells: number;
  lawyers: number;
  together: number;
  said: number;
  about: number;
};

// What is absent from the page by rule is absent here too; a part that says "nothing recorded" is not worth the way.
function contentsOf({ person, whole, latest, latestHref, spells, lawyers, together, said, about }: Counted, locale: Locale): ContentsEntry[] {
  const t = translatorFor(locale, "public");
  const custody = translatorFor(locale, "custody");
  const profile = translatorFor(locale, "profile");
  const charges = person.cases.flatMap((detention) => detention.charges ?? []).length;
  const listed = (isThere: boolean, href: string, text: string, count?: number): ContentsEntry[] => (isThere ? [{ href, text, ...(count === undefined ? {} : { count }) }] : []);
  return [
    ...listed(whole.length > 0, "#timeline", t("timeline.title"), whole.length),
    ...(latest === null || whole.length < 2 ? [] : [{ href: latestHref(latest), text: profile("contents.latest") }]),
    ...listed(spells > 0, "#custody", custody("spell.title"), spells),
    ...listed(charges > 0, "#charges", custody("charges.title"), charges),
    ...listed(lawyers > 0, "#lawyers", custody("lawyers.title"), lawyers),
    ...listed(together > 0, "#together", profile("together.title")),
    ...listed(said > 0, "#said", t("person.said"), said),
    ...listed(about > 0, "#statements", t("person.statements"), about),
    ...listed(true, "#sources", t("sources.title")),
    ...listed(true, "#history", profile("history.title")),
    ...listed(true, "#cite", translatorFor(locale, "takeaway")("cite.title")),
  ];
}
