import { Choices } from "@/components/forms/choices";
import { DateParts } from "@/components/forms/date-parts";
import { Disclosure } from "@/components/forms/disclosure";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { dateWords, formLabels } from "@/components/forms/form-labels";
import { GroupMessage } from "@/components/forms/group-message";
import type { Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { optionsOf } from "@/components/desk/choice-options";
import { CitationFields } from "@/components/desk/citation-fields";
import { CountryButtons, CountryLines, type CountryLinesWords } from "@/components/desk/country-lines";
import { citationFieldLabels, dateFieldLabels, readingFieldLabels } from "@/components/desk/form-field-labels";
import { PrecisionFields } from "@/components/desk/consent/precision-fields";
import { LanguageField, LanguageList } from "@/components/desk/language-field";
import { ReadingFields } from "@/components/desk/reading-fields";
import { keepSettings } from "@/components/desk/script-words";
import { pasteSignaturesAction } from "@/lib/cases/actions";
import type { AccountId, RecordId } from "@/lib/core/ids";
import { SIGNATURE_STATES, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type SignaturesFormProps = { locale: Locale; recordId: RecordId; title: string; sources: readonly Option[]; countries: readonly Option[]; address: string; unsent: (UnsentAsSeen & { fields: UnsentFields }) | null; writer: AccountId };

const CITED = 1;
const DATE_PREFILLED = ["extent"];

function linesWords(locale: Locale): CountryLinesWords {
  const t = translatorFor(locale, "glossary");
  const words = translatorFor(locale, "words");
  const names = ["title", "hint", "takenFor", "choose", "leaveOut", "near", "all", "onFile", "again", "repeated", "save", "checkAgain", "check"] as const;
  return {
    ...(Object.fromEntries(names.map((name) => [name, t(`signatures.${name}`)])) as Record<(typeof names)[number], string>),
    unknown: t("signatures.unknown", { name: "{name}" }),
    other: t("signatures.other", { state: "{state}" }),
    states: Object.fromEntries(SIGNATURE_STATES.map((state) => [state, words(`signatureState.${state}`)])),
  };
}

/** A list of countries, pasted: looked over first, then saved under one source. */
export function SignaturesForm({ locale, recordId, title, sources, countries, address, unsent, writer }: SignaturesFormProps) {
  const t = translatorFor(locale, "glossary");
  const glossary = linesWords(locale);
  const fields = { "lines[].countryId": t("signatures.named", { name: "{text}" }), countries: t("signatures.list"), state: t("signatures.state"), language: translatorFor(locale, "desk")("fields.language"), ...dateFieldLabels(locale, "date."), ...citationFieldLabels(locale, CITED), ...readingFieldLabels(locale, "") };
  return (
    <Form action={pasteSignaturesAction} labels={formLabels(locale)} title={title} fields={fields} keep={keepSettings(locale, { writer, address, recordId, unsent })}>
      <input type="hidden" name="recordId" value={recordId} />
      <Fieldset legend={t("signatures.list")}>
        <Choices name="state" kind="radio" options={optionsOf("signatureState", locale)} hint={t("signatures.stateHint")} defaultValues={["signed"]} />
        <TextArea name="countries" label={t("signatures.countries")} hint={t("signatures.countriesHint")} rows={8} spellCheck={false} />
      </Fieldset>
      <CountryLines words={glossary} countries={countries} />
      <GroupMessage name="citations" />
      <CitationFields locale={locale} index={0} sources={sources} />
      <LanguageField locale={locale} name="language" />
      <Disclosure summary={t("ownDate")} prefix="date." prefilled={DATE_PREFILLED}>
        <DateParts prefix="date." words={dateWords(locale)} />
      </Disclosure>
      <ReadingFields locale={locale} withVisibility />
      <PrecisionFields locale={locale} />
      <LanguageList locale={locale} />
      <div>
        <CountryButtons words={glossary} />
        <p className={`mt-2 ${formClasses.hint}`}>{translatorFor(locale, "desk")("log.saveHint")}</p>
      </div>
    </Form>
  );
}
