import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { keepIdAt } from "@/components/desk/script-words";
import { checkCaseAction } from "@/lib/cases/actions";
import type { AccountId, CaseId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type CheckCaseFormProps = { locale: Locale; recordId: RecordId; caseId: CaseId; title: string; sources: readonly Option[]; /** For whom the page is drawn. */ writer: AccountId };

/** Says that somebody looked for news of a case and found none, and where. */
export function CheckCaseForm({ locale, recordId, caseId, title, sources, writer }: CheckCaseFormProps) {
  const t = translatorFor(locale, "today");
  return (
    <Form action={checkCaseAction} labels={formLabels(locale)} title={title} fields={{ sourceId: t("check.source"), lookedAt: t("check.where") }}>
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="caseId" value={caseId} />
      {/* Pressed twice it is kept once: nothing of the case itself tells the second from another look. */}
      <HiddenField name="unsentId" value={keepIdAt(caseId)} />
      <HiddenField name="unsentBy" value={writer} />
      <Select name="sourceId" optional empty={t("check.sourceNone")} options={sources} />
      <Field name="lookedAt" hint={t("check.whereHint")} optional />
      <p>
        <SubmitButton>{t("check.save")}</SubmitButton>
      </p>
    </Form>
  );
}
