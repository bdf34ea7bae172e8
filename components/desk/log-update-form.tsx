import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import type { Option } from "@/components/forms/select";
import { CitationFields } from "@/components/desk/citation-fields";
import { EventFields } from "@/components/desk/event-fields";
import { citationFieldLabels, dateFieldLabels, eventFieldLabels, readingFieldLabels } from "@/components/desk/form-field-labels";
import { LanguageList } from "@/components/desk/language-field";
import { PrecisionFields } from "@/components/desk/consent/precision-fields";
import { ReadingFields } from "@/components/desk/reading-fields";
import { SaveButtons } from "@/components/desk/save-buttons";
import { logUpdateAction } from "@/lib/cases/actions";
import { keepSettings } from "@/components/desk/script-words";
import type { AccountId, CaseId, EventId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type LogUpdateFormProps = {
  locale: Locale;
  recordId: RecordId;
  caseId: CaseId;
  /** The event that this is another reading of; null for a new event. */
  eventId: EventId | null;
  title: string;
  sources: readonly Option[];
  practices: readonly Option[];
  /** The source of which another fact is logged. */
  sourceId: RecordId | null;
  /** Where the form stands, and what was typed there and not sent. */
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
  /** For whom the page is drawn. */
  writer: AccountId;
};

/** What happened, when, who says so: in the order in which a source is read, so that the keyboard never goes back. */
export function LogUpdateForm({ locale, recordId, caseId, eventId, title, sources, practices, sourceId, address, unsent, writer }: LogUpdateFormProps) {
  const fields = { ...eventFieldLabels(locale, ""), ...dateFieldLabels(locale, "date."), ...citationFieldLabels(locale, 1), ...readingFieldLabels(locale, "") };
  return (
    <Form action={logUpdateAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address, recordId, unsent })}>
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="caseId" value={caseId} />
      {eventId !== null && <input type="hidden" name="eventId" value={eventId} />}
      <EventFields locale={locale} practices={practices} />
      <GroupMessage name="citations" />
      <CitationFields locale={locale} index={0} sources={sources} {...(sourceId === null ? {} : { defaults: { "citations[0].sourceId": sourceId } })} />
      <ReadingFields locale={locale} />
      <PrecisionFields locale={locale} withPlace />
      <LanguageList locale={locale} />
      <SaveButtons locale={locale} />
    </Form>
  );
}
