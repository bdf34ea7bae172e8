/** How much speaks for two records being of one person, and what. A score orders a worklist; it decides nothing. Pure. */
import { isPlainDate } from "@/lib/core/honest-date";
import { LIKENESSES, SHARED_TRAITS, type AlikeNames, type Likeness, type SharedTrait } from "@/lib/duplicates/schema";
import type { OnRecord } from "@/lib/duplicates/queries/people-on-record";
import { likenessOf } from "@/lib/facts/name-likeness";

/** Of 100. Names weigh most: people of one name are many, but those of one name taken away on one day are few. */
const WEIGHT_OF_NAMES: Readonly<Record<Likeness, number>> = { same_characters: 60, other_characters: 55, same_words: 50, other_order: 45, same_sound: 35, one_letter: 25, part: 10 };
const WEIGHT_OF_TRAITS: Readonly<Record<SharedTrait, number>> = { first_date: 20, first_stage: 3, place: 7, born: 10, occupation: 3, affiliation: 5, source: 2 };

/** For each of the first names how it is like any of the others, where it is; the surest first, and of equal ones the first. */
export function alikeNames(ones: readonly string[], others: readonly string[]): AlikeNames[] {
  const found = ones.flatMap((one) => {
    const alike = others.flatMap((other): AlikeNames[] => {
      const likeness = likenessOf(one, other);
      return likeness === null ? [] : [{ likeness, one, other }];
    });
    return alike.toSorted(bySureness).slice(0, 1);
  });
  return found.toSorted(bySureness);
}

function bySureness(one: AlikeNames, other: AlikeNames): number {
  return LIKENESSES.indexOf(one.likeness) - LIKENESSES.indexOf(other.likeness);
}

/** What else two people share. Open dates and missing places are shared by nobody. */
export function sharedTraits(one: OnRecord, other: OnRecord): SharedTrait[] {
  const [first, second] = [one.events.find(({ earliest }) => earliest !== null), other.events.find(({ earliest }) => earliest !== null)];
  const overlap = (ours: readonly (string | null)[], theirs: readonly (string | null)[]) => ours.some((value) => value !== null && theirs.includes(value));
  const places = ({ events }: OnRecord) => events.map(({ place }) => place?.trim().toLowerCase() ?? null);
  const shares: Record<SharedTrait, boolean> = {
    first_date: first !== undefined && second !== undefined && first.edtf === second.edtf,
    first_stage: first?.stage != null && first.stage === second?.stage,
    place: overlap(places(one), places(other)),
    born: overlap(knownBirths(one), knownBirths(other)),
    occupation: overlap(one.occupations, other.occupations),
    affiliation: overlap(one.affiliatedTo.map(({ id }) => id), other.affiliatedTo.map(({ id }) => id)),
    source: overlap(one.sourceIds, other.sourceIds),
  };
  return SHARED_TRAITS.filter((trait) => shares[trait]);
}

/** Those that a source states, each as a year, a month or a day: open and hedged ones are shared by nobody. */
function knownBirths({ births }: OnRecord): string[] {
  return births.flatMap(({ edtf, modality }) => (modality === "stated" && isPlainDate(edtf) ? [edtf] : []));
}

/** From 0 to 100. */
export function scoreOf(names: readonly AlikeNames[], traits: readonly SharedTrait[]): number {
  const [surest] = names;
  if (surest === undefined) return 0;
  return Math.min(100, WEIGHT_OF_NAMES[surest.likeness] + traits.reduce((sum, trait) => sum + WEIGHT_OF_TRAITS[trait], 0));
}
