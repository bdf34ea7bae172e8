import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { FindPage, findMetadata } from "@/components/public/find-page";
import { localeOf } from "@/components/public/params";
import { SourceLine } from "@/components/public/source-list";
import { ThingRows } from "@/components/public/thing-rows";
import { onlyOf } from "@/lib/editions/edition";
import { readListPage } from "@/lib/editions/queries/read-list";
import { readList } from "@/lib/editions/search/list-params";
import type { RawParameters } from "@/lib/editions/search/params";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<RawParameters> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  return findMetadata((await localeOf(params)).locale, readList(await searchParams, "sources").search);
}

export default async function SourcesPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const { found, ...content } = await readListPage(readList(await searchParams, "sources").search);
  const view = { locale, lookup: content.lookup };
  return (
    <FindPage locale={locale} {...content}>
      {content.search.q === "" ? (
        <ul className="links">
          {onlyOf(found.map(({ edition }) => edition), "source").map((source) => (
            <li key={source.body.id}>
              <SourceLine source={source} view={view} />
            </li>
          ))}
        </ul>
      ) : (
        <ThingRows found={found} view={view} />
      )}
    </FindPage>
  );
}
