import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { FirstBasisFields } from "@/components/desk/consent/basis-fields";
import { basisFieldLabels } from "@/components/desk/consent/basis-labels";
import type { ImportId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { applyImportAction, giveUpImportAction, submitImportAction, undoImportAction } from "@/lib/imports/actions";
import { translatorFor } from "@/lib/messages/translate";

type ImportStepsProps = {
  locale: Locale;
  title: string;
  importId: ImportId;
  may: Readonly<Record<"apply" | "submit" | "undo" | "give_up", boolean>>;
  wasAppliedBefore: boolean;
  /** Whether it adds somebody who is not on record: then it is asked on what basis they may be named. */
  addsPeople: boolean;
  /** Rows that are left out since they are on record, and rows of which something is. */
  left: { known: number; part: number };
  /** Changes of it: drafts, returned, those that an undo takes back or leaves to colleagues, and those decided on for the public. */
  counts: { drafts: number; returned: number; open: number; shared: number; decided: number };
};

/** What its owner may do with an import now, and what each would mean. */
export function ImportSteps({ locale, title, importId, may, wasAppliedBefore, addsPeople, left, counts: { drafts, returned, open, shared, decided } }: ImportStepsProps) {
  const t = translatorFor(locale, "imports");
  const labels = formLabels(locale);
  const { space } = siteLanguage(locale);
  const hidden = <input type="hidden" name="importId" value={importId} />;
  return (
    <div className="grid max-w-measure gap-8">
      {may.apply && (
        <Step heading={t("apply.title")} hint={[t("apply.hint"), ...(left.part > 0 ? [t("apply.left", { count: left.part })] : [])].join(space)}>
          <Form action={applyImportAction} labels={labels} title={title} scope="apply" fields={{ again: t("apply.again"), ...basisFieldLabels(locale, "basis.") }}>
            {hidden}
            {addsPeople && (
              <>
                <p>{t("apply.basis")}</p>
                <FirstBasisFields locale={locale} />
              </>
            )}
            {wasAppliedBefore && <Checkbox name="again" label={t("apply.again")} />}
            <p>
              <SubmitButton>{t("apply.submit")}</SubmitButton>
            </p>
          </Form>
        </Step>
      )}
      {may.submit && drafts + returned > 0 && (
        <Step heading={t("handIn.title")} hint={[...(drafts > 0 ? [t("handIn.hint", { count: drafts })] : []), ...(returned > 0 ? [t("handIn.returned", { count: returned })] : [])].join(space)}>
          {drafts > 0 && (
            <Form action={submitImportAction} labels={labels} title={title} scope="submit">
              {hidden}
              <p>
                <SubmitButton>{t("handIn.submit")}</SubmitButton>
              </p>
            </Form>
          )}
        </Step>
      )}
      {may.undo && (
        <Step heading={t("undo.title")} hint={[open === 0 ? t("undo.none") : t("undo.hint", { count: open }), ...(shared > 0 ? [t("undo.shared", { count: shared })] : []), ...(decided > 0 ? [t("undo.stays", { count: decided })] : [])].join(space)}>
          {open > 0 && (
            <Form action={undoImportAction} labels={labels} title={title} scope="undo" fields={{ confirmed: t("undo.submit") }}>
              {hidden}
              <Checkbox name="confirmed" value="yes" label={t("undo.confirm")} />
              <p>
                <SubmitButton tone="danger">{t("undo.submit")}</SubmitButton>
              </p>
            </Form>
          )}
        </Step>
      )}
      {may.give_up && (
        <Step heading={t("giveUp.title")} hint={t("giveUp.hint")}>
          <Form action={giveUpImportAction} labels={labels} title={title} scope="give-up" fields={{ confirmed: t("giveUp.submit") }}>
            {hidden}
            <Checkbox name="confirmed" value="yes" label={t("giveUp.confirm")} />
            <p>
              <SubmitButton tone="danger">{t("giveUp.submit")}</SubmitButton>
            </p>
          </Form>
        </Step>
      )}
    </div>
  );
}

function Step({ heading, hint, children }: { heading: string; hint: string; children: ReactNode }) {
  return (
    <section className="border-t border-rule pt-4">
      <h2 className="mb-3">{heading}</h2>
      <p className="mb-3">{hint}</p>
      {children}
    </section>
  );
}
