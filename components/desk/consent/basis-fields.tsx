import { Disclosure } from "@/components/forms/disclosure";
import { Field } from "@/components/forms/field";
import { formClasses } from "@/components/forms/form-classes";
import { Select } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { basisOptions } from "@/components/desk/consent/basis-labels";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** Why somebody may be published, and for a consent who agreed, how, when, and who asked. Labels are the form's. @param isOptional whether it may be left open */
export function BasisFields({ locale, prefix = "", isOptional = false }: { locale: Locale; prefix?: string; isOptional?: boolean }) {
  const t = translatorFor(locale, "consent");
  return (
    <>
      <Select name={`${prefix}basis`} hint={t("basisHint")} optional={isOptional} empty={t("basisEmpty")} options={basisOptions(locale)} />
      <p className={formClasses.hint}>{t("consentOnly")}</p>
      <div className={formClasses.pair}>
        <Field name={`${prefix}agreedBy`} hint={t("agreedByHint")} optional />
        <Field name={`${prefix}agreedHow`} hint={t("agreedHowHint")} optional />
        <Field name={`${prefix}agreedOn`} hint={t("agreedOnHint")} optional />
        <Field name={`${prefix}askedBy`} optional />
      </div>
      <TextArea name={`${prefix}note`} hint={t("noteHint")} optional rows={2} />
    </>
  );
}

/** In the form that adds somebody: what their name rests on. It may wait; nothing of them is published before. */
export function FirstBasisFields({ locale }: { locale: Locale }) {
  return (
    <Disclosure summary={translatorFor(locale, "consent")("link")} prefix="basis.">
      <BasisFields locale={locale} prefix="basis." isOptional />
    </Disclosure>
  );
}
