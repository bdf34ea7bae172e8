import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Select, type Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { optionsOf } from "@/components/desk/choice-options";
import { factTitle } from "@/components/desk/fact-words";
import { LanguageField } from "@/components/desk/language-field";
import type { EditedValue } from "@/lib/cases/schema";
import type { Attribute, Locale } from "@/lib/core/kinds";
import type { FactValue } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Kinds with a form of their own (EventFields), and those without one (hasForm), are not here. */
export type PlainValue = Exclude<Extract<FactValue, { kind: EditedValue["kind"] }>, { kind: "event_reading" }>;

type ValueFieldsProps = { locale: Locale; value: PlainValue; defaults: Readonly<Record<string, string>> };

const CODED: Partial<Record<Attribute, "occupation" | "medium" | "statementForm">> = { occupation: "occupation", medium: "medium", form: "statementForm" };

/** What a fact says, by its kind. What it is about stays as it was, in hidden boxes where the form must send it. */
export function ValueFields({ locale, value, defaults }: ValueFieldsProps) {
  const t = translatorFor(locale, "desk");
  const given = (name: string) => defaults[`value.${name}`] ?? "";
  const language = <LanguageField locale={locale} name="value.language" optional={value.kind === "attribute"} defaultValue={given("language")} />;
  const kept = (name: string) => <input key={name} type="hidden" name={`value.${name}`} value={given(name)} />;
  const choice = (name: string, label: string, options: readonly Option[]) => <Select name={`value.${name}`} label={label} options={options} defaultValue={given(name)} />;
  const parts = () => {
    switch (value.kind) {
      case "name":
        return [
          <Field key="text" name="value.text" label={t("fields.nameText")} defaultValue={value.text} lang={value.language} />,
          <Select key="kind" name="value.nameKind" label={t("fields.nameKind")} options={optionsOf("nameKind", locale)} defaultValue={value.nameKind} />,
          language,
        ];
      case "attribute": {
        const list = CODED[value.attribute];
        return [list === undefined ? <TextArea key="text" name="value.text" label={t("fields.factText")} defaultValue={value.text} rows={2} /> : choice("text", t("fields.factText"), optionsOf(list, locale)), language];
      }
      case "affiliation":
        return [kept("toId"), kept("affiliation"), <Field key="role" name="value.role" label={t("fields.role")} optional defaultValue={given("role")} />, language];
      case "passage":
        return [
          kept("position"),
          choice("passage", t("fields.passage"), optionsOf("passage", locale)),
          <TextArea key="text" name="value.text" label={t("fields.factText")} defaultValue={value.text} rows={4} lang={value.language} />,
          <Checkbox key="quoted" name="value.quoted" label={t("fields.quoted")} defaultChecked={value.quoted} />,
          language,
        ];
      case "about":
        return [kept("toId"), kept("relation")];
      case "speaker":
        return [kept("byId"), <Field key="described" name="value.described" label={t("fields.described")} optional={value.byId !== null} defaultValue={given("described")} />, language];
      case "signature":
        return [choice("state", translatorFor(locale, "words")("factKind.signature"), optionsOf("signatureState", locale)), <Field key="capacity" name="value.capacity" label={t("fields.capacity")} optional defaultValue={given("capacity")} />, language];
      case "source_link":
        return [kept("parentId")];
    }
  };
  return (
    <Fieldset legend={factTitle(value, locale)}>
      {parts().map((part, index) => (
        // A fact keeps its kind: the boxes of one form never change places.
        <div key={index} className="contents">
          {part}
        </div>
      ))}
    </Fieldset>
  );
}
