/** What a cell says of a closed list: by its code, or by its word in either language, however that is spaced and written. Pure. */
import { CERTAINTIES, EVENT_KINDS, LOCALES, MODALITIES, STAGES, STANDINGS, VISIBILITIES, type Certainty, type EventKind, type Locale, type Modality, type Stage, type Standing, type Visibility } from "@/lib/core/kinds";
import { foldHeading } from "@/lib/imports/fields";
import { translatorFor, type Messages } from "@/lib/messages/translate";
import { stageName } from "@/lib/vocabulary/stages";

type What = { stage: Stage; eventKind: null } | { stage: null; eventKind: EventKind };

const word = (key: string) => (locale: Locale): string => translatorFor(locale, "words")(key as `modality.${keyof Messages["words"]["modality"]}`);

function listed<Code extends string>(codes: readonly Code[], wordOf: (code: Code, locale: Locale) => string): ReadonlyMap<string, Code> {
  // The codes last: none is hidden by another one's word.
  return new Map([...codes.flatMap((code) => LOCALES.map((locale): [string, Code] => [foldHeading(wordOf(code, locale)), code])), ...codes.map((code): [string, Code] => [foldHeading(code), code])]);
}

const STAGE_OF = listed(STAGES, stageName);
const KIND_OF = listed(EVENT_KINDS, (code, locale) => word(`eventKind.${code}`)(locale));
const LISTS = {
  modality: listed<Modality>(MODALITIES, (code, locale) => word(`modality.${code}`)(locale)),
  certainty: listed<Certainty>(CERTAINTIES, (code, locale) => word(`certainty.${code}`)(locale)),
  standing: listed<Standing>(STANDINGS, (code, locale) => word(`standing.${code}`)(locale)),
  visibility: listed<Visibility>(VISIBILITIES, (code, locale) => word(`visibility.${code}`)(locale)),
} as const;

/** A stage of the legal process, or another kind of event. Null where the cell is neither. */
export function whatOf(cell: string): What | null {
  const folded = foldHeading(cell);
  const stage = STAGE_OF.get(folded);
  if (stage !== undefined) return { stage, eventKind: null };
  const eventKind = KIND_OF.get(folded);
  return eventKind === undefined ? null : { stage: null, eventKind };
}

/** The code that a cell means; the cell itself where it is none, for the form's own check to refuse. */
export function codeIn(list: keyof typeof LISTS, cell: string): string {
  return LISTS[list].get(foldHeading(cell)) ?? cell;
}
