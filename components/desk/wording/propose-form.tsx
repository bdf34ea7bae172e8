import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { LanguageField, LanguageList } from "@/components/desk/language-field";
import { keepSettings } from "@/components/desk/script-words";
import type { AccountId } from "@/lib/core/ids";
import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";
import { PRACTICE_KINDS, type PracticeEntry, type WordingAct } from "@/lib/vocabulary/practices";
import { proposeWordingAction } from "@/lib/wording/actions";

type ProposeFormProps = {
  locale: Locale;
  title: string;
  writer: AccountId;
  act: WordingAct;
  /** What it would replace; null for a practice that is added. */
  words: PracticeEntry | null;
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
};

const FIELDS = ["kind", "nameEn", "nameZh", "pinyin", "abbreviation", "otherNames", "definitionEn", "definitionZh", "safeguardsEn", "safeguardsZh", "source", "quotation", "quotationLanguage"] as const;

/** A proposal about the words for a practice. It is kept while it is written, and names its source whatever it says. */
export function ProposeForm({ locale, title, writer, act, words, address, unsent }: ProposeFormProps) {
  const t = translatorFor(locale, "wording");
  const proposals = translatorFor(locale, "proposals");
  const isOfUse = act === "retire" || act === "restore";
  const fields = { ...Object.fromEntries(FIELDS.map((name) => [name, t(`fields.${name}`)])), practice: t("fields.code"), reason: proposals("reason"), ...(isOfUse ? { confirmed: t(`confirm.${act}`) } : {}) };
  return (
    <Form action={proposeWordingAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address, recordId: null, unsent })}>
      <input type="hidden" name="act" value={act} />
      {words !== null && (
        <>
          <input type="hidden" name="practice" value={words.code} />
          <input type="hidden" name="replaces" value={words.id} />
        </>
      )}
      {isOfUse ? <p className="max-w-measure">{t(act === "retire" ? "retireHint" : "restoreHint")}</p> : <WholeFields locale={locale} words={words} />}
      {act === "add" ? null : <TextArea name="reason" hint={t("hints.reason")} rows={2} />}
      {isOfUse ? <Checkbox name="confirmed" label={t(`confirm.${act}`)} /> : null}
      <div>
        <p className="mb-2">{proposals("proposeHint")}</p>
        <SubmitButton tone={act === "retire" ? "danger" : "primary"}>{proposals("propose")}</SubmitButton>
      </div>
    </Form>
  );
}

function WholeFields({ locale, words }: { locale: Locale; words: PracticeEntry | null }) {
  const t = translatorFor(locale, "wording");
  return (
    <>
      <LanguageList locale={locale} />
      <Fieldset legend={t("names")}>
        {words === null && <Field name="practice" hint={t("hints.code")} spellCheck={false} />}
        <div className={formClasses.pair}>
          <Field name="nameEn" lang="en" defaultValue={words?.names.en ?? ""} />
          <Field name="nameZh" lang="zh-Hans" defaultValue={words?.names.zhHans ?? ""} />
          <Field name="pinyin" hint={t("hints.pinyin")} lang="zh-Latn" spellCheck={false} defaultValue={words?.names.pinyin ?? ""} />
          <Field name="abbreviation" optional spellCheck={false} defaultValue={words?.abbreviation ?? ""} />
        </div>
        <TextArea name="otherNames" hint={t("hints.otherNames")} optional rows={3} defaultValue={written(words?.otherNames)} />
      </Fieldset>
      <Fieldset legend={t("meaning")} hint={t("hints.definition")}>
        <Select name="kind" empty={translatorFor(locale, "glossary")("choose")} options={PRACTICE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} defaultValue={words?.kind ?? ""} />
        <TextArea name="definitionEn" rows={3} lang="en" defaultValue={words?.definition.en ?? ""} />
        <TextArea name="definitionZh" rows={3} lang="zh-Hans" defaultValue={words?.definition.zh ?? ""} />
      </Fieldset>
      <Fieldset legend={translatorFor(locale, "public")("practice.safeguards")} hint={t("hints.safeguards")}>
        <TextArea name="safeguardsEn" optional rows={4} lang="en" defaultValue={written(words?.safeguards.en)} />
        <TextArea name="safeguardsZh" optional rows={4} lang="zh-Hans" defaultValue={written(words?.safeguards.zh)} />
      </Fieldset>
      <Fieldset legend={t("fields.source")}>
        <TextArea name="source" hint={t("hints.source")} rows={3} defaultValue={words?.source ?? ""} />
        <TextArea name="quotation" hint={t("hints.quotation")} optional rows={3} defaultValue={words?.quotation?.text ?? ""} />
        <LanguageField locale={locale} name="quotationLanguage" label={t("fields.quotationLanguage")} optional defaultValue={words?.quotation?.language ?? "zh-Hans"} />
      </Fieldset>
    </>
  );
}

/** One on each line. */
function written(those: readonly string[] = []): string {
  return those.join("\n");
}
