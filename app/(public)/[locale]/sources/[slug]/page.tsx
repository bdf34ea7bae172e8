import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { SourceRecord } from "@/components/public/source-record";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readRecord } from "@/lib/editions/queries/read-record";

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
  return <SourceRecord {...content} dataset={await findDatasetEdition()} total={await countFacts()} locale={locale} />;
}
