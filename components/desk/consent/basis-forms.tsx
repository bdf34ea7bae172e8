import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { BasisFields } from "@/components/desk/consent/basis-fields";
import { basisFieldLabels, purposeOptions } from "@/components/desk/consent/basis-labels";
import { keepIdAt } from "@/components/desk/script-words";
import { recordBasisAction, withdrawBasisAction } from "@/lib/consent/actions";
import type { AccountId, BasisId, RecordId } from "@/lib/core/ids";
import type { Locale, Purpose } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type About = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId };

/** What is typed here is kept nowhere before it is sent: it names whoever agreed, and whoever asked them. Pressed twice, it is recorded once. */
export function RecordBasisForm({ locale, title, writer, personId, sources }: About & { personId: RecordId; sources: readonly Option[] }) {
  const t = translatorFor(locale, "consent");
  return (
    <Form action={recordBasisAction} labels={formLabels(locale)} title={title} scope="record" fields={{ ...basisFieldLabels(locale, ""), purposes: t("purposes"), sourceId: t("source") }}>
      <input type="hidden" name="personId" value={personId} />
      <HiddenField name="unsentId" value={keepIdAt(`record ${personId}`)} />
      <HiddenField name="unsentBy" value={writer} />
      <Choices name="purposes" kind="checkbox" hint={t("purposesHint")} options={purposeOptions(locale)} />
      <BasisFields locale={locale} />
      <Select name="sourceId" optional empty={t("sourceNone")} options={sources} />
      <p>
        <SubmitButton>{t("record")}</SubmitButton>
      </p>
    </Form>
  );
}

export function WithdrawBasisForm({ locale, title, writer, basisId, purpose }: About & { basisId: BasisId; purpose: Purpose }) {
  const t = translatorFor(locale, "consent");
  return (
    <Form action={withdrawBasisAction} labels={formLabels(locale)} title={title} scope={`withdraw-${basisId}`} fields={{ withdrawnHow: t("withdrawHow"), confirmed: t("withdrawConfirm") }}>
      <input type="hidden" name="basisId" value={basisId} />
      <HiddenField name="unsentId" value={keepIdAt(`withdraw ${basisId}`)} />
      <HiddenField name="unsentBy" value={writer} />
      <h4 className="font-semibold">{t("withdrawHeading", { purpose: t(`purpose.${purpose}`) })}</h4>
      <p>{t("withdrawOthers")}</p>
      <TextArea name="withdrawnHow" rows={2} />
      <Checkbox name="confirmed" value="yes" label={t("withdrawConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("withdraw")}</SubmitButton>
      </p>
    </Form>
  );
}
