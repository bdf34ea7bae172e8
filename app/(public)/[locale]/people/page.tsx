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
  return listMetadata(locale, translatorFor(locale, "common")("people"), translatorFor(locale, "public")("people.lead"));
}

export default async function PeoplePage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("person", after);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/people"
      after={after}
      json={paths.api("people")}
      title={translatorFor(locale, "common")("people")}
      lead={t("people.lead")}
      count={t("people.count", { count: total })}
      next={next === null ? null : `${paths.list(locale, "people")}?after=${next}`}
    >
      <PeopleRows people={editions} view={{ locale, lookup: new Map() }} />
    </ListPage>
  );
}
