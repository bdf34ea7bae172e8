import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { afterOf, localeOf } from "@/components/public/params";
import { StatementRows } from "@/components/public/statement-rows";
import { paths } from "@/lib/core/paths";
import { listRecords } from "@/lib/editions/queries/list-records";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { statementsInTime } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("statements"), translatorFor(locale, "public")("statements.lead"));
}

export default async function StatementsPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = await afterOf(searchParams);
  const { editions, total, next } = await listRecords("statement", after);
  const lookup = await loadEditions([], editions);
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/statements"
      after={after}
      json={paths.api("statements")}
      title={translatorFor(locale, "common")("statements")}
      lead={t("statements.lead")}
      count={t("statements.count", { count: total })}
      next={next === null ? null : `${paths.list(locale, "statements")}?after=${next}`}
    >
      <StatementRows statements={statementsInTime(editions)} view={{ locale, lookup }} />
    </ListPage>
  );
}
