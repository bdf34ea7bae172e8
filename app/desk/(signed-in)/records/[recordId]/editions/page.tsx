import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { StillNamed } from "@/components/desk/still-named";
import { TakeDownForms } from "@/components/desk/take-down-forms";
import { requireActor } from "@/lib/accounts/require-actor";
import { getRecord } from "@/lib/cases/queries/get-record";
import { formatHonestDate } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { listMergesAlong } from "@/lib/duplicates/queries/list-merges";
import { translatorFor } from "@/lib/messages/translate";
import { mayTakeDown } from "@/lib/publication/policy";
import { listEditions } from "@/lib/publication/queries/list-editions";
import { labelled, withCommas } from "@/lib/core/languages";
import { listStillNaming } from "@/lib/publication/queries/list-still-naming";

const paramsSchema = z.object({ recordId: recordIdSchema });

/** Every public state of one record, and its taking down. */
export default async function EditionsPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const [record, listed, stillNamed, along] = await Promise.all([getRecord(actor, recordId), listEditions(actor, recordId), listStillNaming(actor, recordId), listMergesAlong(actor, recordId)]);
  if (record === null || listed === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const name = recordTitle(record, locale);
  const title = t("editions.title", { name: name.text });
  const { editions } = listed;
  const stateOf = (edition: (typeof editions)[number]) => {
    if (edition.withheldOn !== null) return t("editions.withheld", { day: formatHonestDate(edition.withheldOn, locale) });
    return edition.isStanding ? t("editions.standing") : t("editions.past");
  };
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      {listed.withdrawnOn !== null && <p className="mb-6 border-s-4 border-caution ps-3 font-semibold">{t("record.withdrawn")}</p>}
      {listed.withdrawnOn !== null && mayTakeDown(actor) && <StillNamed locale={locale} found={stillNamed} level={2} />}
      {editions.length === 0 ? (
        <p>{t("editions.none")}</p>
      ) : (
        <ol className="grid gap-4" aria-label={t("editions.caption")}>
          {editions.map((edition) => (
            <li key={edition.number} className="border-s-4 border-rule ps-4">
              <p className="font-semibold">
                {t("editions.numbered", { number: edition.number })} · {formatHonestDate(edition.publishedOn, locale)} · {stateOf(edition)}
              </p>
              <p>
                {labelled(locale, t("editions.reason"), words(`editionReason.${edition.reason}`))}
                {edition.alone && ` · ${translatorFor(locale, "consent")("alone.short")}`}
              </p>
              {edition.publicNote !== null && <p>{labelled(locale, t("editions.note"), edition.publicNote)}</p>}
              <p className="text-small text-muted">
                {t("editions.hash")} <code>{edition.sha256}</code>
              </p>
            </li>
          ))}
        </ol>
      )}
      {mayTakeDown(actor) ? (
        <TakeDownForms
          locale={locale}
          recordId={recordId}
          name={name.text}
          title={title}
          past={editions
            .filter((edition) => !edition.isStanding && edition.withheldOn === null)
            .map(({ number, publishedOn }) => ({ number, label: withCommas(locale, t("editions.numbered", { number }), formatHonestDate(publishedOn, locale)) }))}
          stillNamed={stillNamed}
          along={along}
          mayWithdraw={editions.some(({ isStanding }) => isStanding)}
        />
      ) : (
        <p className="mt-8 text-muted">{t("editions.editorsOnly")}</p>
      )}
    </DeskPage>
  );
}
