/** What a cell says of a closed list: by its code, or by its word in either language, however that is spaced and written. Pure. */
import {
  AFFILIATION_KINDS, CERTAINTIES, CHARGE_STAGES, CHARGES, EVENT_KINDS, LOCALES, MODALITIES, NAME_KINDS, OCCUPATIONS, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, STAGES, STANDINGS, VISIBILITIES,
  type AffiliationKind, type Certainty, type Charge, type ChargeStage, type EventKind, type Locale, type Modality, type NameKind, type Occupation, type RepresentationBeginning, type RepresentationEnding, type Stage, type Standing, type Visibility,
} from "@/lib/core/kinds";
import { ATTRIBUTES_ON } from "@/lib/core/record-shapes";
import { foldHeading } from "@/lib/imports/fields";
import type { RowKind } from "@/lib/imports/kinds-of-row";
import { translatorFor, type Messages } from "@/lib/messages/translate";
import { chargeName } from "@/lib/vocabulary/charges";
import { stageName } from "@/lib/vocabulary/stages";

/** What a row tells: an event, by its stage or its kind; or another fact, by its kind and what of that. */
export type What =
  | { kind: "event_reading"; stage: Stage; eventKind: null }
  | { kind: "event_reading"; stage: null; eventKind: EventKind }
  | { kind: "spell" }
  | { kind: "name"; nameKind: NameKind }
  | { kind: "attribute"; attribute: (typeof ATTRIBUTES_ON.person)[number] }
  | { kind: "affiliation"; affiliation: AffiliationKind }
  | { kind: "charge"; chargeStage: ChargeStage }
  | { kind: "representation"; began: RepresentationBeginning };

const word = (key: string) => (locale: Locale): string => translatorFor(locale, "words")(key as `modality.${keyof Messages["words"]["modality"]}`);
const inCustody = (key: string) => (locale: Locale): string => translatorFor(locale, "custody")(key as `chargeStage.${keyof Messages["custody"]["chargeStage"]}`);

function listed<Code extends string>(codes: readonly Code[], wordOf: (code: Code, locale: Locale) => string): ReadonlyMap<string, Code> {
  // The codes last: none is hidden by another one's word.
  return new Map([...codes.flatMap((code) => LOCALES.map((locale): [string, Code] => [foldHeading(wordOf(code, locale)), code])), ...codes.map((code): [string, Code] => [foldHeading(code), code])]);
}

const STAGE_OF = listed(STAGES, stageName);
const KIND_OF = listed(EVENT_KINDS, (code, locale) => word(`eventKind.${code}`)(locale));

/** A kind of fact that a row can tell beside events, by its code and its words. */
type ToldWord = { code: string; wordsIn: (locale: Locale) => string; what: Exclude<What, { kind: "event_reading" }> };

// Kind and name together: alone, some of the names are those of a stage.
const whichOf = (kind: (locale: Locale) => string, which: (locale: Locale) => string) => (locale: Locale): string => translatorFor(locale, "imports")("start.whichOf", { kind: kind(locale), which: which(locale) });

const TOLD: readonly ToldWord[] = [
  { code: "custody", wordsIn: word("factKind.spell"), what: { kind: "spell" } },
  ...NAME_KINDS.map((nameKind): ToldWord => ({ code: `name_${nameKind}`, wordsIn: whichOf(word("factKind.name"), word(`nameKind.${nameKind}`)), what: { kind: "name", nameKind } })),
  ...ATTRIBUTES_ON.person.map((attribute): ToldWord => ({ code: attribute, wordsIn: word(`attribute.${attribute}`), what: { kind: "attribute", attribute } })),
  ...AFFILIATION_KINDS.map((affiliation): ToldWord => ({ code: affiliation, wordsIn: word(`affiliation.${affiliation}`), what: { kind: "affiliation", affiliation } })),
  // Where nothing is known of how it began, the bare word does.
  ...REPRESENTATION_BEGINNINGS.map((began): ToldWord => (began === "unknown" ? { code: "lawyer", wordsIn: inCustody("fields.lawyer"), what: { kind: "representation", began } } : { code: `lawyer_${began}`, wordsIn: whichOf(inCustody("fields.lawyer"), inCustody(`began.${began}`)), what: { kind: "representation", began } })),
  ...CHARGE_STAGES.map((chargeStage): ToldWord => ({ code: `charge_${chargeStage}`, wordsIn: whichOf(word("factKind.charge"), inCustody(`chargeStage.${chargeStage}`)), what: { kind: "charge", chargeStage } })),
];
const FACT_OF: ReadonlyMap<string, What> = new Map<string, What>(TOLD.flatMap(({ code, wordsIn, what }) => [...LOCALES.map(wordsIn), code].map((text): [string, What] => [foldHeading(text), what])));

/** What a row of these kinds may have in its column `what`, in the words of one language, each with its code. */
export function toldWords(kinds: readonly RowKind[], locale: Locale): { code: string; words: string }[] {
  return TOLD.flatMap(({ code, wordsIn, what }) => (kinds.includes(what.kind) ? [{ code, words: wordsIn(locale) }] : []));
}

const LISTS = {
  modality: listed<Modality>(MODALITIES, (code, locale) => word(`modality.${code}`)(locale)),
  certainty: listed<Certainty>(CERTAINTIES, (code, locale) => word(`certainty.${code}`)(locale)),
  standing: listed<Standing>(STANDINGS, (code, locale) => word(`standing.${code}`)(locale)),
  visibility: listed<Visibility>(VISIBILITIES, (code, locale) => word(`visibility.${code}`)(locale)),
  occupation: listed<Occupation>(OCCUPATIONS, (code, locale) => word(`occupation.${code}`)(locale)),
  ended: listed<RepresentationEnding>(REPRESENTATION_ENDINGS, (code, locale) => inCustody(`ended.${code}`)(locale)),
  charge: listed<Charge>(CHARGES, chargeName),
} as const;

/** A stage of the legal process, another kind of event, or another kind of fact. Null where the cell is none of these. */
export function whatOf(cell: string): What | null {
  const folded = foldHeading(cell);
  const stage = STAGE_OF.get(folded);
  if (stage !== undefined) return { kind: "event_reading", stage, eventKind: null };
  const eventKind = KIND_OF.get(folded);
  return eventKind === undefined ? (FACT_OF.get(folded) ?? null) : { kind: "event_reading", stage: null, eventKind };
}

/** The code that a cell means; the cell itself where it is none, for the form's own check to refuse. */
export function codeIn(list: keyof typeof LISTS, cell: string): string {
  return LISTS[list].get(foldHeading(cell)) ?? cell;
}
