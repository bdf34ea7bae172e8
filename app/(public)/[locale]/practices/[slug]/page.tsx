import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { KeyFacts } from "@/components/public/key-facts";
import { Names } from "@/components/public/names";
import { recordAddress } from "@/components/public/params";
import { PracticeVocabulary } from "@/components/public/practice-vocabulary";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { RecordRows } from "@/components/public/record-rows";
import { Section } from "@/components/public/section";
import { SpellCharts } from "@/components/public/spell-charts";
import { StatementList } from "@/components/public/statement-list";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows } from "@/lib/editions/charts/spell-rows";
import { onlyOf } from "@/lib/editions/edition";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import { peopleUnder } from "@/lib/editions/people-under";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readRecord } from "@/lib/editions/queries/read-record";
import { today } from "@/lib/editions/site";
import { statementsInTime } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { practiceByCode } from "@/lib/vocabulary/practices";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("practice", slug), locale, "practice");
}

export default async function PracticePage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("practice", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="practice" />;
  const { edition, mentioning, statements, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const naming = statementsInTime(statements.filter((statement) => statement.body.about.some((fact) => fact.to === body.id && isAffirmed(fact))));
  const people = onlyOf(mentioning, "person");
  const { recorded, alleged } = peopleUnder(body.id, people);
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf(naming)]);
  const entry = practiceByCode(body.slug);

  return (
    <RecordPage edition={edition} view={view}>
      {entry === null ? null : <PracticeVocabulary practice={entry} locale={locale} />}
      <Section id="facts" title={t("practice.reported")} locale={locale} note={t("practice.reportedNote")}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="people" title={t("practice.people")} locale={locale} empty={recorded.length === 0}>
        <RecordRows editions={recorded} view={view} />
      </Section>
      {alleged.length === 0 ? null : (
        <Section id="alleged" title={t("practice.alleged")} locale={locale} note={t("practice.allegedNote")}>
          <RecordRows editions={alleged} view={view} />
        </Section>
      )}
      <SpellCharts
        practice={edition}
        counts={peopleByYear(body.id, people)}
        rows={spellRows(body.id, people, lookup, today())}
        asOf={today()}
        dataset={await findDatasetEdition()}
        view={view}
      />
      <Section id="statements" title={t("practice.statements")} locale={locale} empty={naming.length === 0}>
        <StatementList statements={naming} view={view} />
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}
