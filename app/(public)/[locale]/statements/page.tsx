import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { FindPage, findMetadata } from "@/components/public/find-page";
import { localeOf } from "@/components/public/params";
import { StatementRows } from "@/components/public/statement-rows";
import { ThingRows } from "@/components/public/thing-rows";
import { onlyOf } from "@/lib/editions/edition";
import { readListPage } from "@/lib/editions/queries/read-list";
import { readList } from "@/lib/editions/search/list-params";
import type { RawParameters } from "@/lib/editions/search/parameters";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<RawParameters> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  return findMetadata((await localeOf(params)).locale, readList(await searchParams, "statements").search);
}

export default async function StatementsPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const { found, ...content } = await readListPage(readList(await searchParams, "statements").search);
  const view = { locale, lookup: content.lookup };
  return (
    <FindPage locale={locale} {...content}>
      {content.search.q === "" ? <StatementRows statements={onlyOf(found.map(({ edition }) => edition), "statement")} view={view} /> : <ThingRows found={found} view={view} />}
    </FindPage>
  );
}
