import type { Locale } from "@/lib/core/kinds";
import { citationsOf } from "@/lib/editions/facts";
import type { RecordPageContent } from "@/lib/editions/page-content";
import { affiliatedWith } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";
import { AffiliatedRows } from "./affiliated-rows";
import { Names } from "./names";
import { CountryMap } from "./outline-map";
import { RecordPage, viewOf } from "./record-page";
import { Section } from "./section";
import { SignedStatements } from "./signed-statements";
import { citationsSpoken, SpokenSections, spokenOf } from "./spoken-sections";

type CountryRecordProps = RecordPageContent<"country"> & { locale: Locale };

/** The page of one country: what it signed, is noted absent from, said, was asked and what was said about it. */
export function CountryRecord({ first, edition, mentioning, statements, lookup, locale }: CountryRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const charts = translatorFor(locale, "charts");
  const affiliated = affiliatedWith(body.id, mentioning);
  const spoken = spokenOf(body.id, affiliated, statements);
  const { signed, absent } = spoken;
  const signatures = [...new Set([...signed, ...absent])].flatMap((statement) => statement.body.signatures.filter(({ country }) => country === body.id));
  const view = viewOf(lookup, locale, [...citationsOf(body), ...signatures.flatMap(({ citations }) => citations), ...citationsSpoken(spoken)]);

  return (
    <RecordPage edition={edition} view={view} first={first}>
      <Section id="signed" title={charts("country.signed")} locale={locale} empty={signed.length === 0}>
        <SignedStatements statements={signed} country={body.id} state="signed" view={view} />
      </Section>
      <Section id="absent" title={charts("country.absent")} locale={locale} empty={absent.length === 0} note={t("statement.absentNote")}>
        <SignedStatements statements={absent} country={body.id} state="noted_absent" view={view} />
      </Section>
      <SpokenSections spoken={spoken} title={t("country.said")} view={view} />
      <Section id="offices" title={t("country.offices")} locale={locale} empty={affiliated.length === 0}>
        <AffiliatedRows affiliated={affiliated} view={view} />
      </Section>
      <Names body={body} view={view} />
      <CountryMap code={body.slug} locale={locale} />
    </RecordPage>
  );
}
