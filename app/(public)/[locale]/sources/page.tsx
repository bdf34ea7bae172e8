import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { RecordRows } from "@/components/public/record-rows";
import { paths } from "@/lib/core/paths";
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
      <RecordRows editions={editions} view={{ locale, lookup: new Map() }} />
    </ListPage>
  );
}
