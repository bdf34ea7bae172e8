import { Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { chooseMailAction } from "@/lib/watching/actions";
import { DAILY_HOUR, MAIL_CHOICES, type MailChoice } from "@/lib/watching/schema";

type MailChoiceFormProps = { locale: Locale; title: string; choice: MailChoice; /** The address that letters come from; null where this office sends none. */ from: string | null };

/** How somebody wants letters by e-mail, with what a letter says and gives away. Where no mail server is set up, that is said and nothing is asked. */
export function MailChoiceForm({ locale, title, choice, from }: MailChoiceFormProps) {
  const t = translatorFor(locale, "watch");
  return (
    <section aria-labelledby="mail" className="mb-10 max-w-measure">
      <h2 id="mail" className="mb-4">{t("mail.title")}</h2>
      {from === null ? (
        <p>{t("mail.off")}</p>
      ) : (
        <>
          <p className="mb-4">{t("mail.how", { from })}</p>
          <p className="mb-4">{t("mail.risk")}</p>
          <Form action={chooseMailAction} labels={formLabels(locale)} scope="mail" fields={{ choice: t("mail.choice") }} title={title} done={t("mail.saved")}>
            <Choices
              name="choice"
              kind="radio"
              defaultValues={[choice]}
              options={MAIL_CHOICES.map((value) => ({ value, label: t(`mail.choices.${value}`, { hour: String(DAILY_HOUR).padStart(2, "0") }) }))}
            />
            <div>
              <SubmitButton tone="secondary">{t("mail.save")}</SubmitButton>
            </div>
          </Form>
        </>
      )}
    </section>
  );
}
