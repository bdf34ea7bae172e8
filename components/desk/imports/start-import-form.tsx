import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { Locale } from "@/lib/core/kinds";
import { startImportAction } from "@/lib/imports/actions";
import { translatorFor } from "@/lib/messages/translate";

/** Brings a table: a file, or what was copied out of a spreadsheet. */
export function StartImportForm({ locale, title }: { locale: Locale; title: string }) {
  const t = translatorFor(locale, "imports");
  return (
    <Form action={startImportAction} labels={formLabels(locale)} title={title} fields={{ table: t("start.file"), pasted: t("start.pasted") }} scope="start">
      <FileField name="table" hint={t("start.fileHint")} accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" optional />
      <TextArea name="pasted" hint={t("start.pastedHint")} rows={3} optional />
      <p className="text-small text-muted">{t("start.private")}</p>
      <p>
        <SubmitButton>{t("start.submit")}</SubmitButton>
      </p>
    </Form>
  );
}
