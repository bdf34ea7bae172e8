import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { BaseFact, ConflictView } from "@/components/desk/conflict-view";
import { conflictWords, factFieldLabels } from "@/components/desk/form-field-labels";
import { retireFactAction } from "@/lib/cases/actions";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

type RetireFactFormProps = { locale: Locale; fact: StoredFact; title: string };

/** Takes a fact out, with a reason for the editor. When somebody was first, theirs is shown before it could be retired instead. */
export function RetireFactForm({ locale, fact, title }: RetireFactFormProps) {
  const t = translatorFor(locale, "desk");
  return (
    <Form action={retireFactAction} labels={formLabels(locale)} title={title} fields={{ changeReason: t("edit.reason") }}>
      <ConflictView words={conflictWords(locale)} fields={factFieldLabels(locale, fact.citations.length)} choices={{}} leave={paths.desk.record(fact.recordId)} isRetiring />
      <BaseFact assertionId={fact.id} />
      <TextArea name="changeReason" hint={t("edit.reasonHint")} optional rows={2} />
      <p>
        <SubmitButton tone="danger">{t("edit.retire")}</SubmitButton>
      </p>
    </Form>
  );
}
