import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { KeyFacts } from "@/components/public/key-facts";
import { Names } from "@/components/public/names";
import { recordAddress } from "@/components/public/params";
import { PeopleThere } from "@/components/public/people-there";
import { PracticeVocabulary } from "@/components/public/practice-vocabulary";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { Section } from "@/components/public/section";
import { SpellCharts } from "@/components/public/spell-charts";
import { StatementList } from "@/components/public/statement-list";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { findRecord } from "@/lib/editions/queries/find-record";
import { readPractice } from "@/lib/editions/queries/read-practice";
import { listSearchPath } from "@/lib/editions/search/list-links";
import { readList } from "@/lib/editions/search/list-params";
import { today } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";
import { practiceByCode } from "@/lib/vocabulary/practices";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await findRecord("practice", slug), locale, "practice");
}

export default async function PracticePage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readPractice(slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="practice" />;
  const { edition, recorded, alleged, statements, moreStatements, counts, rows, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf(statements)]);
  const entry = practiceByCode(body.slug);

  return (
    <RecordPage edition={edition} view={view}>
      {entry === null ? null : <PracticeVocabulary practice={entry} locale={locale} />}
      <Section id="facts" title={t("practice.reported")} locale={locale} note={t("practice.reportedNote")}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="people" title={t("practice.people")} locale={locale} empty={recorded.total === 0}>
        <PeopleThere there={recorded} view={view} />
      </Section>
      {alleged.total === 0 ? null : (
        <Section id="alleged" title={t("practice.alleged")} locale={locale} note={t("practice.allegedNote")}>
          <PeopleThere there={alleged} view={view} />
        </Section>
      )}
      <SpellCharts
        practice={edition}
        counts={counts}
        rows={rows}
        asOf={today()}
        dataset={await findDatasetEdition()}
        view={view}
      />
      <Section id="statements" title={t("practice.statements")} locale={locale} empty={statements.length === 0}>
        <StatementList statements={statements} view={view} />
        {moreStatements ? (
          <p className="next-page">
            <a href={listSearchPath(locale, readList({ practice: body.slug }, "statements").search)}>{t("practice.moreStatements", { count: statements.length })}</a>
          </p>
        ) : null}
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}
