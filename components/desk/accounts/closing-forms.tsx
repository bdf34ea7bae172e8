import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { closeDeskAction, openDeskAction } from "@/lib/accounts/actions";
import { CLOSING_MODES, type ClosingMode, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type ClosingFormsProps = { locale: Locale; title: string; /** How it is closed now; null while it is open. */ mode: ClosingMode | null };

/** Closing the desk in one of the ways that it is not closed in, and opening it again: each says what it does, and asks again. */
export function ClosingForms({ locale, title, mode }: ClosingFormsProps) {
  const t = translatorFor(locale, "workers");
  const labels = formLabels(locale);
  const others = CLOSING_MODES.filter((other) => other !== mode);
  const fields = { mode: t("closing.mode"), reason: t("closing.reason"), confirmed: t("closing.confirmClose") };
  return (
    <>
      {mode !== null && (
        <section aria-labelledby="open" className="mb-10 max-w-measure">
          <h2 id="open" className="mb-4">{t("closing.openAgain")}</h2>
          <p className="mb-4">{t("closing.openHint")}</p>
          <Form action={openDeskAction} labels={labels} scope="open" fields={{ confirmed: t("closing.confirmOpen") }} title={title}>
            <Checkbox name="confirmed" label={t("closing.confirmOpen")} />
            <p>
              <SubmitButton>{t("closing.openAgain")}</SubmitButton>
            </p>
          </Form>
        </section>
      )}
      <section aria-labelledby="close" className="mb-10 max-w-measure">
        <h2 id="close" className="mb-4">{t(mode === null ? "closing.close" : "closing.change")}</h2>
        <p className="mb-4">{t("closing.both")}</p>
        <Form action={closeDeskAction} labels={labels} scope="close" fields={fields} title={title}>
          <Choices name="mode" kind="radio" options={others.map((value) => ({ value, label: t(`closing.modes.${value}`), hint: t(`closing.modeHints.${value}`) }))} />
          <TextArea name="reason" hint={t("closing.reasonHint")} rows={2} />
          <Checkbox name="confirmed" label={t("closing.confirmClose")} />
          <p>
            <SubmitButton tone="danger">{t(mode === null ? "closing.close" : "closing.change")}</SubmitButton>
          </p>
        </Form>
      </section>
    </>
  );
}
