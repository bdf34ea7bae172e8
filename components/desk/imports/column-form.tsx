import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ImportId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { checkImportAction } from "@/lib/imports/actions";
import { IMPORT_FIELDS } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

type ColumnFormProps = { locale: Locale; title: string; importId: ImportId; headings: readonly string[]; mapping: readonly string[]; samples: readonly (readonly string[])[]; isAgain: boolean };

/** Says what each column means, and has every row checked with that. */
export function ColumnForm({ locale, title, importId, headings, mapping, samples, isAgain }: ColumnFormProps) {
  const t = translatorFor(locale, "imports");
  const labelOf = (heading: string, column: number) => t("columns.column", { number: column + 1, heading: heading === "" ? t("columns.noHeading") : heading });
  const options = IMPORT_FIELDS.map((field) => ({ value: field, label: t(`field.${field}`) }));
  return (
    <Form action={checkImportAction} labels={formLabels(locale)} title={title} fields={Object.fromEntries(headings.map((heading, column) => [`columns[${String(column)}]`, labelOf(heading, column)]))} scope="columns">
      <input type="hidden" name="importId" value={importId} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {headings.map((heading, column) => {
          const words = samples[column] ?? [];
          return <Select key={String(column)} name={`columns[${String(column)}]`} hint={words.length === 0 ? undefined : <span className="wrap-anywhere">{t("columns.sample", { words: words.map(shortened).join(" · ") })}</span>} empty={t("columns.none")} options={options} defaultValue={mapping[column] ?? ""} optional />;
        })}
      </div>
      <p>
        <SubmitButton tone={isAgain ? "secondary" : "primary"}>{isAgain ? t("columns.again") : t("columns.submit")}</SubmitButton>
      </p>
    </Form>
  );
}

const LONGEST_SAMPLE = 60;

function shortened(cell: string): string {
  const characters = [...cell];
  return characters.length <= LONGEST_SAMPLE ? cell : `${characters.slice(0, LONGEST_SAMPLE).join("")} …`;
}
