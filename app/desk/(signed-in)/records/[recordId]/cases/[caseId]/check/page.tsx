import * as z from "zod";
import { CheckCaseForm } from "@/components/desk/check-case-form";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { listSources } from "@/lib/cases/queries/list-choices";
import { listNewsChecks } from "@/lib/cases/queries/list-quiet-cases";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema, caseId: caseIdSchema });

/** Looked for news of a case, and found none. */
export default async function CheckCasePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId, caseId } = asked.data;
  const [file, sources, checks] = await Promise.all([getCaseFile(actor, recordId), listSources(actor), listNewsChecks(actor, recordId, caseId)]);
  const detention = file?.cases.find(({ id }) => id === caseId);
  if (file === null || detention === undefined) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "today");
  const name = recordTitle(file.record, locale);
  const title = t("check.title", { name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <p className="mb-6">{t("check.hint")}</p>
      <CheckCaseForm locale={locale} recordId={recordId} caseId={caseId} title={title} sources={recordOptions(sources, locale)} writer={actor.accountId} />
      <section aria-labelledby="before" className="mt-10">
        <h2 id="before" className="mb-2">{t("check.before")}</h2>
        {checks.length === 0 && <p className="text-muted">{t("check.none")}</p>}
        <ul className="grid gap-2">
          {checks.map(({ at, by, source, lookedAt }) => {
            const where = [source === null ? null : recordTitle(source, locale).text, lookedAt].filter((part) => part !== null).join(" · ");
            return <li key={at.toISOString()}>{t("check.line", { day: formatHonestDate(dayOf(at), locale), name: by, where })}</li>;
          })}
        </ul>
      </section>
    </DeskPage>
  );
}
