import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { pageIn, recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { SourceRecord } from "@/components/public/source-record";
import { testimonyIn } from "@/lib/editions/charts/basis";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { findRecord } from "@/lib/editions/queries/find-record";
import { readSource } from "@/lib/editions/queries/read-source";

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
  const { children, basis, ...drawn } = content;
  const count = [...basis.values()].reduce((sum, { records }) => sum + records, 0);
  return <SourceRecord {...drawn} sources={children} basis={testimonyIn(basis)} count={count} dataset={await findDatasetEdition()} total={await countFacts()} locale={locale} />;
}
