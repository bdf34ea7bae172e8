/** What sources affirm of one thing, value by value: what is only denied heads no page, makes no lawyer and counts nowhere. */
import type { Attribute } from "@/lib/core/kinds";
import type { EditionAttribute, EditionBody, EditionBodyOf } from "@/lib/editions/contract";
import { attributesOf, factsOfCase, preferredFirst, type EditionFact } from "@/lib/editions/facts";
import { isAffirmed, markOf, type Mark, type Reading } from "@/lib/editions/mark";
import { agreedOf, markOfThing, markSaying, tellingAmong } from "@/lib/editions/plain";

export type Affirmed<R> = { reading: R; mark: Mark };

/**
 * Each value that a source affirms, once, with the mark that must stand beside it.
 * @param readings of one question, denials included
 * @param valueOf what a reading says, as text: readings of the same value are one
 * @returns plainly stated ones first, among them preferred ones first; otherwise in the order given
 */
export function affirmedValues<R extends Reading & { preferred: boolean }>(readings: readonly R[], valueOf: (reading: R) => string): Affirmed<R>[] {
  const values = new Map<string, R[]>();
  for (const reading of preferredFirst(readings)) values.set(valueOf(reading), [...(values.get(valueOf(reading)) ?? []), reading]);
  const affirmed = [...values.values()].flatMap((alike): Affirmed<R>[] => {
    const reading = alike.find(isAffirmed);
    return reading === undefined ? [] : [{ reading, mark: markOf(alike) }];
  });
  return affirmed.toSorted((a, b) => Number(a.mark !== null) - Number(b.mark !== null));
}

/** The values of one attribute that a source affirms. */
export function affirmedOf(body: Pick<EditionBody, "attributes">, attribute: Attribute): Affirmed<EditionAttribute>[] {
  return affirmedValues(attributesOf(body, attribute), ({ text }) => text);
}

/** How surely the surest of several things is said, one of which is enough for a list. @param keyOf which thing a fact is a reading of */
export function markOfSurest<F extends EditionFact>(facts: readonly F[], keyOf: (fact: F) => string): Mark {
  const [surest] = affirmedValues(facts, keyOf);
  return surest?.mark ?? null;
}

/**
 * What sources say of one attribute, to be drawn side by side: what an editor preferred alone, else every value, each marked as disputed where they differ.
 */
export function saidOf(body: Pick<EditionBody, "attributes">, attribute: Attribute): Affirmed<EditionAttribute>[] {
  const readings = attributesOf(body, attribute);
  return affirmedValues(tellingAmong(readings), ({ text }) => text).map(({ reading }) => ({
    reading,
    // Who denies one value says nothing of the others.
    mark: markSaying({ says: ({ text }) => text === reading.text, contradicts: ({ text }) => text !== reading.text }, readings.filter((other) => isAffirmed(other) || other.text === reading.text)),
  }));
}

/** The value of one attribute that may be said where nothing can stand beside it: plainly stated, and no other source says another one; null where there is none. */
export function plainOf(body: Pick<EditionBody, "attributes">, attribute: Attribute): EditionAttribute | null {
  return agreedOf(attributesOf(body, attribute), ({ text }) => text);
}

type Cases = EditionBodyOf<"person">["cases"];

/** The cases of a person of which a source affirms something: one of which all is denied is drawn, and not counted. */
export function casesAffirmed(person: EditionBodyOf<"person">): Cases {
  return person.cases.filter((detention) => factsOfCase(detention).some(isAffirmed));
}

/**
 * The same told apart by how surely: to count a deprivation of liberty is to say it.
 * @returns `plain`: of at least one event, stretch of custody, charge or representation of it, sources state it and none contradicts; `marked`: the others
 */
export function casesBySureness(person: EditionBodyOf<"person">): { plain: Cases; marked: Cases } {
  const affirmed = casesAffirmed(person);
  return { plain: affirmed.filter(isPlain), marked: affirmed.filter((detention) => !isPlain(detention)) };
}

function isPlain({ events, spells = [], charges = [], representations = [] }: Cases[number]): boolean {
  const isAny = <F extends EditionFact>(facts: readonly F[], thingOf: (fact: F) => unknown) => thingsAmong(facts, thingOf).some((readings) => markOfThing(readings) === null);
  // What was charged at one stage, in whatever words; sources that deny one charge deny no other.
  return isAny(events, ({ event }) => event) || isAny(spells, ({ spell }) => spell) || isAny(charges, ({ stage, text }) => `${stage} ${text}`) || isAny(representations, ({ lawyer }) => lawyer);
}

/** Facts by the thing that they are readings of, in the order given. */
export function thingsAmong<F>(facts: readonly F[], thingOf: (fact: F) => unknown): F[][] {
  const things = new Map<unknown, F[]>();
  for (const fact of facts) things.set(thingOf(fact), [...(things.get(thingOf(fact)) ?? []), fact]);
  return [...things.values()];
}
