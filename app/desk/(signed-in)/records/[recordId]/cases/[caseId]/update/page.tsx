import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { EventReadings } from "@/components/desk/event-readings";
import { LogUpdateForm } from "@/components/desk/log-update-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getEventElsewhere } from "@/lib/cases/queries/list-events-of";
import { getCitableSource, listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema, caseId: caseIdSchema });
const searchSchema = z.object({ event: eventIdSchema.optional(), source: recordIdSchema.optional() });

/** Log an update: what happened in one case, when, and who says so; with `?event=`, another source's reading of an event of that case; with `?source=`, another fact that a source tells. */
export default async function LogUpdatePage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const search = searchSchema.safeParse(await searchParams);
  if (!asked.success || !search.success) return <DeskNotFound locale={locale} />;
  const { event, source } = search.data;
  const { recordId, caseId } = asked.data;
  const address = event === undefined ? paths.desk.logUpdate(recordId, caseId) : paths.desk.logReading(recordId, caseId, event);
  const [file, listed, practices, unsent] = await Promise.all([getCaseFile(actor, recordId), listSources(actor), listPractices(actor), getUnsent(actor, address)]);
  const detention = file?.cases.find(({ id }) => id === caseId);
  if (file === null || detention === undefined) return <DeskNotFound locale={locale} />;
  const readings = file.facts.flatMap(({ fact }) => (fact.value.kind === "event_reading" && fact.value.caseId === caseId && fact.value.eventId === event ? [fact] : []));
  const elsewhere = event === undefined || readings.length > 0 ? null : await getEventElsewhere(actor, event, caseId);
  if (event !== undefined && readings.length === 0 && elsewhere === null) return <DeskNotFound locale={locale} />;

  // Chosen or typed before, it stays a choice also when the list has grown past it.
  const chosen = source ?? recordIdSchema.safeParse(unsent?.fields["citations[0].sourceId"]).data;
  const more = chosen === undefined || listed.some(({ id }) => id === chosen) ? null : await getCitableSource(actor, chosen);
  const sources = more === null ? listed : [more, ...listed];
  const sourceId = sources.find(({ id }) => id === source)?.id ?? null;

  const t = translatorFor(locale, "desk");
  const logging = translatorFor(locale, "logging");
  const name = recordTitle(file.record, locale);
  const title = t(event === undefined ? "log.titleFor" : "log.readingFor", { name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      {event !== undefined && (
        <div className="mb-8">
          <p className="mb-3">{elsewhere === null ? t("log.readingHint") : translatorFor(locale, "glossary")("shared.hint")}</p>
          <EventReadings id="readings" heading="h2" locale={locale} title={t("log.readingsSoFar")} readings={elsewhere?.readings ?? readings} names={elsewhere?.records ?? file.records} />
        </div>
      )}
      {sourceId !== null && (
        <section aria-labelledby="another" className="mb-8 border-s-4 border-accent bg-accent-soft p-4">
          <h2 id="another">{logging("another.title")}</h2>
          <p className="mt-2">{logging("another.text")}</p>
        </section>
      )}
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <LogUpdateForm
        locale={locale}
        recordId={recordId}
        caseId={caseId}
        eventId={event ?? null}
        title={title}
        sources={recordOptions(sources, locale)}
        practices={recordOptions(practices, locale)}
        sourceId={sourceId}
        address={address}
        unsent={unsent}
        writer={actor.accountId}
      />
    </DeskPage>
  );
}
