import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { recordMetadata } from "@/components/public/record-page";
import { OrganisationRecord } from "@/components/public/organisation-record";
import { countFacts } from "@/lib/editions/queries/count-basis";
import { readRecord } from "@/lib/editions/queries/read-record";

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
  return <OrganisationRecord {...content} total={await countFacts()} locale={locale} />;
}
