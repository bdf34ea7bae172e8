import type { ReactNode } from "react";
import { DateParts } from "@/components/forms/date-parts";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { dateWords, formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import { Select, type Option } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { AlikeRecords } from "@/components/desk/alike-records";
import { optionsOf } from "@/components/desk/choice-options";
import { CitationFields } from "@/components/desk/citation-fields";
import { citationFieldLabels, dateFieldLabels } from "@/components/desk/form-field-labels";
import { LanguageField, LanguageList } from "@/components/desk/language-field";
import { keepSettings } from "@/components/desk/script-words";
import { SourceFields } from "@/components/desk/source-fields";
import { addRecordAction } from "@/lib/cases/actions";
import type { NewRecordKind } from "@/lib/cases/schema/record";
import type { AccountId } from "@/lib/core/ids";
import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type NewRecordFormProps = {
  locale: Locale;
  kind: NewRecordKind;
  title: string;
  sources: readonly Option[];
  /** Whoever may have said a statement. */
  speakers: readonly Option[];
  /** Codes of countries that have no record yet, with their names. */
  codes: readonly Option[];
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
  writer: AccountId;
};

type Tools = Pick<NewRecordFormProps, "locale" | "speakers" | "codes">;

/** What each kind of record begins with; everything else is added from its file. A new kind of record is a row here and in lib/cases/schema/record.ts. */
const PARTS: Readonly<Record<NewRecordKind, (tools: Tools) => ReactNode>> = {
  statement: ({ locale, speakers }) => {
    const t = translatorFor(locale, "glossary");
    const words = translatorFor(locale, "words");
    return (
      <>
        <Fieldset legend={words("recordKind.statement")}>
          <div className={formClasses.pair}>
            <Select name="form" label={words("attribute.form")} empty={t("choose")} options={optionsOf("statementForm", locale)} />
            <Select name="medium" label={words("attribute.medium")} optional empty={translatorFor(locale, "desk")("fields.practiceNone")} options={optionsOf("medium", locale)} />
          </div>
          <Field name="title.text" label={words("attribute.title")} hint={t("new.titleHint")} optional />
          <LanguageField locale={locale} name="title.language" />
        </Fieldset>
        <DateParts prefix="date." words={dateWords(locale)} />
        <Fieldset legend={words("factKind.speaker")} hint={t("new.speakerHint")}>
          <Select name="speaker.byId" label={t("target.label")} hint={t("target.hint")} optional empty={t("speakerUnnamed")} options={speakers} />
          <Field name="speaker.described" label={translatorFor(locale, "desk")("fields.described")} optional />
          <LanguageField locale={locale} name="speaker.language" />
        </Fieldset>
      </>
    );
  },
  organisation: ({ locale }) => <Names locale={locale} kind="organisation" />,
  practice: ({ locale }) => <Names locale={locale} kind="practice" />,
  country: ({ locale, codes }) => (
    <>
      <Select name="code" label={translatorFor(locale, "glossary")("new.code")} hint={translatorFor(locale, "glossary")("new.codeHint")} empty={translatorFor(locale, "glossary")("choose")} options={codes} />
      <Names locale={locale} kind="country" />
    </>
  ),
  source: ({ locale }) => (
    <Fieldset legend={translatorFor(locale, "words")("recordKind.source")} hint={translatorFor(locale, "glossary")("new.sourceHint")}>
      <SourceFields locale={locale} prefix="source." />
    </Fieldset>
  ),
};

function Names({ locale, kind }: { locale: Locale; kind: "organisation" | "practice" | "country" }) {
  const t = translatorFor(locale, "desk");
  const glossary = translatorFor(locale, "glossary");
  const words = translatorFor(locale, "words");
  return (
    <Fieldset legend={words(`recordKind.${kind}`)} hint={t("addCase.namesHint")}>
      <div className={formClasses.pair}>
        <Field name="name.text" label={t("addCase.mainName")} />
        <LanguageField locale={locale} name="name.language" defaultValue="en" />
        <Field name="nativeName.text" label={t("addCase.nativeName")} optional />
        <LanguageField locale={locale} name="nativeName.language" defaultValue="zh-Hans" />
      </div>
      <TextArea name="description.text" label={words("attribute.description")} hint={glossary("new.descriptionHint")} optional rows={2} />
      <LanguageField locale={locale} name="description.language" />
    </Fieldset>
  );
}

function fieldLabels(locale: Locale): Record<string, string> {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const glossary = translatorFor(locale, "glossary");
  const source = ["title", "publisher", "address", "language"] as const;
  return {
    "name.text": t("addCase.mainName"), "nativeName.text": t("addCase.nativeName"), "description.text": words("attribute.description"), "title.text": words("attribute.title"),
    form: words("attribute.form"), medium: words("attribute.medium"), code: glossary("new.code"), "speaker.byId": words("factKind.speaker"), "speaker.described": t("fields.described"), confirmed: glossary("new.confirm"),
    ...Object.fromEntries(["name", "nativeName", "description", "title", "speaker"].map((part) => [`${part}.language`, t("fields.language")])),
    ...Object.fromEntries(source.map((name) => [`source.${name}`, t(`citation.${name}`)])),
    "source.archive": translatorFor(locale, "profile")("desk.archive"),
    ...dateFieldLabels(locale, "source.date."), ...dateFieldLabels(locale, "date."), ...citationFieldLabels(locale, 1), internalNote: t("fields.internalNote"),
  };
}

/** A new record that is no person: what it is called, and who says so. */
export function NewRecordForm({ locale, kind, title, sources, speakers, codes, address, unsent, writer }: NewRecordFormProps) {
  const t = translatorFor(locale, "desk");
  const glossary = translatorFor(locale, "glossary");
  return (
    <Form action={addRecordAction} labels={formLabels(locale)} title={title} fields={fieldLabels(locale)} keep={keepSettings(locale, { writer, address, recordId: null, unsent })}>
      <input type="hidden" name="kind" value={kind} />
      <AlikeRecords words={{ title: glossary("new.alike"), confirm: glossary("new.confirm") }} at={`${paths.desk.records()}/`} />
      {PARTS[kind]({ locale, speakers, codes })}
      {kind !== "source" && (
        <>
          <GroupMessage name="citations" />
          <CitationFields locale={locale} index={0} sources={sources} />
          <TextArea name="internalNote" hint={t("fields.internalNoteHint")} optional rows={2} />
        </>
      )}
      <LanguageList locale={locale} />
      <p>
        <SubmitButton>{t("log.save")}</SubmitButton>
      </p>
    </Form>
  );
}
