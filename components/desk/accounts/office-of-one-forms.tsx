import { dayText } from "@/components/desk/accounts/moment";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { beginOfficeOfOneAction, endOfficeOfOneAction } from "@/lib/accounts/actions";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** `notBefore`: where somebody else who could review ceased to a short while ago. */
type OfficeOfOne = { isOn: true; by: string; since: Date } | { isOn: false; mayBegin: boolean; notBefore: Date | null };

type OfficeOfOneFormsProps = { locale: Locale; title: string; office: OfficeOfOne | null };

/** Whether one pair of eyes is enough here, and the way to switch: each asks again. */
export function OfficeOfOneForms({ locale, title, office }: OfficeOfOneFormsProps) {
  const t = translatorFor(locale, "consent");
  if (office === null) return null;
  return (
    <section aria-labelledby="one-pair" className="mt-10 max-w-measure">
      <h2 id="one-pair" className="mb-4">
        {t("office.title")}
      </h2>
      <p className="mb-4">{saidOf(office, locale)}</p>
      {office.isOn && (
        <Form action={endOfficeOfOneAction} labels={formLabels(locale)} title={title} scope="end-alone" fields={{ confirmed: t("office.endConfirm") }}>
          <Checkbox name="confirmed" label={t("office.endConfirm")} />
          <p>
            <SubmitButton>{t("office.end")}</SubmitButton>
          </p>
        </Form>
      )}
      {!office.isOn && office.mayBegin && (
        <Form action={beginOfficeOfOneAction} labels={formLabels(locale)} title={title} scope="begin-alone" fields={{ confirmed: t("office.beginConfirm") }}>
          <Checkbox name="confirmed" label={t("office.beginConfirm")} />
          <p>
            <SubmitButton tone="danger">{t("office.begin")}</SubmitButton>
          </p>
        </Form>
      )}
    </section>
  );
}

function saidOf(office: OfficeOfOne, locale: Locale): string {
  const t = translatorFor(locale, "consent");
  if (office.isOn) return t("office.on", { name: office.by, day: dayText(office.since, locale) });
  if (office.notBefore !== null) return t("office.tooSoon", { day: dayText(office.notBefore, locale) });
  return t(office.mayBegin ? "office.off" : "office.cannot");
}
