import { DateParts, type DateDefaults } from "@/components/forms/date-parts";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { dateWords } from "@/components/forms/form-labels";
import { Select, type Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { optionsOf, stageOptions } from "@/components/desk/choice-options";
import { LanguageField } from "@/components/desk/language-field";
import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type EventFieldsProps = {
  locale: Locale;
  /** Before the names of what happened: "", `value.` or `event.`. */
  prefix?: string;
  /** Before the names of the date's boxes. */
  datePrefix?: string;
  practices: readonly Option[];
  defaults?: Readonly<Record<string, string>>;
  date?: DateDefaults;
};

const NO_DEFAULTS: Readonly<Record<string, string>> = {};

/** What happened, when and where: one reading of one event. */
export function EventFields({ locale, prefix = "", datePrefix = "date.", practices, defaults = NO_DEFAULTS, date }: EventFieldsProps) {
  const t = translatorFor(locale, "desk");
  const given = (name: string) => defaults[`${prefix}${name}`] ?? "";
  return (
    <>
      <Fieldset legend={t("fields.happened")} hint={t("fields.happenedHint")}>
        <div className={formClasses.pair}>
          <Select name={`${prefix}stage`} label={t("fields.stage")} empty={t("fields.notThis")} options={stageOptions(locale)} defaultValue={given("stage")} />
          <Select name={`${prefix}eventKind`} label={t("fields.eventKind")} empty={t("fields.notThis")} options={optionsOf("eventKind", locale)} defaultValue={given("eventKind")} />
        </div>
        <TextArea name={`${prefix}text`} label={t("fields.text")} hint={t("fields.textHint")} rows={3} defaultValue={given("text")} />
        <LanguageField locale={locale} name={`${prefix}language`} {...(given("language") === "" ? {} : { defaultValue: given("language") })} />
      </Fieldset>
      <DateParts prefix={datePrefix} words={dateWords(locale)} {...(date === undefined ? {} : { defaults: date })} />
      <Fieldset legend={t("fields.circumstances")}>
        <div className={formClasses.pair}>
          <Field name={`${prefix}place`} label={t("fields.place")} hint={t("fields.placeHint")} optional defaultValue={given("place")} />
          <Field name={`${prefix}authority`} label={t("fields.authority")} hint={t("fields.authorityHint")} optional defaultValue={given("authority")} />
          <Select name={`${prefix}practiceId`} label={t("fields.practice")} hint={t("fields.practiceHint")} optional empty={t("fields.practiceNone")} options={practices} defaultValue={given("practiceId")} />
        </div>
      </Fieldset>
    </>
  );
}
