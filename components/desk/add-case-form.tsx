import { Disclosure } from "@/components/forms/disclosure";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { optionsOf } from "@/components/desk/choice-options";
import { CitationFields } from "@/components/desk/citation-fields";
import { EventFields } from "@/components/desk/event-fields";
import { citationFieldLabels, dateFieldLabels, eventFieldLabels, readingFieldLabels } from "@/components/desk/form-field-labels";
import { LanguageField, LanguageList } from "@/components/desk/language-field";
import { ReadingFields } from "@/components/desk/reading-fields";
import { keepSettings } from "@/components/desk/script-words";
import { addCaseAction } from "@/lib/cases/actions";
import type { AccountId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type AddCaseFormProps = {
  locale: Locale;
  title: string;
  /** A person on record, or the name that nobody on record has. */
  person: { recordId: RecordId } | { name: string };
  sources: readonly Option[];
  practices: readonly Option[];
  /** Where the form stands, null where it is not kept, and what was typed there and not sent. */
  address: string | null;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
  /** For whom the page is drawn. */
  writer: AccountId;
};

const HAN = /\p{Script=Han}/u;
/** Boxes of the event that come filled and say nothing by themselves. */
const EVENT_PREFILLED = ["language", "modality", "certainty", "date.extent"];

/** A new case, with its person where nobody on record is meant. One source holds for everything in the form. */
export function AddCaseForm({ locale, title, person, sources, practices, address, unsent, writer }: AddCaseFormProps) {
  const t = translatorFor(locale, "desk");
  const fields = {
    "name.text": t("addCase.mainName"),
    "name.language": `${t("addCase.mainName")}: ${t("fields.nameLanguage")}`,
    "nativeName.text": t("addCase.nativeName"),
    "nativeName.language": `${t("addCase.nativeName")}: ${t("fields.nameLanguage")}`,
    occupation: t("addCase.occupation"),
    ...eventFieldLabels(locale, "event."),
    ...dateFieldLabels(locale, "event.date."),
    ...readingFieldLabels(locale, "event."),
    ...citationFieldLabels(locale, 1),
    internalNote: t("fields.internalNote"),
  };
  const keep = address === null ? {} : { keep: keepSettings(locale, { writer, address, recordId: "recordId" in person ? person.recordId : null, unsent }) };
  return (
    <Form action={addCaseAction} labels={formLabels(locale)} title={title} fields={fields} {...keep}>
      {"recordId" in person ? <input type="hidden" name="recordId" value={person.recordId} /> : <PersonFields locale={locale} name={person.name} />}
      <Disclosure summary={t("addCase.eventLegend")} prefix="event." prefilled={EVENT_PREFILLED}>
        <p className={formClasses.hint}>{t("addCase.eventHint")}</p>
        <EventFields locale={locale} prefix="event." datePrefix="event.date." practices={practices} />
        <ReadingFields locale={locale} prefix="event." />
      </Disclosure>
      <GroupMessage name="citations" />
      <CitationFields locale={locale} index={0} sources={sources} />
      <TextArea name="internalNote" hint={t("fields.internalNoteHint")} optional rows={2} />
      <LanguageList />
      <div>
        <SubmitButton>{t("addCase.save")}</SubmitButton>
        <p className={`mt-2 ${formClasses.hint}`}>{t("log.saveHint")}</p>
      </div>
    </Form>
  );
}

function PersonFields({ locale, name }: { locale: Locale; name: string }) {
  const t = translatorFor(locale, "desk");
  const isHan = HAN.test(name);
  return (
    <Fieldset legend={t("addCase.personLegend")} hint={t("addCase.namesHint")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="name.text" hint={t("addCase.mainNameHint")} defaultValue={isHan ? "" : name} />
        <LanguageField locale={locale} name="name.language" label={t("fields.nameLanguage")} defaultValue="en" />
        <Field name="nativeName.text" hint={t("addCase.nativeNameHint")} optional defaultValue={isHan ? name : ""} />
        <LanguageField locale={locale} name="nativeName.language" label={t("fields.nameLanguage")} defaultValue="zh-Hans" />
      </div>
      <Select name="occupation" optional empty={t("addCase.occupationNone")} options={optionsOf("occupation", locale)} />
    </Fieldset>
  );
}
