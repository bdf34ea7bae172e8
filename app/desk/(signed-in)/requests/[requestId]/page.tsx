import * as z from "zod";
import { dayText, momentText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { EditorsOnly } from "@/components/desk/requests/editors-only";
import { RequestActions } from "@/components/desk/requests/request-actions";
import { requireActor } from "@/lib/accounts/require-actor";
import { requestIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled, languageTag, withCommas } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { ERASED_AFTER_DAYS } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { mayReadRequests } from "@/lib/requests/policy";
import { getRequest } from "@/lib/requests/queries/get-request";

const paramsSchema = z.object({ requestId: requestIdSchema });

/** Who erased the words and when, or that their time had come. */
function erasedWords({ expungedBy }: { expungedBy: string | null }, at: Date, locale: Locale): string {
  const t = translatorFor(locale, "requests");
  const day = dayText(at, locale);
  return expungedBy === null ? t("desk.expiredOn", { day, count: ERASED_AFTER_DAYS }) : t("desk.erasedOn", { day, name: expungedBy });
}

/** One request: what was sent, what was done about it, and what this person may do. */
export default async function RequestPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "requests");
  if (!mayReadRequests(actor)) return <EditorsOnly locale={locale} title={t("desk.title")} />;
  const asked = paramsSchema.safeParse(await params);
  const request = asked.success ? await getRequest(actor, asked.data.requestId) : null;
  if (request === null) return <DeskNotFound locale={locale} />;
  const title = t("desk.titleFor", { reference: request.reference });
  const record = request.record === null ? null : recordTitle(request.record, locale);
  const { state, outcome, closedAt, closedBy, erasedFrom, expungedAt } = request;
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.requests(), label: t("desk.title") }]}>
      <dl className="mb-8 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <dt className="text-muted">{t("desk.kind")}</dt>
        <dd className="font-semibold">{t(`kind.${request.kind}`)}</dd>
        <dt className="text-muted">{t("desk.state")}</dt>
        <dd>
          {t(`state.${state}`)}
          {state !== "closed" && request.claimedBy !== null && ` · ${t("desk.takenBy", { name: request.claimedBy })}`}
          {outcome !== null && closedAt !== null && ` · ${t("desk.closedOn", { day: dayText(closedAt, locale), name: closedBy ?? "", outcome: t(`outcome.${outcome}`) })}`}
        </dd>
        <dt className="text-muted">{t("desk.what")}</dt>
        <dd>
          {t("desk.received", { moment: momentText(request.receivedAt, locale) })} · {t("desk.writtenIn", { language: t(`desk.languageOf.${request.language}`) })}
        </dd>
      </dl>
      <section aria-labelledby="sent" className="mb-10">
        <h2 id="sent" className="mb-3">{t("desk.message")}</h2>
        {expungedAt !== null ? (
          <p>{erasedWords(request, expungedAt, locale)}</p>
        ) : (
          <>
            <p className="mb-4 border-s-4 border-caution ps-3">
              {t("desk.warning")}
              {erasedFrom !== null && ` ${t("desk.erasedFrom", { day: dayText(erasedFrom, locale) })}`}
            </p>
            <p lang={languageTag(request.language)} className="mb-4 border-s-4 border-rule ps-3 whitespace-pre-line">
              {request.message}
            </p>
            <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
              <dt className="text-muted">{t("desk.record")}</dt>
              <dd>
                {request.recordAddress === null ? t("desk.noRecord") : <span className="break-all">{request.recordAddress}</span>}
                {request.record !== null && record !== null && (
                  <>
                    {" · "}
                    <a href={paths.desk.record(request.record.id)}>
                      {labelled(locale, t("desk.recordOnDesk"), "")}<span lang={record.lang}>{record.text}</span>
                    </a>
                  </>
                )}
                {request.recordAddress !== null && request.record === null && ` · ${t("desk.recordUnknown")}`}
              </dd>
              <dt className="text-muted">{t("desk.contact")}</dt>
              <dd className="break-all">{request.contact ?? t("desk.noContact")}</dd>
            </dl>
          </>
        )}
      </section>
      <section aria-labelledby="notes" className="mb-10">
        <h2 id="notes" className="mb-3">{t("desk.notes")}</h2>
        {request.notes.length === 0 && <p className="text-muted">{t("desk.noNotes")}</p>}
        <ul className="grid gap-3">
          {request.notes.map((note) => (
            <li key={note.id} className="border-s-4 border-accent ps-3">
              <p className="whitespace-pre-line">{note.text ?? t("desk.noteErased")}</p>
              <p className="text-small text-muted">
                {withCommas(locale, note.by, momentText(note.at, locale))}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {Object.entries(request.may).some(([verb, allowed]) => allowed && verb !== "read") && (
        <section aria-labelledby="next">
          <h2 id="next" className="mb-3">{t("desk.next")}</h2>
          <RequestActions locale={locale} writer={actor.accountId} requestId={request.id} reference={request.reference} title={title} may={request.may} />
        </section>
      )}
    </DeskPage>
  );
}
