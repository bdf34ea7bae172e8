import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { FindPage, findMetadata } from "@/components/public/find-page";
import { FoundByName } from "@/components/public/found-by-name";
import { localeOf } from "@/components/public/params";
import { ThingRows } from "@/components/public/thing-rows";
import { findByName } from "@/lib/editions/queries/find-by-name";
import { readListPage } from "@/lib/editions/queries/read-list";
import { readList } from "@/lib/editions/search/list-params";
import type { RawParameters } from "@/lib/editions/search/parameters";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<RawParameters> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  return findMetadata((await localeOf(params)).locale, readList(await searchParams, "search").search);
}

export default async function SearchPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const { search } = readList(await searchParams, "search");
  // Whoever filters the texts, or reads on in them, has seen the people.
  const first = search.page === 1 && Object.keys(search.chosen).length === 0;
  const [{ found, ...content }, byName] = await Promise.all([readListPage(search), first ? findByName(search.q) : null]);
  return (
    <FindPage locale={locale} {...content} before={byName === null ? null : <FoundByName {...byName} locale={locale} />}>
      <ThingRows found={found} view={{ locale, lookup: content.lookup }} kinds />
    </FindPage>
  );
}
