import { Checkbox, Choices } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { LanguageField, LanguageList } from "@/components/desk/language-field";
import { keepSettings } from "@/components/desk/script-words";
import type { AccountId } from "@/lib/core/ids";
import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { proposeLawAction } from "@/lib/law/actions";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";
import { UNCHECKED, type LawAct, type LawVersion } from "@/lib/vocabulary/law";

type ProposeFormProps = {
  locale: Locale;
  title: string;
  writer: AccountId;
  practice: string;
  act: LawAct;
  /** What it would replace; null for one that is added. */
  version: LawVersion | null;
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
};

const FIELDS = ["lawEn", "lawZh", "version", "inForceFrom", "inForceTo", "article", "lengthArticle", "longest", "noteEn", "noteZh", "wording", "wordingLanguage", "translation", "translationLanguage", "source", "quotation", "quotationLanguage", "unchecked"] as const;

/** A proposal about the law on one practice. It is kept while it is written, and asks for a source with its words whatever it changes. */
export function ProposeForm({ locale, title, writer, practice, act, version, address, unsent }: ProposeFormProps) {
  const t = translatorFor(locale, "law");
  const proposals = translatorFor(locale, "proposals");
  const fields = { ...Object.fromEntries(FIELDS.map((name) => [name, t(`fields.${name}`)])), reason: proposals("reason"), confirmed: t("withdrawConfirm") };
  return (
    <Form action={proposeLawAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address, recordId: null, unsent })}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="practice" value={practice} />
      {version !== null && <input type="hidden" name="replaces" value={version.id} />}
      <LanguageList locale={locale} />
      {act === "add" || act === "correct" ? <WholeFields locale={locale} version={version} /> : null}
      {act === "end" ? (
        <>
          <Field name="inForceTo" hint={t("hints.ended")} inputMode="numeric" />
          <SourceFields locale={locale} hint={t("hints.endQuotation")} />
        </>
      ) : null}
      {act === "withdraw" ? <p className="max-w-measure">{t("withdrawHint")}</p> : null}
      {act === "add" ? null : <TextArea name="reason" {...(act === "withdraw" ? {} : { hint: t("reasonHint") })} rows={2} />}
      {act === "withdraw" ? <Checkbox name="confirmed" label={t("withdrawConfirm")} /> : null}
      <div>
        <p className="mb-2">{proposals("proposeHint")}</p>
        <SubmitButton tone={act === "withdraw" ? "danger" : "primary"}>{proposals("propose")}</SubmitButton>
      </div>
    </Form>
  );
}

function WholeFields({ locale, version }: { locale: Locale; version: LawVersion | null }) {
  const t = translatorFor(locale, "law");
  return (
    <>
      <Fieldset legend={translatorFor(locale, "proposals")("after")}>
        <div className={formClasses.pair}>
          <Field name="lawEn" lang="en" defaultValue={version?.law.en ?? ""} />
          <Field name="lawZh" lang="zh-Hans" defaultValue={version?.law.zh ?? ""} />
        </div>
        <Field name="version" hint={t("hints.version")} inputMode="numeric" defaultValue={version?.version ?? ""} />
        <div className={formClasses.pair}>
          <Field name="inForceFrom" hint={t("hints.inForceFrom")} optional defaultValue={version?.inForceFrom ?? ""} />
          <Field name="inForceTo" hint={t("hints.inForceTo")} optional defaultValue={version?.inForceTo ?? ""} />
          <Field name="article" hint={t("hints.article")} optional defaultValue={version?.article ?? ""} />
          <Field name="lengthArticle" hint={t("hints.article")} optional defaultValue={version?.lengthArticle ?? ""} />
        </div>
        <Field name="longest" hint={t("hints.longest")} optional spellCheck={false} defaultValue={version?.longest ?? ""} />
      </Fieldset>
      <Fieldset legend={t("wording")} hint={t("hints.wording")}>
        <TextArea name="wording" optional rows={3} defaultValue={version?.wording?.text ?? ""} />
        <LanguageField locale={locale} name="wordingLanguage" label={t("fields.wordingLanguage")} optional defaultValue={version?.wording?.language ?? "zh-Hans"} />
        <TextArea name="translation" optional rows={3} defaultValue={version?.translation?.text ?? ""} />
        <LanguageField locale={locale} name="translationLanguage" label={t("fields.translationLanguage")} optional defaultValue={version?.translation?.language ?? "en"} />
      </Fieldset>
      <Fieldset legend={t("note")} hint={t("hints.note")}>
        <TextArea name="noteEn" optional rows={2} lang="en" defaultValue={version?.note?.en ?? ""} />
        <TextArea name="noteZh" optional rows={2} lang="zh-Hans" defaultValue={version?.note?.zh ?? ""} />
      </Fieldset>
      <SourceFields locale={locale} hint={t("hints.quotation")} version={version} />
      <Choices name="unchecked" kind="checkbox" optional options={UNCHECKED.map((field) => ({ value: field, label: t(`fields.${field}`) }))} defaultValues={version?.unchecked ?? []} />
    </>
  );
}

/** Where it is written, and its words. @param version whose own stand there at first */
function SourceFields({ locale, hint, version = null }: { locale: Locale; hint: string; version?: LawVersion | null }) {
  const t = translatorFor(locale, "law");
  return (
    <Fieldset legend={t("sourceLegend")}>
      <TextArea name="source" hint={t("hints.source")} rows={3} defaultValue={version?.source ?? ""} />
      <TextArea name="quotation" hint={hint} rows={3} defaultValue={version?.quotation?.text ?? ""} />
      <LanguageField locale={locale} name="quotationLanguage" label={t("fields.quotationLanguage")} defaultValue={version?.quotation?.language ?? "zh-Hans"} />
    </Fieldset>
  );
}
