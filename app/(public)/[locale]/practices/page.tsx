import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { PracticesTable } from "@/components/public/practices-table";
import { paths } from "@/lib/core/paths";
import { countPeopleUnder } from "@/lib/editions/queries/count-people-under";
import { listRecords } from "@/lib/editions/queries/list-records";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("practices"), translatorFor(locale, "public")("practices.lead"));
}

export default async function PracticesPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("practice", after);
  const people = await countPeopleUnder(editions.map(({ body }) => body.id));
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/practices"
      after={after}
      json={paths.api("practices")}
      title={translatorFor(locale, "common")("practices")}
      lead={t("practices.lead")}
      count={t("practices.count", { count: total })}
      next={next === null ? null : `${paths.list(locale, "practices")}?after=${next}`}
    >
      {editions.length === 0 ? <p className="nothing">{t("nothingRecorded")}</p> : <PracticesTable practices={editions} people={people} view={{ locale, lookup: new Map() }} />}
    </ListPage>
  );
}
