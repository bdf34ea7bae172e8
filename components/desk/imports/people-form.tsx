import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ImportId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { decidePeopleAction } from "@/lib/imports/actions";
import { translatorFor } from "@/lib/messages/translate";

type Ask = { key: string; name: string; lines: number; candidates: readonly (MentionedRecord & { id: RecordId })[] };

/** Asks whether people on record are meant by names of the table. Nothing is chosen beforehand: whoever presses has read each name. */
export function PeopleForm({ locale, title, importId, asks }: { locale: Locale; title: string; importId: ImportId; asks: readonly Ask[] }) {
  const t = translatorFor(locale, "imports");
  const labels = Object.fromEntries(asks.map(({ name, lines }, index) => [`people[${String(index)}].is`, t("ask.label", { name, count: lines })]));
  return (
    <Form action={decidePeopleAction} labels={formLabels(locale)} title={title} fields={labels} scope="people">
      <input type="hidden" name="importId" value={importId} />
      {asks.map(({ key, candidates }, index) => (
        <div key={key}>
          <input type="hidden" name={`people[${String(index)}].key`} value={key} />
          <Select
            name={`people[${String(index)}].is`}
            empty={t("ask.open")}
            options={[...candidates.map((candidate) => ({ value: candidate.id, label: t("ask.them", { name: recordTitle(candidate, locale).text, address: candidate.slug }) })), { value: "new", label: t("ask.new") }]}
          />
        </div>
      ))}
      <p>
        <SubmitButton>{t("ask.submit")}</SubmitButton>
      </p>
    </Form>
  );
}
