import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { SourcesTable } from "@/components/public/basis";
import { ChartFiles } from "@/components/public/chart-parts";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { countBasis, countFacts } from "@/lib/editions/queries/count-basis";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { listRecords } from "@/lib/editions/queries/list-records";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("sources"), translatorFor(locale, "public")("sources.lead"));
}

export default async function SourcesPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("source", after);
  const [basis, facts, dataset] = await Promise.all([countBasis(editions.map(({ body }) => body.id)), countFacts(), findDatasetEdition()]);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/sources"
      after={after}
      json={paths.api("sources")}
      title={translatorFor(locale, "common")("sources")}
      lead={t("sources.lead")}
      count={t("sources.count", { count: total })}
      next={next === null ? null : `${paths.list(locale, "sources")}?after=${next}`}
    >
      {editions.length === 0 ? (
        <p className="nothing">{t("nothingRecorded")}</p>
      ) : (
        <div id="rests">
          <SourcesTable sources={editions} basis={basis} total={facts} view={{ locale, lookup: new Map() }} />
          <ChartFiles name="basis" record={null} dataset={dataset} after={after} locale={locale} />
        </div>
      )}
    </ListPage>
  );
}
