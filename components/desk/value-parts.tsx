/** The boxes of a fact's value, one row per kind of fact: for the form that adds a fact and for the one that says it anew. A new kind of fact is a row here. */
import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/choices";
import { DateParts, type DateDefaults } from "@/components/forms/date-parts";
import { Field } from "@/components/forms/field";
import { dateWords } from "@/components/forms/form-labels";
import { Select, type Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { chargeOptions, custodyOptionsOf, optionsOf } from "@/components/desk/choice-options";
import { LanguageField } from "@/components/desk/language-field";
import type { EditedValue } from "@/lib/cases/schema";
import { isDateAttribute, type Attribute, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** Kinds with a form of their own (EventFields) are not here. */
export type PlainKind = Exclude<EditedValue["kind"], "event_reading">;

/** What the form of a value is drawn from. */
export type ValueForm = {
  locale: Locale;
  /** Of an attribute: which one. */
  attribute: Attribute | null;
  /** What the boxes begin with, by name (`value.text`). */
  defaults: Readonly<Record<string, string>>;
  /** The boxes of when what lasts began: before those of when it was over. */
  begin?: ReactNode;
  /** When what lasts was over, for its boxes. */
  end?: DateDefaults;
  /** Records that a new fact may point to; null where the fact keeps the one that it has, and its boxes only send it along. */
  targets: readonly Option[] | null;
  practices: readonly Option[];
  /** Stretches of custody of the case that are on file, of which a new fact may be another account. */
  stretches: readonly Option[];
};

const CODED: Partial<Record<Attribute, "occupation" | "medium" | "statementForm">> = { occupation: "occupation", medium: "medium", form: "statementForm" };
const IN_NO_LANGUAGE: readonly Attribute[] = ["occupation", "medium", "form", "language", "address", "archive"];

/** What a row draws with: words, boxes that know their defaults, and what stays as it was. */
function toolsOf({ locale, attribute, defaults, begin, end, targets, practices, stretches }: ValueForm) {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const custody = translatorFor(locale, "custody");
  const glossary = translatorFor(locale, "glossary");
  const isNew = targets !== null;
  const given = (name: string) => defaults[`value.${name}`] ?? "";
  const kept = (name: string) => <input type="hidden" name={`value.${name}`} value={given(name)} />;
  // Nothing is chosen for somebody who adds: the first of a list would be saved unread.
  const choice = (name: string, label: string, options: readonly Option[], none?: string) => {
    const empty = none ?? (isNew ? glossary("choose") : undefined);
    return <Select name={`value.${name}`} label={label} options={options} optional={none !== undefined} {...(empty === undefined ? {} : { empty })} defaultValue={given(name)} />;
  };
  const field = (name: string, label: string, optional = false) => <Field name={`value.${name}`} label={label} optional={optional} defaultValue={given(name)} />;
  const lang = given("language") === "" ? {} : { lang: given("language") };
  return {
    t, words, custody, glossary, locale, attribute, isNew, practices, stretches, kept, choice, field, given,
    text: (label: string, rows: number, hint?: string) => <TextArea name="value.text" label={label} rows={rows} {...(hint === undefined ? {} : { hint })} defaultValue={given("text")} {...lang} />,
    language: (optional = false) => <LanguageField locale={locale} name="value.language" optional={optional} {...(isNew && given("language") === "" && !optional ? {} : { defaultValue: given("language") })} />,
    /** The record that the fact points to: chosen where it is new, kept where it is said anew. */
    target: (name: string, label: string, empty?: string) =>
      targets === null ? kept(name) : <Select name={`value.${name}`} label={label} hint={glossary("target.hint")} options={targets} optional={empty !== undefined} empty={empty ?? glossary("target.choose")} defaultValue={given(name)} />,
    /** From when to when. */
    span: () => [begin, <DateParts key="end" prefix="value.end." words={{ ...dateWords(locale), legend: custody("fields.end"), hint: glossary("endHint") }} {...(end === undefined ? {} : { defaults: end })} />],
  };
}
type Tools = ReturnType<typeof toolsOf>;

const PARTS: Readonly<Record<PlainKind, (form: Tools) => ReactNode[]>> = {
  name: ({ t, locale, field, choice, language }) => [field("text", t("fields.nameText")), choice("nameKind", t("fields.nameKind"), optionsOf("nameKind", locale)), language()],
  attribute: ({ locale, words, glossary, isNew, attribute, kept, choice, text, language }) => {
    if (attribute === null) return [];
    const list = CODED[attribute];
    const label = words(`attribute.${attribute}`);
    const box = list === undefined ? text(label, 2) : choice("text", label, optionsOf(list, locale));
    // A date is said in its own boxes, and in the wording of its source.
    const value = isDateAttribute(attribute) ? <p>{glossary("datedHint")}</p> : box;
    return [...(isNew ? [kept("attribute")] : []), value, ...(isNew && IN_NO_LANGUAGE.includes(attribute) ? [] : [language(true)])];
  },
  affiliation: ({ t, locale, words, glossary, isNew, kept, target, choice, field, language }) => [
    isNew ? choice("affiliation", words("factKind.affiliation"), optionsOf("affiliation", locale)) : kept("affiliation"),
    target("toId", glossary("target.label")), field("role", t("fields.role"), true), language(),
  ],
  passage: ({ t, locale, glossary, isNew, given, kept, choice, text, language }) => [
    ...(isNew ? [] : [kept("position")]),
    choice("passage", t("fields.passage"), optionsOf("passage", locale)), text(glossary("section.passage"), 4, isNew ? glossary("passageHint") : undefined),
    <Checkbox key="quoted" name="value.quoted" label={t("fields.quoted")} defaultChecked={given("quoted") === "yes"} />, language(),
  ],
  about: ({ locale, words, glossary, isNew, kept, target, choice }) => [isNew ? choice("relation", words("factKind.about"), optionsOf("aboutRelation", locale)) : kept("relation"), target("toId", glossary("target.label"))],
  speaker: ({ t, glossary, words, isNew, given, target, field, language }) => [target("byId", words("factKind.speaker"), glossary("speakerUnnamed")), field("described", t("fields.described"), isNew || given("byId") !== ""), language()],
  signature: ({ t, locale, words, isNew, target, choice, field, language }) => [
    ...(isNew ? [target("countryId", words("recordKind.country"))] : []),
    choice("state", words("factKind.signature"), optionsOf("signatureState", locale)), field("capacity", t("fields.capacity"), true), language(),
  ],
  source_link: ({ words, target }) => [target("parentId", words("factKind.source_link"))],
  spell: ({ t, custody, glossary, isNew, kept, stretches, practices, choice, field, language, span }) => [
    ...(isNew ? [kept("caseId"), choice("spell", custody("fields.spell"), stretches, glossary("newStretch"))] : []),
    choice("practiceId", t("fields.practice"), practices), field("place", t("fields.place"), true), field("authority", custody("fields.authority"), true), language(), ...span(),
  ],
  charge: ({ locale, custody, glossary, isNew, kept, choice, text, language }) => [
    ...(isNew ? [kept("caseId")] : []),
    choice("chargeStage", custody("fields.chargeStage"), custodyOptionsOf("chargeStage", locale)), text(custody("fields.asPrinted"), 2, custody("fields.asPrintedHint")),
    choice("charge", custody("fields.charge"), chargeOptions(locale), glossary("noCharge")), language(),
  ],
  representation: ({ locale, custody, isNew, kept, target, choice, span }) => [
    ...(isNew ? [kept("caseId"), target("lawyerId", custody("fields.lawyer"))] : []),
    choice("began", custody("fields.began"), custodyOptionsOf("began", locale)), choice("ended", custody("fields.ended"), custodyOptionsOf("ended", locale), custody("fields.noEnd")), ...span(),
  ],
};

/** The parts of one value's form, in the order in which they are filled in. */
export function valueParts(kind: PlainKind, form: ValueForm): ReactNode[] {
  return PARTS[kind](toolsOf(form));
}
