import type { Locale } from "@/lib/core/kinds";
import { wordByKind } from "@/lib/editions/charts/basis";
import { citationsOf, factsOf } from "@/lib/editions/facts";
import type { RecordPageContent } from "@/lib/editions/page-content";
import { affiliatedWith } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";
import { AffiliatedRows } from "./affiliated-rows";
import { WordBasis } from "./basis";
import { KeyFacts } from "./key-facts";
import { Names } from "./names";
import { RecordPage, viewOf } from "./record-page";
import { RecordRows } from "./record-rows";
import { Section } from "./section";
import { citationsSpoken, SpokenSections, spokenOf } from "./spoken-sections";

type OrganisationRecordProps = RecordPageContent<"organisation"> & { /** How many facts stand in all. */ total: number; locale: Locale };

/** The page of one organisation: what it said and was asked, who belongs to it, and what rests on its word. */
export function OrganisationRecord({ first, edition, mentioning, statements, lookup, total, locale }: OrganisationRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const affiliated = affiliatedWith(body.id, mentioning);
  const spoken = spokenOf(body.id, affiliated, statements);
  const onItsWord = mentioning.filter((other) => factsOf(other.body).some(({ saidBy }) => saidBy === body.id));
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsSpoken(spoken)]);

  return (
    <RecordPage edition={edition} view={view} first={first}>
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <SpokenSections spoken={spoken} title={t("organisation.said")} view={view} />
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
