import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { FindPage, findMetadata } from "@/components/public/find-page";
import { localeOf } from "@/components/public/params";
import { UpdateList } from "@/components/public/update-list";
import { readListPage } from "@/lib/editions/queries/read-list";
import { readList } from "@/lib/editions/search/list-params";
import type { RawParameters } from "@/lib/editions/search/parameters";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<RawParameters> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  return findMetadata((await localeOf(params)).locale, readList(await searchParams, "updates").search);
}

export default async function UpdatesPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const { updates, ...content } = await readListPage(readList(await searchParams, "updates").search);
  return (
    <FindPage locale={locale} {...content}>
      <UpdateList updates={updates} view={{ locale, lookup: content.lookup }} level={3} />
    </FindPage>
  );
}
