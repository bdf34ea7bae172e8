import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { AffiliatedRows } from "@/components/public/affiliated-rows";
import { SourceBasis } from "@/components/public/basis";
import { ChartFiles } from "@/components/public/chart-parts";
import { KeyFacts } from "@/components/public/key-facts";
import { PageLinks } from "@/components/public/page-links";
import { pageIn, recordAddress } from "@/components/public/params";
import { RecordPage, recordMetadata, viewOf } from "@/components/public/record-page";
import { RecordRows } from "@/components/public/record-rows";
import { Section } from "@/components/public/section";
import { SourceParents } from "@/components/public/source-parents";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { testimonyIn } from "@/lib/editions/charts/basis";
import { onlyOf } from "@/lib/editions/edition";
import { citationsOf } from "@/lib/editions/facts";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { findRecord } from "@/lib/editions/queries/find-record";
import { readSource } from "@/lib/editions/queries/read-source";
import { restingOn } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await findRecord("source", slug), locale, "source");
}

export default async function SourcePage({ params, searchParams }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readSource(slug, pageIn((await searchParams)["page"]));
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="source" />;
  const { edition, children: resting, citing, basis, page, pages, lookup } = content;
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const children = restingOn(edition, resting);
  const count = [...basis.values()].reduce((sum, { records }) => sum + records, 0);
  const kinds = RECORD_KINDS.filter((kind) => citing.some((other) => other.body.kind === kind));
  const parents = body.parents.filter(({ parent }) => lookup.has(parent));
  const view = viewOf(lookup, locale, citationsOf(body));

  return (
    <RecordPage edition={edition} view={view} query={page === 1 ? "" : `page=${String(page)}`}>
      <Section id="facts" title={t("source.what")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <Section id="parents" title={t("source.parents")} locale={locale} empty={parents.length === 0}>
        <SourceParents links={parents} view={view} />
      </Section>
      <Section id="children" title={t("source.children")} locale={locale} empty={children.length === 0}>
        <AffiliatedRows affiliated={children} view={view} />
      </Section>
      <Section id="rests" title={t("source.rests")} locale={locale} empty={count === 0} note={count === 0 ? undefined : t("source.restsCount", { count })}>
        <SourceBasis kinds={testimonyIn(basis)} total={await countFacts()} locale={locale} />
        <ChartFiles name="basis" record={edition} dataset={await findDatasetEdition()} locale={locale} />
        {kinds.map((kind) => (
          <div key={kind} className="source-group">
            <h3>{words(`recordKinds.${kind}`)}</h3>
            <div className="columns">
              <RecordRows editions={onlyOf(citing, kind)} view={view} />
            </div>
          </div>
        ))}
        <PageLinks page={page} pages={pages} hrefOf={(number) => `${paths.record(locale, "source", body.slug)}${number === 1 ? "" : `?page=${String(number)}`}#rests`} locale={locale} />
      </Section>
    </RecordPage>
  );
}
