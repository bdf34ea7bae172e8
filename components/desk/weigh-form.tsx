import { Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { keepSettings } from "@/components/desk/script-words";
import { weighFactAction } from "@/lib/cases/actions";
import type { AccountId, AssertionId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type WeighFormProps = { locale: Locale; assertionId: AssertionId; weighings: readonly ("prefer" | "take_back" | "reject" | "accept")[]; title: string; recordId: RecordId; /** For whom the page is drawn. */ writer: AccountId; /** What was typed here and not sent. */ unsent: (UnsentAsSeen & { fields: UnsentFields }) | null };

/** What should become of one reading of several, and why. */
export function WeighForm({ locale, assertionId, weighings, title, recordId, writer, unsent }: WeighFormProps) {
  const t = translatorFor(locale, "reviewing");
  return (
    <Form action={weighFactAction} labels={formLabels(locale)} title={title} fields={{ weighing: t("weigh.act"), reason: t("weigh.reason") }} keep={keepSettings(locale, { writer, address: paths.desk.weighFact(assertionId), recordId, unsent })}>
      <input type="hidden" name="assertionId" value={assertionId} />
      <Choices
        name="weighing"
        kind="radio"
        options={weighings.map((weighing) => ({ value: weighing, label: t(`weigh.acts.${weighing}`), hint: t(`weigh.actHints.${weighing}`) }))}
        defaultValues={weighings.length === 1 ? weighings : []}
      />
      <TextArea name="reason" hint={t("weigh.reasonHint")} rows={2} />
      <p>
        <SubmitButton>{t("weigh.button")}</SubmitButton>
      </p>
    </Form>
  );
}
