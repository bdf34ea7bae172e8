import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { PracticeRecord } from "@/components/public/practice-record";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { findRecord } from "@/lib/editions/queries/find-record";
import { readPractice } from "@/lib/editions/queries/read-practice";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await findRecord("practice", slug), locale, "practice");
}

export default async function PracticePage({ params }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readPractice(slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="practice" />;
  return <PracticeRecord {...content} dataset={await findDatasetEdition()} locale={locale} />;
}
