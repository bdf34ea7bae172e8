import { Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { startImportAction } from "@/lib/imports/actions";
import { SAID_ENCODINGS } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

type StartImportFormProps = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId };

/**
 * Brings a table: a file, or what was copied out of a spreadsheet. What is pasted is not kept while it is typed, as other forms are: it stands in the spreadsheet
 * still, and a second copy would outlive the import.
 */
export function StartImportForm({ locale, title, writer }: StartImportFormProps) {
  const t = translatorFor(locale, "imports");
  return (
    <Form action={startImportAction} labels={formLabels(locale)} title={title} fields={{ table: t("start.file"), sheet: t("start.sheet"), encoding: t("start.encoding"), pasted: t("start.pasted"), isBare: t("start.bare") }} scope="start">
      <FileField name="table" hint={t("start.fileHint")} accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" optional={t("start.oneOfTwo")} />
      <Field name="sheet" hint={t("start.sheetHint")} optional />
      <Select name="encoding" hint={t("start.encodingHint")} empty={t("start.encodingNone")} options={SAID_ENCODINGS.map((value) => ({ value, label: t(`encodingName.${value}`) }))} optional />
      <TextArea name="pasted" hint={t("start.pastedHint")} rows={3} optional={t("start.oneOfTwo")} />
      <Checkbox name="isBare" label={t("start.bare")} />
      <HiddenField name="unsentBy" value={writer} />
      <p className="text-small text-muted">{t("start.private")}</p>
      <p>
        <SubmitButton>{t("start.submit")}</SubmitButton>
      </p>
    </Form>
  );
}
