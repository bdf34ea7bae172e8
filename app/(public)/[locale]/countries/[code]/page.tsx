import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { CountryRecord } from "@/components/public/country-record";
import type { Locale } from "@/lib/core/kinds";
import { readRecord } from "@/lib/editions/queries/read-record";

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
  return <CountryRecord {...content} locale={locale} />;
}
