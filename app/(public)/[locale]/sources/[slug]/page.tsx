import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { AffiliatedRows } from "@/components/public/affiliated-rows";
import { SourceBasis } from "@/components/public/basis";
import { ChartFiles } from "@/components/public/chart-parts";
import { KeyFacts } from "@/components/public/key-facts";
import { recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { RecordRows } from "@/components/public/record-rows";
import { Section } from "@/components/public/section";
import { SourceParents } from "@/components/public/source-parents";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { basisByKind } from "@/lib/editions/charts/basis";
import { onlyOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readRecord } from "@/lib/editions/queries/read-record";
import { restingOn } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("source", slug), locale, "source");
}

export default async function SourcePage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("source", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="source" />;
  const { edition, mentioning, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const children = restingOn(edition, mentioning);
  // What a source says of itself rests on nothing else, and is no reason to list it here.
  const citing = mentioning.filter((other) => other.body.id !== body.id && citationsOf(other.body).some(({ source }) => source === body.id));
  const kinds = RECORD_KINDS.filter((kind) => citing.some((other) => other.body.kind === kind));
  const parents = body.parents.filter(({ parent }) => lookup.has(parent));
  const view = viewOf(lookup, locale, citationsOf(body));

  return (
    <RecordPage edition={edition} view={view}>
      <Section id="facts" title={t("source.what")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="parents" title={t("source.parents")} locale={locale} empty={parents.length === 0}>
        <SourceParents links={parents} view={view} />
      </Section>
      <Section id="children" title={t("source.children")} locale={locale} empty={children.length === 0}>
        <AffiliatedRows affiliated={children} view={view} />
      </Section>
      <Section id="rests" title={t("source.rests")} locale={locale} empty={citing.length === 0} note={citing.length === 0 ? undefined : t("source.restsCount", { count: citing.length })}>
        <SourceBasis kinds={basisByKind(body.id, mentioning)} total={await countFacts()} locale={locale} />
        <ChartFiles name="basis" record={edition} dataset={await findDatasetEdition()} locale={locale} />
        {kinds.map((kind) => (
          <div key={kind} className="source-group">
            <h3>{words(`recordKinds.${kind}`)}</h3>
            <div className="columns">
              <RecordRows editions={onlyOf(citing, kind)} view={view} />
            </div>
          </div>
        ))}
      </Section>
    </RecordPage>
  );
}
