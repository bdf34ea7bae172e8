import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { KeyFacts } from "@/components/public/key-facts";
import { recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { Section } from "@/components/public/section";
import { Signatories } from "@/components/public/signatories";
import { SourceChain } from "@/components/public/source-chain";
import { AboutList, SpeakerList } from "@/components/public/statement-lists";
import { Passages } from "@/components/public/statement-parts";
import { StatementList } from "@/components/public/statement-list";
import { chainsOf } from "@/lib/editions/source-notes";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import { readRecord } from "@/lib/editions/queries/read-record";
import { statementsInTime } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("statement", slug), locale, "statement");
}

export default async function StatementPage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("statement", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="statement" />;
  const { edition, statements, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const responses = statementsInTime(statements.filter((other) => other.body.about.some((fact) => fact.to === body.id && isAffirmed(fact))));
  const citations = citationsOf(body);
  const view = viewOf(lookup, locale, [...citations, ...citationsDrawnOf(responses)]);
  const about = body.about.filter(({ to }) => lookup.has(to));

  return (
    <RecordPage edition={edition} view={view}>
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="speakers" title={t("statement.speakers")} locale={locale} empty={body.speakers.length === 0}>
        <SpeakerList speakers={body.speakers} view={view} />
      </Section>
      <Section id="passages" title={t("statement.words")} locale={locale} empty={body.passages.length === 0} note={body.passages.length === 0 ? undefined : t("statement.wordsNote")}>
        <Passages passages={body.passages} view={view} />
      </Section>
      <Signatories body={body} view={view} />
      <Section id="about" title={t("statement.about")} locale={locale} empty={about.length === 0}>
        <AboutList about={about} view={view} />
      </Section>
      <Section id="responses" title={t("statement.responses")} locale={locale} empty={responses.length === 0}>
        <StatementList statements={responses} view={view} />
      </Section>
      <Section id="chain" title={t("statement.chain")} locale={locale} empty={!chainsOf(citations, lookup).some(({ length }) => length > 1)}>
        <SourceChain citations={citations} view={view} />
      </Section>
    </RecordPage>
  );
}
