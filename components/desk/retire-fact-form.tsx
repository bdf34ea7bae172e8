import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { BaseFact, ConflictView } from "@/components/desk/conflict-view";
import { conflictWords, factFieldLabels } from "@/components/desk/form-field-labels";
import { keepSettings } from "@/components/desk/script-words";
import { retireFactAction } from "@/lib/cases/actions";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type RetireFactFormProps = { locale: Locale; fact: StoredFact; title: string; /** For whom the page is drawn. */ writer: AccountId; /** What was typed here and not sent. */ unsent: (UnsentAsSeen & { fields: UnsentFields }) | null };

/** Takes a fact out, with a reason for the editor. When somebody was first, theirs is shown before it could be retired instead. */
export function RetireFactForm({ locale, fact, title, writer, unsent }: RetireFactFormProps) {
  const t = translatorFor(locale, "desk");
  return (
    <Form action={retireFactAction} labels={formLabels(locale)} title={title} fields={{ changeReason: t("edit.reason") }} keep={keepSettings(locale, { writer, address: paths.desk.retireFact(fact.id), recordId: fact.recordId, unsent })}>
      <ConflictView words={conflictWords(locale)} fields={factFieldLabels(locale, fact.citations.length)} choices={{}} leave={paths.desk.record(fact.recordId)} isRetiring />
      <BaseFact assertionId={fact.id} />
      <TextArea name="changeReason" hint={t("edit.reasonHint")} optional rows={2} />
      <p>
        <SubmitButton tone="danger">{t("edit.retire")}</SubmitButton>
      </p>
    </Form>
  );
}
