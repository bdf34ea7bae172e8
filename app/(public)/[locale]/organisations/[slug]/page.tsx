import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { AffiliatedRows } from "@/components/public/affiliated-rows";
import { WordBasis } from "@/components/public/basis";
import { KeyFacts } from "@/components/public/key-facts";
import { Names } from "@/components/public/names";
import { recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { RecordRows } from "@/components/public/record-rows";
import { Section } from "@/components/public/section";
import { StatementList } from "@/components/public/statement-list";
import { wordByKind } from "@/lib/editions/charts/basis";
import { citationsDrawnOf, citationsOf, factsOf } from "@/lib/editions/facts";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { readRecord } from "@/lib/editions/queries/read-record";
import { affiliatedWith, markOfAsking, markOfNaming, markOfSaying, statementsFor, voicesOf } from "@/lib/editions/statements-for";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("organisation", slug), locale, "organisation");
}

export default async function OrganisationPage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("organisation", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="organisation" />;
  const { edition, mentioning, statements, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const charts = translatorFor(locale, "charts");
  const affiliated = affiliatedWith(body.id, mentioning);
  const voices = voicesOf(body.id, affiliated);
  const { said, asked, about } = statementsFor(body.id, affiliated, statements);
  const onItsWord = mentioning.filter((other) => factsOf(other.body).some(({ saidBy }) => saidBy === body.id));
  const view = viewOf(lookup, locale, [...citationsOf(body), ...citationsDrawnOf([...new Set([...said, ...asked, ...about])])]);

  return (
    <RecordPage edition={edition} view={view}>
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
        <WordBasis kinds={wordByKind(body.id, mentioning)} total={await countFacts()} locale={locale} />
        <RecordRows editions={onItsWord} view={view} />
      </Section>
      <Names body={body} view={view} />
    </RecordPage>
  );
}
