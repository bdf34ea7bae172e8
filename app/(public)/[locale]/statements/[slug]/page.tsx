import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { StatementRecord } from "@/components/public/statement-record";
import { readRecord } from "@/lib/editions/queries/read-record";

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
  return <StatementRecord {...content} locale={locale} />;
}
