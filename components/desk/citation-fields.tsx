import { Disclosure } from "@/components/forms/disclosure";
import { Field } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { formClasses } from "@/components/forms/form-classes";
import { Select, type Option } from "@/components/forms/select";
import { TextArea } from "@/components/forms/text-area";
import { credibilityOptions, reliabilityOptions } from "@/components/desk/choice-options";
import { KnownSources } from "@/components/desk/known-sources";
import { SourceFields } from "@/components/desk/source-fields";
import { knownWords } from "@/components/desk/script-words";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type CitationFieldsProps = { locale: Locale; index: number; sources: readonly Option[]; optional?: boolean; defaults?: Readonly<Record<string, string>> };

const NO_DEFAULTS: Readonly<Record<string, string>> = {};

/** Behind a summary: most facts are cited without. */
const SELDOM_SAID = { reliability: "", credibility: "", internalNote: "" };

/** One quotation, from a source on record or from a new one described beside it. */
export function CitationFields({ locale, index, sources, optional = false, defaults = NO_DEFAULTS }: CitationFieldsProps) {
  const t = translatorFor(locale, "desk");
  const profile = translatorFor(locale, "profile");
  const prefix = `citations[${index}].`;
  const given = (name: string) => defaults[`${prefix}${name}`] ?? "";
  const boxes = (
    <>
      <Select name={`${prefix}sourceId`} label={t("citation.pick")} empty={t("citation.pickNew")} options={sources} defaultValue={given("sourceId")} />
      <Disclosure summary={t("citation.new")} prefix={`${prefix}source.`} isOpen={sources.length === 0}>
        <p className={formClasses.hint}>{t("citation.newHint")}</p>
        <SourceFields locale={locale} prefix={`${prefix}source.`} known={<KnownSources index={index} at={paths.desk.suggestSource()} words={knownWords(locale)} />} isOptional />
      </Disclosure>
      <TextArea name={`${prefix}exact`} label={t("citation.exact")} hint={t("citation.exactHint")} rows={3} optional={optional} defaultValue={given("exact")} />
      <Field name={`${prefix}locator`} label={t("citation.locator")} hint={t("citation.locatorHint")} optional defaultValue={given("locator")} />
      <Disclosure summary={t("citation.more")} prefix={prefix} within={SELDOM_SAID} isOpen={Object.keys(SELDOM_SAID).some((name) => given(name) !== "")}>
        <p className={formClasses.hint}>{profile("desk.ratingHint")}</p>
        <div className={formClasses.pair}>
          <Select name={`${prefix}reliability`} label={profile("desk.reliability")} optional empty={profile("desk.notRated")} options={reliabilityOptions(locale)} defaultValue={given("reliability")} />
          <Select name={`${prefix}credibility`} label={profile("desk.credibility")} optional empty={profile("desk.notRated")} options={credibilityOptions(locale)} defaultValue={given("credibility")} />
        </div>
        <Field name={`${prefix}internalNote`} label={t("citation.note")} hint={t("citation.noteHint")} optional defaultValue={given("internalNote")} />
      </Disclosure>
    </>
  );
  if (!optional) return <Fieldset legend={t("citation.legend")} hint={t("citation.hint")}>{boxes}</Fieldset>;
  return (
    <Disclosure summary={t("citation.another")} prefix={prefix} isOpen={given("sourceId") !== "" || given("exact") !== ""}>
      <p className={formClasses.hint}>{t("citation.optionalHint")}</p>
      {boxes}
    </Disclosure>
  );
}
