import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { EventReadings } from "@/components/desk/event-readings";
import { LogUpdateForm } from "@/components/desk/log-update-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema, caseId: caseIdSchema });
const searchSchema = z.object({ event: eventIdSchema.optional() });

/** Log an update: what happened in one case, when, and who says so; with `?event=`, another source's reading of an event of that case. */
export default async function LogUpdatePage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const search = searchSchema.safeParse(await searchParams);
  if (!asked.success || !search.success) return <DeskNotFound locale={locale} />;
  const { event } = search.data;
  const { recordId, caseId } = asked.data;
  const [file, sources, practices] = await Promise.all([getCaseFile(actor, recordId), listSources(actor), listPractices(actor)]);
  const detention = file?.cases.find(({ id }) => id === caseId);
  if (file === null || detention === undefined) return <DeskNotFound locale={locale} />;
  const readings = file.facts.flatMap(({ fact }) => (fact.value.kind === "event_reading" && fact.value.caseId === caseId && fact.value.eventId === event ? [fact] : []));
  if (event !== undefined && readings.length === 0) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "desk");
  const name = recordTitle(file.record, locale);
  const title = t(event === undefined ? "log.titleFor" : "log.readingFor", { name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      {event !== undefined && (
        <div className="mb-8">
          <p className="mb-3">{t("log.readingHint")}</p>
          <EventReadings heading="h2" locale={locale} title={t("log.readingsSoFar")} readings={readings} names={file.records} />
        </div>
      )}
      <LogUpdateForm locale={locale} recordId={recordId} caseId={caseId} eventId={event ?? null} title={title} sources={recordOptions(sources, locale)} practices={recordOptions(practices, locale)} />
    </DeskPage>
  );
}
