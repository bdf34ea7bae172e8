import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { PeopleRows } from "@/components/public/record-rows";
import { paths } from "@/lib/core/paths";
import { listRecords } from "@/lib/editions/queries/list-records";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("lawyers"), translatorFor(locale, "public")("lawyers.lead"));
}

export default async function LawyersPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("person", after, { occupation: "lawyer" });
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/lawyers"
      after={after}
      title={translatorFor(locale, "common")("lawyers")}
      lead={t("lawyers.lead")}
      count={t("lawyers.count", { count: total })}
      next={next === null ? null : `${paths.lawyers(locale)}?after=${next}`}
    >
      <PeopleRows people={editions} view={{ locale, lookup: new Map() }} />
    </ListPage>
  );
}
