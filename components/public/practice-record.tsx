import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import type { PeopleByYear } from "@/lib/editions/charts/people-by-year";
import type { SpellRow } from "@/lib/editions/charts/spell-rows";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import type { PageDataset, PeopleThere as There } from "@/lib/editions/page-content";
import { listSearchPath } from "@/lib/editions/search/list-links";
import { readList } from "@/lib/editions/search/list-params";
import { today } from "@/lib/editions/site";
import { markOfPointing } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";
import { lawVersionsOf, type Laws } from "@/lib/vocabulary/law";
import { KeyFacts } from "./key-facts";
import { Names } from "./names";
import { PeopleThere } from "./people-there";
import { PracticeVocabulary } from "./practice-vocabulary";
import { RecordPage, viewOf } from "./record-page";
import { Section } from "./section";
import { SpellCharts } from "./spell-charts";
import { StatementList } from "./statement-list";

type PracticeRecordProps = {
  /** What comes straight after the skip link: the desk's word that it is a preview. */
  first?: ReactNode;
  edition: EditionOf<"practice">;
  recorded: There;
  alleged: There;
  /** About it, the earliest first. */
  statements: readonly EditionOf<"statement">[];
  /** Whether there are more of them. */
  moreStatements: boolean;
  counts: PeopleByYear;
  rows: readonly SpellRow[];
  lookup: EditionLookup;
  /** On this practice, at least. */
  laws: Laws;
  dataset: PageDataset;
  locale: Locale;
};

/** The page of one practice: its vocabulary, what is reported of it, who is on record under it, and what was said of it. */
export function PracticeRecord({ first, edition, recorded, alleged, statements, moreStatements, counts, rows, lookup, laws, dataset, locale }: PracticeRecordProps) {
  const { body, words } = edition;
  const t = translatorFor(locale, "public");
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf(statements)]);

  return (
    <RecordPage edition={edition} view={view} first={first}>
      {words === null ? null : <PracticeVocabulary practice={words} laws={lawVersionsOf(laws, words.code)} locale={locale} />}
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
      <SpellCharts practice={edition} counts={counts} rows={rows} asOf={today()} dataset={dataset} view={view} />
      <Section id="statements" title={t("practice.statements")} locale={locale} empty={statements.length === 0}>
        <StatementList statements={statements} markOf={(statement) => markOfPointing(body.id, statement)} view={view} />
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
