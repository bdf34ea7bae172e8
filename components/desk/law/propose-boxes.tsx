"use client";

import { LanguageBox } from "@/components/desk/language-box";
import { ProposalForm, type ProposalFormProps, type ProposalWords } from "@/components/desk/proposals/proposal-form";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { formClasses } from "@/components/forms/form-classes";
import { TextArea } from "@/components/forms/text-area";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { LawAct, LawVersion } from "@/lib/vocabulary/law";

/** Translated by the page: what this proposal needs, and nothing of the others. */
export type LawWords = ProposalWords & {
  sections: Readonly<Partial<Record<"version" | "wording" | "note" | "source", string>>>;
  hints: Readonly<Partial<Record<"version" | "inForceFrom" | "inForceTo" | "article" | "longest" | "wording" | "note" | "source" | "quotation" | "language" | "reason" | "withdraw", string>>>;
  /** What may be said not to have been seen. */
  uncheckable: LawVersion["unchecked"];
};

/** What stands in the boxes at first; what is not named stands empty. */
export type LawValues = Readonly<Partial<Record<"lawEn" | "lawZh" | "version" | "inForceFrom" | "inForceTo" | "article" | "lengthArticle" | "longest" | "wording" | "wordingLanguage" | "translation" | "translationLanguage" | "noteEn" | "noteZh" | "source" | "quotation" | "quotationLanguage", string>>>;

type Filled = { words: LawWords; values: LawValues; unchecked: LawVersion["unchecked"] };
type LawBoxesProps<Done> = ProposalFormProps<Done, { act: LawAct; practice: string; replaces?: string }> & Omit<Filled, "words"> & { words: Packed<LawWords> };

/** The form of a proposal about the law on one practice, whole. Drawn from a few words of the page: each of its boxes was described to the browser by itself. */
export function LawBoxes<Done>({ words: text, values, unchecked, ...form }: LawBoxesProps<Done>) {
  const words = unpacked(text);
  const { act } = form.about;
  const { hints } = words;
  return (
    <ProposalForm {...form} words={words} isDanger={act === "withdraw"}>
      {act === "add" || act === "correct" ? <WholeBoxes words={words} values={values} unchecked={unchecked} /> : null}
      {act === "end" ? (
        <>
          <Field name="inForceTo" hint={hints.inForceTo} inputMode="numeric" />
          <SourceBoxes words={words} values={values} />
        </>
      ) : null}
      {act === "withdraw" ? <p className="max-w-measure">{hints.withdraw}</p> : null}
      {act === "add" ? null : <TextArea name="reason" hint={hints.reason} rows={2} />}
      {act === "withdraw" ? <Checkbox name="confirmed" /> : null}
    </ProposalForm>
  );
}

function WholeBoxes({ words, values, unchecked }: Filled) {
  const { fields, sections, hints } = words;
  return (
    <>
      <Fieldset legend={sections.version}>
        <div className={formClasses.pair}>
          <Field name="lawEn" lang="en" defaultValue={values.lawEn ?? ""} />
          <Field name="lawZh" lang="zh-Hans" defaultValue={values.lawZh ?? ""} />
        </div>
        <Field name="version" hint={hints.version} inputMode="numeric" defaultValue={values.version ?? ""} />
        <div className={formClasses.pair}>
          <Field name="inForceFrom" hint={hints.inForceFrom} optional defaultValue={values.inForceFrom ?? ""} />
          <Field name="inForceTo" hint={hints.inForceTo} optional defaultValue={values.inForceTo ?? ""} />
          <Field name="article" hint={hints.article} optional defaultValue={values.article ?? ""} />
          <Field name="lengthArticle" hint={hints.article} optional defaultValue={values.lengthArticle ?? ""} />
        </div>
        <Field name="longest" hint={hints.longest} optional spellCheck={false} defaultValue={values.longest ?? ""} />
      </Fieldset>
      <Fieldset legend={sections.wording} hint={hints.wording}>
        <TextArea name="wording" optional rows={3} defaultValue={values.wording ?? ""} />
        <LanguageBox name="wordingLanguage" hint={hints.language} optional defaultValue={values.wordingLanguage ?? "zh-Hans"} />
        <TextArea name="translation" optional rows={3} defaultValue={values.translation ?? ""} />
        <LanguageBox name="translationLanguage" hint={hints.language} optional defaultValue={values.translationLanguage ?? "en"} />
      </Fieldset>
      <Fieldset legend={sections.note} hint={hints.note}>
        <TextArea name="noteEn" optional rows={2} lang="en" defaultValue={values.noteEn ?? ""} />
        <TextArea name="noteZh" optional rows={2} lang="zh-Hans" defaultValue={values.noteZh ?? ""} />
      </Fieldset>
      <SourceBoxes words={words} values={values} />
      <Choices name="unchecked" kind="checkbox" optional options={words.uncheckable.map((field) => ({ value: field, label: fields[field] ?? field }))} defaultValues={unchecked} />
    </>
  );
}

/** Where it is written, and its words. */
function SourceBoxes({ words: { sections, hints }, values }: Pick<Filled, "words" | "values">) {
  return (
    <Fieldset legend={sections.source}>
      <TextArea name="source" hint={hints.source} rows={3} defaultValue={values.source ?? ""} />
      <TextArea name="quotation" hint={hints.quotation} rows={3} defaultValue={values.quotation ?? ""} />
      <LanguageBox name="quotationLanguage" hint={hints.language} defaultValue={values.quotationLanguage ?? "zh-Hans"} />
    </Fieldset>
  );
}
