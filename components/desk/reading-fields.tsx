import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Select } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { optionsOf } from "@/components/desk/choice-options";
import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type ReadingFieldsProps = {
  locale: Locale;
  prefix?: string;
  /** An edit may also judge a fact and close it to the public. */
  withJudgement?: boolean;
  /** A new fact may be closed to the public; there is nothing yet to judge. */
  withVisibility?: boolean;
  defaults?: Readonly<Record<string, string>>;
};

const NO_DEFAULTS: Readonly<Record<string, string>> = {};

/** How the source puts it, who says so, how sure: the same for every kind of fact. */
export function ReadingFields({ locale, prefix = "", withJudgement = false, withVisibility = withJudgement, defaults = NO_DEFAULTS }: ReadingFieldsProps) {
  const t = translatorFor(locale, "desk");
  const given = (name: string, otherwise = "") => defaults[`${prefix}${name}`] ?? otherwise;
  return (
    <Fieldset legend={t("fields.reading")}>
      <div className={formClasses.pair}>
        <Select name={`${prefix}modality`} label={t("fields.modality")} hint={t("fields.modalityHint")} options={optionsOf("modality", locale)} defaultValue={given("modality", "stated")} />
        <Select name={`${prefix}certainty`} label={t("fields.certainty")} hint={t("fields.certaintyHint")} options={optionsOf("certainty", locale)} defaultValue={given("certainty", "certain")} />
        {withJudgement && <Select name={`${prefix}standing`} label={t("fields.standing")} options={optionsOf("standing", locale)} defaultValue={given("standing", "accepted")} />}
        {withVisibility && <Select name={`${prefix}visibility`} label={t("fields.visibility")} options={optionsOf("visibility", locale)} defaultValue={given("visibility", "public")} />}
      </div>
      {/* Who says so may be a record: kept as it is, since these boxes hold words only. */}
      {given("saidById") !== "" && <input type="hidden" name={`${prefix}saidById`} value={given("saidById")} />}
      <Field name={`${prefix}saidByText`} label={t("fields.saidBy")} hint={t("fields.saidByHint")} optional defaultValue={given("saidByText")} />
      <TextArea name={`${prefix}internalNote`} label={t("fields.internalNote")} hint={t("fields.internalNoteHint")} optional rows={2} defaultValue={given("internalNote")} />
    </Fieldset>
  );
}
