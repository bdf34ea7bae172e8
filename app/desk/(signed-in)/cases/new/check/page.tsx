import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { CaseAnswersForm } from "@/components/desk/duplicates/case-answers-form";
import { CaseAnswersList } from "@/components/desk/duplicates/case-answers-list";
import { DeskNotFound } from "@/components/desk/not-found";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { getEnteredCase } from "@/lib/cases/queries/get-entered-case";
import { roleAtLeast } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { unsentIdSchema } from "@/lib/unsent/schema";

const searchSchema = z.object({ form: unsentIdSchema.nullable().catch(null).default(null) });

/** A new case read back in words, before anything of it goes into a draft: each part with the way to change it. */
export default async function CaseAnswersPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const { form } = searchSchema.parse(await searchParams);
  const answers = form === null ? null : await getEnteredCase(actor, form);
  const t = translatorFor(locale, "duplicates");
  const title = t("answers.title");
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: answers?.address ?? paths.desk.newCase(), label: translatorFor(locale, "desk")("addCase.title") }]}>
      {answers === null ? (
        <>
          <p>{t("answers.nothing")}</p>
          <p>
            <a href={paths.desk.newCase()} className="inline-flex min-h-11 items-center">
              {translatorFor(locale, "desk")("addCase.title")}
            </a>
          </p>
        </>
      ) : answers.entered.ok ? (
        <>
          <p className="mb-6">{t("answers.intro")}</p>
          <DrawnOnce>
            <CaseAnswersList locale={locale} entered={answers.entered.input} address={answers.address} records={answers.records} />
          </DrawnOnce>
          <CaseAnswersForm locale={locale} title={title} formId={answers.formId} turn={answers.turn} candidates={answers.candidates} />
        </>
      ) : (
        <p>
          {t("answers.notWhole")}{" "}
          <a href={answers.address} className="inline-flex min-h-11 items-center">
            {t("answers.goOn")}
          </a>
        </p>
      )}
    </DeskPage>
  );
}
