import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { localeOf } from "@/components/public/params";
import { PeopleSearchPage, peopleSearchMetadata } from "@/components/public/people-search-page";
import { listClients } from "@/lib/editions/queries/list-clients";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import type { RawParameters } from "@/lib/editions/search/parameters";
import { readSearch } from "@/lib/editions/search/params";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<RawParameters> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  return peopleSearchMetadata((await localeOf(params)).locale, "lawyers", readSearch(await searchParams, "lawyers").search);
}

export default async function LawyersPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const { search } = readSearch(await searchParams, "lawyers");
  const content = await readPeopleSearch(search);
  return <PeopleSearchPage locale={locale} {...content} clients={await listClients(content.people.map(({ body }) => body.id))} />;
}
