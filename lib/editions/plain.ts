/**
 * What may be said plainly of one thing that several sources speak of (docs/architecture.md, rules 4 and 5; decision 033): what they state, and
 * none contradicts. Everything that counts, titles, orders or files something asks here; the rest carries a mark.
 */
import { preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { denialsAmong, isAffirmed, markOf, type Mark, type Reading } from "@/lib/editions/mark";

type Weighed = Reading & { preferred: boolean };

/** The readings that say what a thing was: those an editor preferred, else those that affirm it; denials only where there is nothing else. */
export function tellingAmong<R extends Weighed>(readings: readonly R[]): readonly R[] {
  const affirmed = readings.filter(isAffirmed);
  const preferred = affirmed.filter((reading) => reading.preferred);
  return preferred.length > 0 ? preferred : affirmed.length > 0 ? affirmed : readings;
}

/** How surely a thing is said to have been at all, whatever else is said of it: who denies it contradicts who tells of it. */
export function markOfThing(readings: readonly Weighed[]): Mark {
  return markOf([...tellingAmong(readings).filter(isAffirmed), ...denialsAmong(readings)]);
}

type Question<R> = { says: (reading: R) => boolean; contradicts: (reading: R) => boolean };

/**
 * How surely readings of one thing say something of it.
 * @returns "denied" where none affirms it. To say it is to say the thing: who denies the thing denies it, whether or not they name what is asked.
 */
export function markSaying<R extends Weighed>({ says, contradicts }: Question<R>, readings: readonly R[]): Mark {
  const under = readings.filter((reading) => says(reading) && isAffirmed(reading));
  if (under.length === 0) return "denied";
  const preferred = readings.filter((reading) => reading.preferred && isAffirmed(reading));
  // An editor who preferred a reading without it did not take it for the likelier one.
  if (preferred.some((reading) => !says(reading))) return "disputed";
  // Where nobody preferred one, a source that says another contradicts; one that says none does not.
  if (preferred.length === 0 && readings.some((reading) => contradicts(reading) && isAffirmed(reading))) return "disputed";
  return markOf([...(preferred.length === 0 ? under : preferred), ...denialsAmong(readings)]);
}

/**
 * A reading on which the sources agree, or of what an editor preferred: one that itself states it plainly.
 * @param sayOf what a reading says, as text: two readings that say the same agree
 * @returns null where it is only alleged, disputed or denied, where the sources differ and none is preferred, or where what is preferred is only alleged
 */
export function agreedOf<F extends EditionFact>(readings: readonly F[], sayOf: (reading: F) => string): F | null {
  const inOrder = preferredFirst(readings);
  const [first] = inOrder;
  if (first === undefined || markOf(readings) !== null) return null;
  const alike = inOrder.filter((reading) => sayOf(reading) === sayOf(first));
  return first.preferred || alike.length === readings.length ? (alike.find((reading) => markOf([reading]) === null) ?? null) : null;
}
