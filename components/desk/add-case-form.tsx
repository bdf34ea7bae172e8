import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/choices";
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
import { FirstBasisFields } from "@/components/desk/consent/basis-fields";
import { basisFieldLabels } from "@/components/desk/consent/basis-labels";
import { PrecisionFields } from "@/components/desk/consent/precision-fields";
import { ReadingFields } from "@/components/desk/reading-fields";
import { keepSettings } from "@/components/desk/script-words";
import { keepCaseAction } from "@/lib/cases/actions";
import type { CasePart } from "@/lib/cases/schema";
import type { AccountId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import { UNSENT_KEPT_DAYS, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

type AddCaseFormProps = {
  locale: Locale;
  title: string;
  /** A person on record, or a name and the people on record who have one like it and must be looked at first. */
  person: { recordId: RecordId } | { name: string; candidates: readonly RecordId[] };
  sources: readonly Option[];
  practices: readonly Option[];
  /** Where the form stands, and what was typed there and not sent. */
  address: string;
  /** The part that was saved a moment ago. */
  saved: CasePart | null;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
  /** For whom the page is drawn. */
  writer: AccountId;
};

const HAN = /\p{Script=Han}/u;
/** Boxes of the event that come filled and say nothing by themselves. */
const EVENT_PREFILLED = ["language", "modality", "certainty", "date.extent"];

/**
 * A new case, with its person where nobody on record is meant. One source holds for everything in the form. Its parts are saved one by one, and the whole is
 * read back before it goes into a draft.
 */
export function AddCaseForm({ locale, title, person, sources, practices, address, saved, unsent, writer }: AddCaseFormProps) {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "duplicates");
  const fields = { ...newCaseLabels(locale), nobody: words("check.nobody") };
  const keep = keepSettings(locale, { writer, address, recordId: "recordId" in person ? person.recordId : null, unsent });
  return (
    <Form action={keepCaseAction} labels={formLabels(locale)} title={title} fields={fields} keep={keep}>
      <input type="hidden" name="at" value={address} />
      {"recordId" in person ? (
        <input type="hidden" name="recordId" value={person.recordId} />
      ) : (
        <Part part="person" locale={locale} saved={saved}>
          {person.candidates.map((id) => (
            <input key={id} type="hidden" name="notThese" value={id} />
          ))}
          {person.candidates.length > 0 && <Checkbox name="nobody" label={words("check.nobody")} hint={words("check.nobodyHint")} />}
          <PersonFields locale={locale} name={person.name} />
        </Part>
      )}
      <Part part="event" locale={locale} saved={saved}>
        <Disclosure summary={t("addCase.eventLegend")} prefix="event." prefilled={EVENT_PREFILLED}>
          <p className={formClasses.hint}>{t("addCase.eventHint")}</p>
          <EventFields locale={locale} prefix="event." datePrefix="event.date." practices={practices} />
          <ReadingFields locale={locale} prefix="event." />
          <PrecisionFields locale={locale} prefix="event." withPlace />
        </Disclosure>
      </Part>
      <Part part="source" locale={locale} saved={saved}>
        <GroupMessage name="citations" />
        <CitationFields locale={locale} index={0} sources={sources} />
        {"name" in person && <FirstBasisFields locale={locale} />}
      </Part>
      <Part part="note" locale={locale} saved={saved}>
        <TextArea name="internalNote" hint={t("fields.internalNoteHint")} optional rows={2} />
      </Part>
      <LanguageList locale={locale} />
      <div>
        <SubmitButton name="go" value="check">{words("answers.check")}</SubmitButton>
        <p className={`mt-2 ${formClasses.hint}`}>{words("answers.checkHint")}</p>
      </div>
    </Form>
  );
}

/** Field name → its label, for the summary of what is wrong. */
export function newCaseLabels(locale: Locale): Record<string, string> {
  const t = translatorFor(locale, "desk");
  return {
    "name.text": t("addCase.mainName"),
    "name.language": labelled(locale, t("addCase.mainName"), t("fields.nameLanguage")),
    "nativeName.text": t("addCase.nativeName"),
    "nativeName.language": labelled(locale, t("addCase.nativeName"), t("fields.nameLanguage")),
    occupation: t("addCase.occupation"),
    ...basisFieldLabels(locale, "basis."),
    ...eventFieldLabels(locale, "event."),
    ...dateFieldLabels(locale, "event.date."),
    ...readingFieldLabels(locale, "event."),
    ...citationFieldLabels(locale, 1),
    internalNote: t("fields.internalNote"),
  };
}

/** One part of the form, with a button that keeps everything typed so far and comes back here. */
function Part({ part, locale, saved, children }: { part: CasePart; locale: Locale; saved: CasePart | null; children: ReactNode }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <div id={part} className="grid gap-5">
      {children}
      {saved === part && (
        <p role="status" className={formClasses.status}>
          {t("parts.saved", { days: UNSENT_KEPT_DAYS })}
        </p>
      )}
      <p>
        <SubmitButton tone="secondary" name="go" value={part}>
          {t(`parts.${part}`)}
        </SubmitButton>
      </p>
    </div>
  );
}

function PersonFields({ locale, name }: { locale: Locale; name: string }) {
  const t = translatorFor(locale, "desk");
  const isHan = HAN.test(name);
  return (
    <Fieldset legend={t("addCase.personLegend")} hint={t("addCase.namesHint")}>
      <div className={formClasses.pair}>
        <Field name="name.text" hint={t("addCase.mainNameHint")} defaultValue={isHan ? "" : name} />
        <LanguageField locale={locale} name="name.language" label={t("fields.nameLanguage")} defaultValue="en" />
        <Field name="nativeName.text" hint={t("addCase.nativeNameHint")} optional defaultValue={isHan ? name : ""} />
        <LanguageField locale={locale} name="nativeName.language" label={t("fields.nameLanguage")} defaultValue="zh-Hans" />
      </div>
      <Select name="occupation" optional empty={t("addCase.occupationNone")} options={optionsOf("occupation", locale)} />
    </Fieldset>
  );
}
