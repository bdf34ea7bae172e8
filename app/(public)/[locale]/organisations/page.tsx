import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { RecordRows } from "@/components/public/record-rows";
import { paths } from "@/lib/core/paths";
import { listRecords } from "@/lib/editions/queries/list-records";
import { byLabel } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("organisations"), translatorFor(locale, "public")("organisations.lead"));
}

export default async function OrganisationsPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("organisation", after);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/organisations"
      after={after}
      json={paths.api("organisations")}
      title={translatorFor(locale, "common")("organisations")}
      lead={t("organisations.lead")}
      count={t("organisations.count", { count: total })}
      next={next === null ? null : `${paths.list(locale, "organisations")}?after=${next}`}
    >
      {/* Pages go on by address; each is in the order of the names that it shows. */}
      <RecordRows editions={byLabel(editions, locale, new Map())} view={{ locale, lookup: new Map() }} />
    </ListPage>
  );
}
