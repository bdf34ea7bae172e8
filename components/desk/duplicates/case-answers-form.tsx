import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { newCaseLabels } from "@/components/desk/add-case-form";
import { CandidateList, type CandidateShown } from "@/components/desk/duplicates/candidate-list";
import { addCaseAction } from "@/lib/cases/actions";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type CaseAnswersFormProps = {
  locale: Locale;
  title: string;
  formId: string;
  turn: number;
  /** People on record with a name like the one that was typed, of whom nothing was said yet. */
  candidates: readonly CandidateShown[];
};

/** Saves what was read back: to a draft, or handed in with it. Asks first about people whom the name as it was typed has found. */
export function CaseAnswersForm({ locale, title, formId, turn, candidates }: CaseAnswersFormProps) {
  const t = translatorFor(locale, "duplicates");
  return (
    <>
      {candidates.length > 0 && (
        <section aria-labelledby="candidates" className="mt-10 border-s-4 border-caution ps-4">
          <h2 id="candidates">{translatorFor(locale, "desk")("addCase.candidates")}</h2>
          <p className="mt-2">{t("answers.candidates")}</p>
          <CandidateList locale={locale} candidates={candidates} />
        </section>
      )}
      <Form action={addCaseAction} labels={formLabels(locale)} title={title} fields={{ ...newCaseLabels(locale), nobody: t("check.nobody") }} className={`mt-8 ${formClasses.form}`}>
        <input type="hidden" name="form" value={formId} />
        <input type="hidden" name="turn" value={turn} />
        {candidates.map(({ record }) => (
          <input key={record.id} type="hidden" name="notThese" value={record.id} />
        ))}
        {candidates.length > 0 && <Checkbox name="nobody" label={t("check.nobody")} hint={t("check.nobodyHint")} />}
        <p className="flex flex-wrap gap-4">
          <SubmitButton name="next" value="draft">
            {translatorFor(locale, "desk")("addCase.save")}
          </SubmitButton>
          <SubmitButton tone="secondary" name="next" value="hand_in">
            {t("answers.handIn")}
          </SubmitButton>
        </p>
        <p className={formClasses.hint}>{translatorFor(locale, "desk")("log.saveHint")}</p>
      </Form>
    </>
  );
}
