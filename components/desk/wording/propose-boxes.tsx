"use client";

import { LanguageBox } from "@/components/desk/language-box";
import { ProposalForm, type ProposalFormProps, type ProposalWords } from "@/components/desk/proposals/proposal-form";
import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { formClasses } from "@/components/forms/form-classes";
import { Select, type Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { WordingAct } from "@/lib/vocabulary/practices";

/** Translated by the page: what this proposal needs, and nothing of the others. */
export type PracticeWords = ProposalWords & {
  sections: Readonly<Partial<Record<"names" | "meaning" | "safeguards" | "source", string>>>;
  hints: Readonly<Partial<Record<"code" | "pinyin" | "otherNames" | "definition" | "safeguards" | "source" | "quotation" | "language" | "reason" | "use", string>>>;
  choose: string;
  kinds: readonly Option[];
};

/** What stands in the boxes at first; what is not named stands empty. */
export type PracticeValues = Readonly<Partial<Record<"nameEn" | "nameZh" | "pinyin" | "abbreviation" | "otherNames" | "kind" | "definitionEn" | "definitionZh" | "safeguardsEn" | "safeguardsZh" | "source" | "quotation" | "quotationLanguage", string>>>;

type Filled = { words: PracticeWords; values: PracticeValues };
type PracticeBoxesProps<Done> = ProposalFormProps<Done, { act: WordingAct; practice?: string; replaces?: string }> & { words: Packed<PracticeWords>; values: PracticeValues };

/** The form of a proposal about the words for a practice, whole. Drawn from a few words of the page: each of its boxes was described to the browser by itself. */
export function PracticeBoxes<Done>({ words: text, values, ...form }: PracticeBoxesProps<Done>) {
  const words = unpacked(text);
  const { act, practice } = form.about;
  const isOfUse = act === "retire" || act === "restore";
  return (
    <ProposalForm {...form} words={words} isDanger={act === "retire"}>
      {isOfUse ? <p className="max-w-measure">{words.hints.use}</p> : <WholeBoxes words={words} values={values} isNew={practice === undefined} />}
      {act === "add" ? null : <TextArea name="reason" hint={words.hints.reason} rows={2} />}
      {isOfUse ? <Checkbox name="confirmed" /> : null}
    </ProposalForm>
  );
}

function WholeBoxes({ words, values, isNew }: Filled & { /** Whether the practice gets its code with it. */ isNew: boolean }) {
  const { sections, hints } = words;
  return (
    <>
      <Fieldset legend={sections.names}>
        {isNew && <Field name="practice" hint={hints.code} spellCheck={false} />}
        <div className={formClasses.pair}>
          <Field name="nameEn" lang="en" defaultValue={values.nameEn ?? ""} />
          <Field name="nameZh" lang="zh-Hans" defaultValue={values.nameZh ?? ""} />
          <Field name="pinyin" hint={hints.pinyin} lang="zh-Latn" spellCheck={false} defaultValue={values.pinyin ?? ""} />
          <Field name="abbreviation" optional spellCheck={false} defaultValue={values.abbreviation ?? ""} />
        </div>
        <TextArea name="otherNames" hint={hints.otherNames} optional rows={3} defaultValue={values.otherNames ?? ""} />
      </Fieldset>
      <Fieldset legend={sections.meaning} hint={hints.definition}>
        <Select name="kind" empty={words.choose} options={words.kinds} defaultValue={values.kind ?? ""} />
        <TextArea name="definitionEn" rows={3} lang="en" defaultValue={values.definitionEn ?? ""} />
        <TextArea name="definitionZh" rows={3} lang="zh-Hans" defaultValue={values.definitionZh ?? ""} />
      </Fieldset>
      <Fieldset legend={sections.safeguards} hint={hints.safeguards}>
        <TextArea name="safeguardsEn" optional rows={4} lang="en" defaultValue={values.safeguardsEn ?? ""} />
        <TextArea name="safeguardsZh" optional rows={4} lang="zh-Hans" defaultValue={values.safeguardsZh ?? ""} />
      </Fieldset>
      <Fieldset legend={sections.source}>
        <TextArea name="source" hint={hints.source} rows={3} defaultValue={values.source ?? ""} />
        <TextArea name="quotation" hint={hints.quotation} optional rows={3} defaultValue={values.quotation ?? ""} />
        <LanguageBox name="quotationLanguage" hint={hints.language} optional defaultValue={values.quotationLanguage ?? "zh-Hans"} />
      </Fieldset>
    </>
  );
}
