import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { keepIdAt } from "@/components/desk/script-words";
import type { PersonOfAPair } from "@/components/desk/duplicates/pair-list";
import { factLines, factTitle, type RecordNames } from "@/components/desk/fact-words";
import type { AccountId, CaseId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { mergeAction, tellApartAction, unmergeAction } from "@/lib/duplicates/actions";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";

/** That two records are of two people. Kept with the reason, and suggested no more. */
export function TellApartForm({ locale, title, one, other, writer }: { locale: Locale; title: string; one: RecordId; other: RecordId; writer: AccountId }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <Form action={tellApartAction} labels={formLabels(locale)} title={title} scope="apart" fields={{ reason: t("apart.reason") }}>
      <p>{t("apart.hint")}</p>
      <input type="hidden" name="one" value={one} />
      <input type="hidden" name="other" value={other} />
      <OwnBoxes of={`apart ${one} ${other}`} writer={writer} />
      <TextArea name="reason" hint={t("apart.reasonHint")} optional rows={2} />
      <p>
        <SubmitButton tone="secondary">{t("apart.button")}</SubmitButton>
      </p>
    </Form>
  );
}

type CaseOf = { id: CaseId; number: number };
type MergeFormProps = {
  locale: Locale;
  title: string;
  kept: PersonOfAPair;
  merged: PersonOfAPair;
  merge: { seen: string; differing: readonly { question: string; answers: readonly { fact: StoredFact; of: "kept" | "merged" }[] }[]; facts: number; mentions: number; cases: readonly CaseOf[] };
  records: RecordNames;
  writer: AccountId;
};

/** Pressed twice it is kept once; and nobody who signed in since in the same browser sends it as theirs (docs/decisions/030). */
function OwnBoxes({ of, writer }: { of: string; /** For whom the page is drawn. */ writer: AccountId }) {
  return (
    <>
      <HiddenField name="unsentId" value={keepIdAt(of)} />
      <HiddenField name="unsentBy" value={writer} />
    </>
  );
}

/** What goes, and how the two differ: both answers stand as a contradiction unless one is preferred, with its reason. */
export function MergeForm({ locale, title, kept, merged, merge: { seen, differing, facts, mentions, cases }, records, writer }: MergeFormProps) {
  const t = translatorFor(locale, "duplicates");
  const desk = translatorFor(locale, "desk");
  const fields = {
    reason: t("merge.reason"),
    confirmed: t("merge.confirm"),
    ...Object.fromEntries(differing.map(({ answers }, index) => [`prefer[${String(index)}]`, answers[0] === undefined ? "" : factTitle(answers[0].fact.value, locale)])),
    ...Object.fromEntries(cases.map(({ number }, index) => [`cases[${String(index)}].to`, t("merge.caseGoes", { number })])),
  };
  return (
    <Form action={mergeAction} labels={formLabels(locale)} title={title} scope="merge" fields={fields}>
      <ul className="list-disc ps-5">
        <li>{t("merge.goes", { facts })}</li>
        {mentions > 0 && <li>{t("merge.mentions", { mentions })}</li>}
        <li>{t("merge.address")}</li>
        <li>{t("merge.review")}</li>
      </ul>
      <input type="hidden" name="kept" value={kept.record.id} />
      <input type="hidden" name="merged" value={merged.record.id} />
      <OwnBoxes of={`merge ${kept.record.id} ${merged.record.id}`} writer={writer} />
      <HiddenField name="seen" value={seen} />
      {differing.length > 0 && <p className="font-semibold">{t("merge.differ")}</p>}
      {differing.map(({ question, answers }, index) => (
        <Choices
          key={question}
          name={`prefer[${String(index)}]`}
          kind="radio"
          defaultValues={[""]}
          options={[
            { value: "", label: t("merge.both") },
            ...answers.map(({ fact, of }) => ({ value: fact.id, label: t(of === "kept" ? "merge.preferKept" : "merge.preferMerged", { words: wordsOf(fact, locale, records) }) })),
          ]}
        />
      ))}
      {cases.map(({ id }, index) => (
        <div key={id}>
          <input type="hidden" name={`cases[${String(index)}].from`} value={id} />
          <Select
            name={`cases[${String(index)}].to`}
            hint={t("merge.caseHint")}
            empty={t("merge.caseNew")}
            options={kept.cases.map((there) => ({ value: there.id, label: desk("record.case", { number: there.number }) }))}
          />
        </div>
      ))}
      <TextArea name="reason" hint={t(differing.length > 0 ? "merge.reasonPublished" : "merge.reasonHint")} rows={2} />
      <Checkbox name="confirmed" label={t("merge.confirm")} />
      <p>
        <SubmitButton>{t("merge.button")}</SubmitButton>
      </p>
    </Form>
  );
}

/** What tells one answer from another, on one line. */
function wordsOf(fact: StoredFact, locale: Locale, records: RecordNames): string {
  return factLines(fact, locale, records).filter(({ isUsual, key }) => isUsual !== true && !["modality", "certainty", "internalNote"].includes(key)).map(({ text }) => text).join(" · ");
}

/** Takes a merge back, by the same rule as it was made. */
export function UnmergeForm({ locale, title, mergeId, keptWithdrawn, changedSince, writer }: { locale: Locale; title: string; mergeId: string; /** Whether the record that stayed was withdrawn since. */ keptWithdrawn: boolean; /** How many facts that came with it were changed since. */ changedSince: number; writer: AccountId }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <Form action={unmergeAction} labels={formLabels(locale)} title={title} fields={{ reason: t("merge.reason"), confirmed: t("unmerge.confirm") }}>
      {keptWithdrawn ? <p className="border-s-4 border-caution ps-4">{t("unmerge.keptWithdrawn")}</p> : <p className={formClasses.hint}>{t("unmerge.hint")}</p>}
      {changedSince > 0 && <p className="border-s-4 border-caution ps-4">{t("unmerge.changedSince", { count: changedSince })}</p>}
      <input type="hidden" name="mergeId" value={mergeId} />
      <OwnBoxes of={`unmerge ${mergeId}`} writer={writer} />
      <TextArea name="reason" hint={t("merge.reasonHint")} rows={2} />
      <Checkbox name="confirmed" label={t("unmerge.confirm")} />
      <p>
        <SubmitButton>{t("unmerge.button")}</SubmitButton>
      </p>
    </Form>
  );
}
