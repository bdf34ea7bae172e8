import type { Locale } from "@/lib/core/kinds";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { spellRows } from "@/lib/editions/charts/spell-rows";
import { onlyOf } from "@/lib/editions/edition";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import type { RecordPageContent, PageDataset } from "@/lib/editions/page-content";
import { peopleUnder } from "@/lib/editions/people-under";
import { today } from "@/lib/editions/site";
import { statementsInTime } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { practiceByCode } from "@/lib/vocabulary/practices";
import { KeyFacts } from "./key-facts";
import { Names } from "./names";
import { PracticeVocabulary } from "./practice-vocabulary";
import { RecordPage, viewOf } from "./record-page";
import { RecordRows } from "./record-rows";
import { Section } from "./section";
import { SpellCharts } from "./spell-charts";
import { StatementList } from "./statement-list";

type PracticeRecordProps = RecordPageContent<"practice"> & { dataset: PageDataset; locale: Locale };

/** The page of one practice: its vocabulary, what is reported of it, who is on record under it, and what was said of it. */
export function PracticeRecord({ first, edition, mentioning, statements, lookup, dataset, locale }: PracticeRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const naming = statementsInTime(statements.filter((statement) => statement.body.about.some((fact) => fact.to === body.id && isAffirmed(fact))));
  const people = onlyOf(mentioning, "person");
  const { recorded, alleged } = peopleUnder(body.id, people);
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf(naming)]);
  const entry = practiceByCode(body.slug);

  return (
    <RecordPage edition={edition} view={view} first={first}>
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
        dataset={dataset}
        view={view}
      />
      <Section id="statements" title={t("practice.statements")} locale={locale} empty={naming.length === 0}>
        <StatementList statements={naming} view={view} />
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}
