import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { ListPage, listMetadata } from "@/components/public/list-page";
import { localeOf } from "@/components/public/params";
import { UpdateList } from "@/components/public/update-list";
import { paths } from "@/lib/core/paths";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { updateIdOf } from "@/lib/editions/update";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("updates"), translatorFor(locale, "public")("updates.lead"));
}

export default async function UpdatesPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const after = updateIdOf((await searchParams).after);
  const { updates, next } = await listUpdates(after);
  const lookup = await loadEditions([], updates.map(({ record }) => record));
  const t = translatorFor(locale, "public");
  return (
    <ListPage
      locale={locale}
      path="/updates"
      after={after === null ? null : `${after.record}.${String(after.number)}.${after.act}`}
      json="/api/v1/updates"
      title={translatorFor(locale, "common")("updates")}
      lead={t("updates.lead")}
      next={next === null ? null : `${paths.updates(locale)}?after=${next}`}
    >
      <UpdateList updates={updates} view={{ locale, lookup }} level={2} />
    </ListPage>
  );
}
