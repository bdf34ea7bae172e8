import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { SourcesTable } from "@/components/public/basis";
import { ChartFiles } from "@/components/public/chart-parts";
import { FindPage, findMetadata } from "@/components/public/find-page";
import { localeOf } from "@/components/public/params";
import { ThingRows } from "@/components/public/thing-rows";
import { onlyOf } from "@/lib/editions/edition";
import { countBasis, countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { readListPage } from "@/lib/editions/queries/read-list";
import { listQueryOf, readList } from "@/lib/editions/search/list-params";
import type { RawParameters } from "@/lib/editions/search/parameters";

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
  const sources = onlyOf(found.map(({ edition }) => edition), "source");
  const [basis, facts, dataset] = await Promise.all([countBasis(sources.map(({ body }) => body.id)), countFacts(), findDatasetEdition()]);
  return (
    <FindPage locale={locale} {...content}>
      {content.search.q === "" ? (
        <div id="rests">
          <SourcesTable sources={sources} basis={basis} total={facts} view={view} />
          <ChartFiles name="basis" record={null} dataset={dataset} query={listQueryOf(content.search)} locale={locale} />
        </div>
      ) : (
        <ThingRows found={found} view={view} />
      )}
    </FindPage>
  );
}
