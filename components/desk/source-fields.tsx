import type { ReactNode } from "react";
import { DayBoxes } from "@/components/forms/date-parts";
import { Field } from "@/components/forms/field";
import { formClasses } from "@/components/forms/form-classes";
import { dateWords } from "@/components/forms/form-labels";
import { LanguageField } from "@/components/desk/language-field";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type SourceFieldsProps = { locale: Locale; /** With its dot. */ prefix: string; /** Behind the address: what stands there already. */ known?: ReactNode; /** Where a source on record may be picked instead. */ isOptional?: boolean };

/** What describes a source that is not on record yet. */
export function SourceFields({ locale, prefix, known, isOptional = false }: SourceFieldsProps) {
  const t = translatorFor(locale, "desk");
  const profile = translatorFor(locale, "profile");
  return (
    <>
      {/* The address first: pasted, it tells whether the source is on record already. */}
      <Field name={`${prefix}address`} label={t("citation.address")} hint={t("citation.addressHint")} type="url" inputMode="url" optional />
      {known}
      <Field name={`${prefix}title`} label={t("citation.title")} optional={isOptional} />
      <div className={formClasses.pair}>
        <Field name={`${prefix}publisher`} label={t("citation.publisher")} optional />
        <Field name={`${prefix}archive`} label={profile("desk.archive")} hint={profile("desk.archiveHint")} type="url" inputMode="url" optional />
      </div>
      <fieldset>
        <legend className={formClasses.legend}>{t("citation.date")}</legend>
        <DayBoxes prefix={`${prefix}date.`} words={dateWords(locale)} />
        <div className="mt-5">
          <Field name={`${prefix}date.printed`} label={dateWords(locale).printed} hint={t("citation.datePrintedHint")} optional />
        </div>
      </fieldset>
      <LanguageField locale={locale} name={`${prefix}language`} label={t("citation.language")} optional defaultValue="" />
    </>
  );
}
