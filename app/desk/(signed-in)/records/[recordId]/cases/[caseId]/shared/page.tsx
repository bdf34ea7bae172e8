import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, recordTitle } from "@/components/desk/fact-words";
import { FindPerson } from "@/components/desk/find-person";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { listEventsOf } from "@/lib/cases/queries/list-events-of";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema, caseId: caseIdSchema });
const searchSchema = z.object({ q: z.string().max(200).catch("").default("") });
const MOST_PEOPLE = 10;

/** Finds an event that stands in somebody else's case, to be told in this one too: one round-up is one event, whoever was taken in it. */
export default async function SharedEventPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId, caseId } = asked.data;
  const q = searchSchema.parse(await searchParams).q.trim();
  const [file, people] = await Promise.all([getCaseFile(actor, recordId), findPeople(actor, q, MOST_PEOPLE)]);
  const detention = file?.cases.find(({ id }) => id === caseId);
  if (file === null || detention === undefined || file.record.isWithdrawn) return <DeskNotFound locale={locale} />;
  const events = await listEventsOf(actor, people.map(({ record }) => record.id), caseId);
  const names = Object.fromEntries(people.map(({ record }) => [record.id, record]));

  const t = translatorFor(locale, "glossary");
  const name = recordTitle(file.record, locale);
  const title = t("shared.title", { name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <p>{t("shared.intro")}</p>
      <FindPerson locale={locale} text={q} to={paths.desk.sharedEvent(recordId, caseId)} />
      {q !== "" && (
        <section aria-labelledby="events" className="mt-8">
          <h2 id="events">{t("shared.results")}</h2>
          {events.length === 0 && <p className="mt-2 text-muted">{t("shared.none")}</p>}
          <ul className="mt-4 grid gap-5">
            {events.map(({ eventId, caseId: elsewhere, number, personId, reading }) => {
              const whose = t("shared.inCase", { name: recordTitle(names[personId], locale).text, number });
              return (
                <li key={`${elsewhere} ${eventId}`} className="border-s-4 border-rule ps-4">
                  <p className="font-semibold">{whose}</p>
                  <FactLines lines={factLines(reading, locale, names)} />
                  <a href={paths.desk.logReading(recordId, caseId, eventId)} className="inline-flex min-h-11 items-center">
                    {t("shared.use")}
                    <span className="sr-only">: {reading.value.kind === "event_reading" ? reading.value.text : whose}</span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </DeskPage>
  );
}
