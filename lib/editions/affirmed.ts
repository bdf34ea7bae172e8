/** What sources affirm of one thing, value by value: what is only denied heads no page, makes no lawyer and counts nowhere. */
import type { Attribute } from "@/lib/core/kinds";
import type { EditionAttribute, EditionBody, EditionBodyOf } from "@/lib/editions/contract";
import { attributesOf, factsOfCase, preferredFirst } from "@/lib/editions/facts";
import { isAffirmed, markOf, type Mark, type Reading } from "@/lib/editions/mark";

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

/** The value of one attribute that may be said in a title, where nothing can stand beside it: plainly stated; undefined where there is none. */
export function plainOf(body: Pick<EditionBody, "attributes">, attribute: Attribute): EditionAttribute | undefined {
  return affirmedOf(body, attribute).find(({ mark }) => mark === null)?.reading;
}

/** The cases of a person of which a source affirms something: one of which all is denied is drawn, and not counted. */
export function casesAffirmed(person: EditionBodyOf<"person">): EditionBodyOf<"person">["cases"] {
  return person.cases.filter((detention) => factsOfCase(detention).some(isAffirmed));
}
