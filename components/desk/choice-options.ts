/** The closed lists as choices of a form, in the reader's language. */
import type { Option } from "@/components/forms/select";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, CERTAINTIES, CHARGE_STAGES, CHARGES, CREDIBILITIES, EVENT_KINDS, MODALITIES, MEDIA, NAME_KINDS, OCCUPATIONS, PASSAGE_KINDS, PUBLIC_DATES, RELIABILITIES, REPRESENTATION_BEGINNINGS,
  REPRESENTATION_ENDINGS, SIGNATURE_STATES, STAGES, STANDINGS, STATEMENT_FORMS, VISIBILITIES, type Locale,
} from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { chargeName } from "@/lib/vocabulary/charges";
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
  affiliation: AFFILIATION_KINDS,
  aboutRelation: ABOUT_RELATIONS,
} as const;

/** One list, in its own order. */
export function optionsOf(list: keyof typeof LISTS, locale: Locale): Option[] {
  const words = translatorFor(locale, "words");
  return LISTS[list].map((code) => ({ value: code, label: words(`${list}.${code}` as "modality.stated") }));
}

const CUSTODY_LISTS = { chargeStage: CHARGE_STAGES, began: REPRESENTATION_BEGINNINGS, ended: REPRESENTATION_ENDINGS } as const;

/** The same of custody, charges and lawyers. */
export function custodyOptionsOf(list: keyof typeof CUSTODY_LISTS, locale: Locale): Option[] {
  const custody = translatorFor(locale, "custody");
  return CUSTODY_LISTS[list].map((code) => ({ value: code, label: custody(`${list}.${code}` as "began.engaged") }));
}

/** The charges of the vocabulary. */
export function chargeOptions(locale: Locale): Option[] {
  return CHARGES.map((charge) => ({ value: charge, label: chargeName(charge, locale) }));
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
