import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { Charges } from "@/components/public/charges";
import { Custody, CustodyStatus } from "@/components/public/custody";
import { KeyFacts } from "@/components/public/key-facts";
import { Names } from "@/components/public/names";
import { recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { Representations } from "@/components/public/representations";
import { Section } from "@/components/public/section";
import { StatementList } from "@/components/public/statement-list";
import { Timeline } from "@/components/public/timeline";
import { dayOf } from "@/lib/core/days";
import type { Locale } from "@/lib/core/kinds";
import { casesAffirmed } from "@/lib/editions/affirmed";
import { representedBy, representingOf, spellsOf } from "@/lib/editions/custody";
import { onlyOf } from "@/lib/editions/edition";
import { citationsOf, citationsDrawnOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import { readRecord } from "@/lib/editions/queries/read-record";
import { statementsAbout, statementsInTime, timelineOf } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("person", slug), locale, "person");
}

export default async function PersonPage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("person", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="person" />;
  const { edition, mentioning, statements, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");

  const { direct, around } = statementsAbout(body.id, statements);
  const about = statementsInTime([...direct, ...around]);
  const said = statementsInTime(statements.filter((statement) => statement.body.speakers.some((speaker) => speaker.by === body.id && isAffirmed(speaker))));
  const entries = timelineOf(body, statements);
  const onTimeline = new Set(entries.flatMap((entry) => (entry.kind === "statement" ? entry.statement.body.id : [])));
  const spells = spellsOf(body);
  const clients = representedBy(body.id, onlyOf(mentioning, "person"));
  const citedForClients = clients.flatMap(({ readings }) => readings.flatMap(({ citations }) => citations));
  // A page with a running clock is true for a day of UTC, and the edge keeps it no longer.
  const today = dayOf(now());
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citedForClients, ...citationsDrawnOf([...about, ...said])]);

  return (
    <RecordPage
      edition={edition}
      view={view}
      lead={
        <>
          <StatusSentence cases={casesAffirmed(body).length} said={said.length} silent={citationsOf(body).length + about.length === 0} locale={locale} />
          <CustodyStatus spells={spells} asOf={today} view={view} />
        </>
      }
    >
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      {body.cases.map(({ id, number }) => (
        // A case has no page of its own: its permalink leads to the timeline.
        <span key={id} id={`case-${number}`} />
      ))}
      <Section id="timeline" title={t("timeline.title")} locale={locale} empty={entries.length === 0} note={entries.length === 0 ? undefined : t("timeline.note")}>
        <Timeline entries={entries} person={body.id} view={view} />
      </Section>
      <Custody person={body} spells={spells} asOf={today} view={view} />
      <Charges person={body} view={view} />
      <Representations defenders={representingOf(edition)} clients={clients} view={view} />
      {said.length === 0 ? null : (
        <Section id="said" title={t("person.said")} locale={locale}>
          <StatementList statements={said} view={view} />
        </Section>
      )}
      <Section id="statements" title={t("person.statements")} locale={locale} empty={about.length === 0}>
        <StatementList statements={about} view={view} person={body.id} brief={(statement) => onTimeline.has(statement.body.id)} />
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}

/** What is on record of this person, in one sentence that claims nothing more. */
function StatusSentence({ cases, said, silent, locale }: { cases: number; said: number; /** No source that stands says anything. */ silent: boolean; locale: Locale }) {
  const t = translatorFor(locale, "public");
  if (cases > 0) return <p>{t("person.withCases", { count: cases })}</p>;
  if (said > 0) return <p>{t("person.speaker", { count: said })}</p>;
  return <p>{silent ? t("nothingRecorded") : t("person.mentioned")}</p>;
}
