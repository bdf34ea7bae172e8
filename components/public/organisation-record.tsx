import type { Locale } from "@/lib/core/kinds";
import { wordByKind } from "@/lib/editions/charts/basis";
import { citationsDrawnOf, citationsOf, factsOf } from "@/lib/editions/facts";
import type { RecordPageContent } from "@/lib/editions/page-content";
import { affiliatedWith, markOfAsking, markOfNaming, markOfSaying, statementsFor, voicesOf } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";
import { AffiliatedRows } from "./affiliated-rows";
import { WordBasis } from "./basis";
import { KeyFacts } from "./key-facts";
import { Names } from "./names";
import { RecordPage, viewOf } from "./record-page";
import { RecordRows } from "./record-rows";
import { Section } from "./section";
import { StatementList } from "./statement-list";

type OrganisationRecordProps = RecordPageContent<"organisation"> & { /** How many facts stand in all. */ total: number; locale: Locale };

/** The page of one organisation: what it said and was asked, who belongs to it, and what rests on its word. */
export function OrganisationRecord({ first, edition, mentioning, statements, lookup, total, locale }: OrganisationRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const charts = translatorFor(locale, "charts");
  const affiliated = affiliatedWith(body.id, mentioning);
  const voices = voicesOf(body.id, affiliated);
  const { said, asked, about } = statementsFor(body.id, affiliated, statements);
  const onItsWord = mentioning.filter((other) => factsOf(other.body).some(({ saidBy }) => saidBy === body.id));
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf([...new Set([...said, ...asked, ...about])])]);

  return (
    <RecordPage edition={edition} view={view} first={first}>
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="said" title={t("organisation.said")} locale={locale} empty={said.length === 0}>
        <StatementList statements={said} markOf={(statement) => markOfSaying(voices, statement)} view={view} />
      </Section>
      <Section id="asked" title={charts("country.asked")} locale={locale} empty={asked.length === 0}>
        <StatementList statements={asked} markOf={(statement) => markOfAsking(body.id, statement)} view={view} />
      </Section>
      <Section id="about" title={charts("country.about")} locale={locale} empty={about.length === 0} note={charts("country.aboutNote")}>
        <StatementList statements={about} markOf={(statement) => markOfNaming(body.id, statement)} view={view} />
      </Section>
      <Section id="members" title={t("organisation.members")} locale={locale} empty={affiliated.length === 0}>
        <AffiliatedRows affiliated={affiliated} view={view} />
      </Section>
      <Section id="rests" title={t("organisation.onItsWord")} locale={locale} empty={onItsWord.length === 0}>
        <WordBasis kinds={wordByKind(body.id, mentioning)} total={total} locale={locale} />
        <RecordRows editions={onItsWord} view={view} />
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}
