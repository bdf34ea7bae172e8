/** The closed lists as choices of a form, in the reader's language. */
import type { Option } from "@/components/forms/select";
import { CERTAINTIES, CREDIBILITIES, EVENT_KINDS, MODALITIES, MEDIA, NAME_KINDS, OCCUPATIONS, PASSAGE_KINDS, PUBLIC_DATES, RELIABILITIES, SIGNATURE_STATES, STAGES, STANDINGS, STATEMENT_FORMS, VISIBILITIES, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";

const LISTS = {
  modality: MODALITIES,
  certainty: CERTAINTIES,
  standing: STANDINGS,
  visibility: VISIBILITIES,
  nameKind: NAME_KINDS,
  occupation: OCCUPATIONS,
  eventKind: EVENT_KINDS,
  medium: MEDIA,
  statementForm: STATEMENT_FORMS,
  passage: PASSAGE_KINDS,
  signatureState: SIGNATURE_STATES,
} as const;

/** One list, in its own order. */
export function optionsOf(list: keyof typeof LISTS, locale: Locale): Option[] {
  const words = translatorFor(locale, "words");
  return LISTS[list].map((code) => ({ value: code, label: words(`${list}.${code}` as "modality.stated") }));
}

/** The two scales by which a source and what it says are rated, apart from each other. */
export function reliabilityOptions(locale: Locale): Option[] {
  const t = translatorFor(locale, "profile");
  return RELIABILITIES.map((code) => ({ value: code, label: t(`rating.reliability.${code}`) }));
}

export function credibilityOptions(locale: Locale): Option[] {
  const t = translatorFor(locale, "profile");
  return CREDIBILITIES.map((code) => ({ value: code, label: t(`rating.credibility.${code}`) }));
}

/** How exactly the public reads a date that is known more exactly. */
export function publicDateOptions(locale: Locale): Option[] {
  const t = translatorFor(locale, "consent");
  return PUBLIC_DATES.map((code) => ({ value: code, label: t(`publicDate.${code}`) }));
}

/** The stages of the legal process, in their order. */
export function stageOptions(locale: Locale): Option[] {
  return STAGES.map((stage) => ({ value: stage, label: stageName(stage, locale) }));
}
