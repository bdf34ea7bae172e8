import { DateParts } from "@/components/forms/date-parts";
import { Disclosure } from "@/components/forms/disclosure";
import { Form } from "@/components/forms/form";
import { dateWords, formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import type { Option } from "@/components/forms/select";
import { CitationFields } from "@/components/desk/citation-fields";
import { PrecisionFields } from "@/components/desk/consent/precision-fields";
import { citationFieldLabels, dateFieldLabels, readingFieldLabels, valueFieldLabels } from "@/components/desk/form-field-labels";
import { LanguageList } from "@/components/desk/language-field";
import { ReadingFields } from "@/components/desk/reading-fields";
import { SaveButtons } from "@/components/desk/save-buttons";
import { keepSettings } from "@/components/desk/script-words";
import { ValueFields } from "@/components/desk/value-fields";
import { addFactAction } from "@/lib/cases/actions";
import type { AddedKind } from "@/lib/cases/schema";
import type { AccountId, CaseId, RecordId } from "@/lib/core/ids";
import { isDateAttribute, type Attribute, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type AddFactFormProps = {
  locale: Locale;
  recordId: RecordId;
  kind: AddedKind;
  /** Of an attribute: which one. */
  attribute: Attribute | null;
  /** Of what belongs to a case. */
  caseId: CaseId | null;
  title: string;
  /** What the fact is called. */
  what: string;
  sources: readonly Option[];
  /** Records that it may point to. */
  targets: readonly Option[];
  practices: readonly Option[];
  stretches: readonly Option[];
  /** The source of which another fact is added. */
  sourceId: RecordId | null;
  /** Where the form stands, and what was typed there and not sent. */
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
  /** For whom the page is drawn. */
  writer: AccountId;
};

const CITED_AT_FIRST = 2;
/** Of these the day is a part of what they say; of the others few sources give one. */
const DATED: readonly AddedKind[] = ["charge"];
const LASTING: readonly AddedKind[] = ["spell", "representation"];
/** Choices that come made, and say nothing by themselves. */
const DATE_PREFILLED = ["extent"];

/** One new fact: what it says, when, who says so, how sure, by the very boxes of an update. */
export function AddFactForm({ locale, recordId, kind, attribute, caseId, title, what, sources, targets, practices, stretches, sourceId, address, unsent, writer }: AddFactFormProps) {
  const glossary = translatorFor(locale, "glossary");
  const fields = { ...valueFieldLabels(locale), "value.text": what, ...dateFieldLabels(locale, "date."), ...citationFieldLabels(locale, CITED_AT_FIRST), ...readingFieldLabels(locale, "") };
  const defaults: Record<string, string> = { ...(attribute === null ? {} : { "value.attribute": attribute }), ...(caseId === null ? {} : { "value.caseId": caseId }) };
  const lasts = LASTING.includes(kind);
  const date = <DateParts prefix="date." isWordingNeeded={isDateAttribute(attribute)} words={{ ...dateWords(locale), ...(lasts ? { legend: translatorFor(locale, "custody")("fields.begin") } : {}) }} />;
  const isDated = DATED.includes(kind) || isDateAttribute(attribute);
  return (
    <Form action={addFactAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address, recordId, unsent })}>
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="value.kind" value={kind} />
      <ValueFields locale={locale} kind={kind} title={what} attribute={attribute} defaults={defaults} targets={targets} practices={practices} stretches={stretches} begin={lasts ? date : null} />
      {lasts ? null : isDated ? (
        date
      ) : (
        <Disclosure summary={glossary("ownDate")} prefix="date." prefilled={DATE_PREFILLED}>
          {date}
        </Disclosure>
      )}
      <GroupMessage name="citations" />
      {Array.from({ length: CITED_AT_FIRST }, (_, index) => (
        <CitationFields key={index} locale={locale} index={index} sources={sources} optional={index > 0} {...(sourceId === null || index > 0 ? {} : { defaults: { "citations[0].sourceId": sourceId } })} />
      ))}
      <ReadingFields locale={locale} withVisibility />
      <PrecisionFields locale={locale} withPlace={kind === "spell"} />
      <LanguageList locale={locale} />
      <SaveButtons locale={locale} />
    </Form>
  );
}
