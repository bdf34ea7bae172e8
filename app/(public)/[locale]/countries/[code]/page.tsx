import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { AffiliatedRows } from "@/components/public/affiliated-rows";
import { Names } from "@/components/public/names";
import { CountryMap } from "@/components/public/outline-map";
import { recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { Section } from "@/components/public/section";
import { SignedStatements } from "@/components/public/signed-statements";
import { StatementList } from "@/components/public/statement-list";
import type { Locale } from "@/lib/core/kinds";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { readRecord } from "@/lib/editions/queries/read-record";
import { affiliatedWith, markOfAsking, markOfNaming, markOfSaying, statementsFor, voicesOf } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; code: string }> };

export const dynamic = "force-dynamic";

async function addressOf(params: PageProps["params"]): Promise<{ locale: Locale; slug: string | null }> {
  return recordAddress(params.then(({ locale, code }) => ({ locale, slug: code })));
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await addressOf(params);
  return slug === null ? {} : recordMetadata(await readRecord("country", slug), locale, "country");
}

export default async function CountryPage({ params }: PageProps) {
  const { locale, slug } = await addressOf(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("country", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="country" />;
  const { edition, mentioning, statements, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const charts = translatorFor(locale, "charts");
  const affiliated = affiliatedWith(body.id, mentioning);
  const voices = voicesOf(body.id, affiliated);
  const { signed, absent, said, asked, about } = statementsFor(body.id, affiliated, statements);
  const signatures = [...new Set([...signed, ...absent])].flatMap((statement) => statement.body.signatures.filter(({ country }) => country === body.id));
  const view = viewOf(lookup, locale, [...citationsOf(body), ...signatures.flatMap(({ citations }) => citations), ...citationsDrawnOf([...new Set([...said, ...asked, ...about])])]);

  return (
    <RecordPage edition={edition} view={view}>
      <Section id="signed" title={charts("country.signed")} locale={locale} empty={signed.length === 0}>
        <SignedStatements statements={signed} country={body.id} state="signed" view={view} />
      </Section>
      <Section id="absent" title={charts("country.absent")} locale={locale} empty={absent.length === 0} note={t("statement.absentNote")}>
        <SignedStatements statements={absent} country={body.id} state="noted_absent" view={view} />
      </Section>
      <Section id="said" title={t("country.said")} locale={locale} empty={said.length === 0}>
        <StatementList statements={said} markOf={(statement) => markOfSaying(voices, statement)} view={view} />
      </Section>
      <Section id="asked" title={charts("country.asked")} locale={locale} empty={asked.length === 0}>
        <StatementList statements={asked} markOf={(statement) => markOfAsking(body.id, statement)} view={view} />
      </Section>
      <Section id="about" title={charts("country.about")} locale={locale} empty={about.length === 0} note={charts("country.aboutNote")}>
        <StatementList statements={about} markOf={(statement) => markOfNaming(body.id, statement)} view={view} />
      </Section>
      <Section id="offices" title={t("country.offices")} locale={locale} empty={affiliated.length === 0}>
        <AffiliatedRows affiliated={affiliated} view={view} />
      </Section>
      <Names body={body} view={view} />
      <CountryMap code={body.slug} locale={locale} />
    </RecordPage>
  );
}
