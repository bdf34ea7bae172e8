import { DateParts } from "@/components/forms/date-parts";
import { Form } from "@/components/forms/form";
import { dateWords, formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import type { Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { chargeOptions, custodyOptionsOf, optionsOf, publicDateOptions, stageOptions } from "@/components/desk/choice-options";
import { CitationFields } from "@/components/desk/citation-fields";
import { BaseFact, ConflictView, SaveOverButton } from "@/components/desk/conflict-view";
import { EventFields } from "@/components/desk/event-fields";
import { dateDefaults, endDefaults, factFormValues } from "@/components/desk/fact-form-values";
import { factTitle } from "@/components/desk/fact-words";
import { conflictWords, eventFieldLabels, factFieldLabels } from "@/components/desk/form-field-labels";
import { LanguageList } from "@/components/desk/language-field";
import { PrecisionFields } from "@/components/desk/consent/precision-fields";
import { ReadingFields } from "@/components/desk/reading-fields";
import { keepSettings } from "@/components/desk/script-words";
import { ValueFields } from "@/components/desk/value-fields";
import { editFactAction } from "@/lib/cases/actions";
import { hasForm } from "@/lib/cases/schema";
import type { AccountId } from "@/lib/core/ids";
import { isDateValue, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

/** Of what lasts, the fact's date is the beginning. */
function lasts(kind: StoredFact["value"]["kind"]): boolean {
  return kind === "spell" || kind === "representation";
}

type EditFactFormProps = { locale: Locale; fact: StoredFact; /** The fact comes without its notes: saving must not take them away. */ notesWithheld: boolean; sources: readonly Option[]; practices: readonly Option[]; title: string; /** What was typed here and not sent. */ unsent: (UnsentAsSeen & { fields: UnsentFields }) | null; /** For whom the page is drawn. */ writer: AccountId };

/** Says a fact anew. A stale save shows both versions above and keeps every box as typed. */
export function EditFactForm({ locale, fact, notesWithheld, sources, practices, title, unsent, writer }: EditFactFormProps) {
  const t = translatorFor(locale, "desk");
  const defaults = factFormValues(fact);
  const rows = fact.citations.length + 1;
  const fields = { ...factFieldLabels(locale, rows), "value.text": fact.value.kind === "attribute" ? factTitle(fact.value, locale) : t("fields.text"), ...(fact.value.kind === "event_reading" ? eventFieldLabels(locale, "value.") : {}) };
  const lists = ["modality", "certainty", "standing", "visibility", "eventKind", "nameKind", "occupation", "medium", "statementForm", "passage", "signatureState"] as const;
  const inCustody = ["chargeStage", "began", "ended"] as const;
  const codes = [...lists.flatMap((list) => optionsOf(list, locale)), ...inCustody.flatMap((list) => custodyOptionsOf(list, locale)), ...chargeOptions(locale), ...stageOptions(locale), ...publicDateOptions(locale), ...sources, ...practices];
  const dates = dateWords(locale);
  const choices = { ...dates.extents, yes: t("conflict.yes"), ...Object.fromEntries(codes.map(({ value, label }) => [value, label])) };
  const date = dateDefaults(fact);
  const isDate = isDateValue(fact.value);
  const dateBoxes = <DateParts prefix="date." isWordingNeeded={isDate} words={lasts(fact.value.kind) ? { ...dates, legend: translatorFor(locale, "custody")("fields.begin") } : dates} defaults={date} />;
  // Also where it was begun without the notes by somebody who is shown them now: the boxes are filled as they were then, and hold none.
  const withheld = notesWithheld || unsent?.fields["notesWithheld"] === "yes";
  return (
    <Form action={editFactAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address: paths.desk.editFact(fact.id), recordId: fact.recordId, unsent })}>
      <ConflictView words={conflictWords(locale)} fields={fields} choices={choices} leave={paths.desk.record(fact.recordId)} />
      <BaseFact assertionId={fact.id} />
      <input type="hidden" name="value.kind" value={fact.value.kind} />
      {withheld && (
        <>
          <input type="hidden" name="notesWithheld" value="yes" />
          <p className="text-muted">{t("edit.notesWithheld")}</p>
        </>
      )}
      {fact.value.kind === "event_reading" ? (
        <EventFields locale={locale} prefix="value." practices={practices} defaults={defaults} date={date} />
      ) : (
        <>
          {hasForm(fact.value) && (
            <ValueFields
              locale={locale}
              kind={fact.value.kind}
              title={factTitle(fact.value, locale)}
              attribute={fact.value.kind === "attribute" ? fact.value.attribute : null}
              defaults={defaults}
              begin={lasts(fact.value.kind) ? dateBoxes : null}
              end={endDefaults(fact)}
              targets={null}
              practices={practices}
              stretches={[]}
            />
          )}
          {!lasts(fact.value.kind) && dateBoxes}
        </>
      )}
      <ReadingFields locale={locale} withJudgement defaults={defaults} />
      <PrecisionFields locale={locale} withPlace={"place" in fact.value || fact.publicPlace !== null} defaults={defaults} />
      <GroupMessage name="citations" />
      {Array.from({ length: rows }, (_, index) => (
        <CitationFields key={index} locale={locale} index={index} sources={sources} optional={index > 0} defaults={defaults} />
      ))}
      <TextArea name="changeReason" label={t("edit.reason")} hint={t("edit.reasonHint")} optional rows={2} />
      <LanguageList locale={locale} />
      <p>
        <SaveOverButton save={t("edit.save")} saveOver={t("edit.saveOver")} />
      </p>
    </Form>
  );
}
