import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { RevisionList } from "@/components/desk/history/revision-list";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { listRevisions } from "@/lib/history/queries/list-revisions";
import { versionSchema } from "@/lib/history/schema";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema });
const searchSchema = z.object({ from: versionSchema.optional() });

/** The history of one record: every revision, the newest first. */
export default async function HistoryPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const [asked, search] = [paramsSchema.safeParse(await params), searchSchema.safeParse(await searchParams)];
  const page = asked.success && search.success ? await listRevisions(actor, asked.data.recordId, search.data.from ?? null) : null;
  if (page === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "history");
  const { record, revisions, older, records, caseNumbers } = page;
  const name = recordTitle(record, locale);
  const continues = search.success && search.data.from !== undefined;
  return (
    <DeskPage locale={locale} title={t("title", { name: name.text })} crumbs={[{ href: paths.desk.record(record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <p className="mb-6 text-muted">{t("hint")}</p>
      {revisions.length === 0 ? <p>{t("empty")}</p> : <RevisionList locale={locale} recordId={record.id} revisions={revisions} names={records} caseNumbers={caseNumbers} />}
      {(older !== null || continues) && (
        <p className="mt-8 flex flex-wrap gap-x-6">
          {continues && <a href={paths.desk.history(record.id)} className="inline-flex min-h-11 items-center">{t("newest")}</a>}
          {older !== null && <a href={paths.desk.history(record.id, older)} className="inline-flex min-h-11 items-center">{t("older")}</a>}
        </p>
      )}
    </DeskPage>
  );
}
