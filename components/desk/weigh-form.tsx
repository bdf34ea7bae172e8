import { Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { weighFactAction } from "@/lib/cases/actions";
import type { AssertionId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type WeighFormProps = { locale: Locale; assertionId: AssertionId; weighings: readonly ("prefer" | "take_back" | "reject" | "accept")[]; title: string };

/** What should become of one reading of several, and why. */
export function WeighForm({ locale, assertionId, weighings, title }: WeighFormProps) {
  const t = translatorFor(locale, "reviewing");
  return (
    <Form action={weighFactAction} labels={formLabels(locale)} title={title} fields={{ weighing: t("weigh.act"), reason: t("weigh.reason") }}>
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
