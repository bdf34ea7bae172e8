import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { LogUpdateForm } from "@/components/desk/log-update-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema, caseId: caseIdSchema });

/** Log an update: what happened in one case, when, and who says so. */
export default async function LogUpdatePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId, caseId } = asked.data;
  const [file, sources, practices] = await Promise.all([getCaseFile(actor, recordId), listSources(actor), listPractices(actor)]);
  const detention = file?.cases.find(({ id }) => id === caseId);
  if (file === null || detention === undefined) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "desk");
  const name = recordTitle(file.record, locale);
  const title = t("log.titleFor", { name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <LogUpdateForm locale={locale} recordId={recordId} caseId={caseId} title={title} sources={recordOptions(sources, locale)} practices={recordOptions(practices, locale)} />
    </DeskPage>
  );
}
