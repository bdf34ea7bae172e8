import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { FactCards } from "@/components/desk/fact-cards";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { RecordHistory } from "@/components/desk/record-history";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile, type FactOnFile } from "@/lib/cases/queries/get-case-file";
import { listRecordChanges } from "@/lib/changes/queries/list-record-changes";
import { boundsOf } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { listEditions } from "@/lib/publication/queries/list-editions";

const paramsSchema = z.object({ recordId: recordIdSchema });

/** The case file: all that is known or proposed of one record, each fact with its sources and the ways to change it. */
export default async function RecordPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const [file, history, published] = await Promise.all([getCaseFile(actor, recordId), listRecordChanges(actor, recordId), listEditions(actor, recordId)]);
  if (file === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const { record, records } = file;
  const title = recordTitle(record, locale);
  const isPublic = published?.editions.some(({ isStanding }) => isStanding) ?? false;
  const namesOnFile = file.facts.filter(({ fact }) => fact.value.kind === "name");
  const otherFacts = file.facts.filter(({ fact }) => fact.value.kind !== "name" && !("caseId" in fact.value));
  const cards = (facts: readonly FactOnFile[]) => <FactCards locale={locale} facts={facts} contested={file.contested} names={records} isWithdrawn={record.isWithdrawn} />;
  return (
    <DeskPage locale={locale} title={title.text} heading={<span lang={title.lang}>{title.text}</span>} crumbs={record.kind === "person" ? [{ href: paths.desk.cases(), label: t("nav.find") }] : []}>
      <p className="mb-8 flex flex-wrap items-center gap-x-5">
        <span>{words(`recordKind.${record.kind}`)}</span>
        {record.isWithdrawn ? (
          <strong>{t("record.withdrawn")}</strong>
        ) : isPublic ? (
          <a href={paths.record(locale, record.kind, record.slug)} className="inline-flex min-h-11 items-center">
            {t("record.publicPage")}
          </a>
        ) : (
          <span>{t("record.notPublic")}</span>
        )}
        <a href={paths.desk.editions(recordId)} className="inline-flex min-h-11 items-center">
          {t("record.editions")}
        </a>
        <a href={paths.desk.history(recordId)} className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "history")("link")}
        </a>
        {record.kind === "source" && (
          <a href={paths.desk.sealed(recordId)} className="inline-flex min-h-11 items-center">
            {translatorFor(locale, "sealed")("link")}
          </a>
        )}
      </p>
      {namesOnFile.length > 0 && (
        <section aria-labelledby="names" className="mb-10 grid gap-5">
          <h2 id="names">{t("record.names")}</h2>
          {cards(namesOnFile)}
        </section>
      )}
      {record.kind === "person" && (
        <section aria-labelledby="cases" className="mb-10">
          <h2 id="cases">{t("record.cases")}</h2>
          {file.cases.map((detention) => (
            <section key={detention.id} aria-labelledby={`case-${detention.number}`} className="mt-5 grid gap-5">
              <h3 id={`case-${detention.number}`}>{t("record.case", { number: detention.number })}</h3>
              {isPublic && detention.publicNumber !== null && (
                <p>
                  <a href={paths.case(locale, record.slug, detention.id)} className="inline-flex min-h-11 items-center">
                    {t("record.caseInPublic")}
                  </a>
                </p>
              )}
              {!record.isWithdrawn && (
                <p>
                  <a href={paths.desk.logUpdate(recordId, detention.id)} className="inline-flex min-h-11 items-center font-semibold">
                    {t("record.logUpdateIn", { number: detention.number })}
                  </a>
                </p>
              )}
              {detention.isEmpty && <p className="text-muted">{t("record.caseEmpty")}</p>}
              {cards(file.facts.filter(({ fact }) => "caseId" in fact.value && fact.value.caseId === detention.id).toSorted(byDate))}
            </section>
          ))}
          {!record.isWithdrawn && (
            <p className="mt-5">
              <a href={`${paths.desk.newCase()}?person=${recordId}`} className="inline-flex min-h-11 items-center">
                {t("record.newCase")}
              </a>
            </p>
          )}
        </section>
      )}
      {otherFacts.length > 0 && (
        <section aria-labelledby="facts" className="mb-10 grid gap-5">
          <h2 id="facts">{t("record.otherFacts")}</h2>
          {cards(otherFacts)}
        </section>
      )}
      <RecordHistory locale={locale} changes={history} />
    </DeskPage>
  );
}

function byDate(one: FactOnFile, other: FactOnFile): number {
  return earliestOf(one).localeCompare(earliestOf(other), "en");
}

// The undated come last, as on the public timeline.
function earliestOf({ fact: { date } }: FactOnFile): string {
  return (date && (boundsOf(date.edtf).earliest ?? boundsOf(date.edtf).latest)) ?? "9999";
}
