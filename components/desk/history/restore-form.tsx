import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { restoreAction } from "@/lib/history/actions";
import { translatorFor } from "@/lib/messages/translate";

type RestoreFormProps = { locale: Locale; recordId: RecordId; version: number; /** The version that stands, from which the page worked out what would change. */ standing: number; title: string };

/** Proposes an old revision anew; asks why, since the editor who reviews it will. */
export function RestoreForm({ locale, recordId, version, standing, title }: RestoreFormProps) {
  const t = translatorFor(locale, "history");
  return (
    <Form action={restoreAction} labels={formLabels(locale)} title={title} fields={{ reason: t("reason") }}>
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seenVersion" value={standing} />
      <TextArea name="reason" hint={t("reasonHint")} rows={2} />
      <p>
        <SubmitButton>{t("restore")}</SubmitButton>
      </p>
    </Form>
  );
}
