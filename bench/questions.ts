/** What is asked of the search: names as people type them, and filters; of people who are in the small record and in the large one alike. */
import type { FacetCount } from "@/lib/editions/queries/count-people";
import { FACETS, type Facet } from "@/lib/editions/search/facets";
import { hasHanzi } from "@/lib/editions/search/fold";
import { nameKeysOf } from "@/lib/editions/search/name-keys";
import { randomFrom } from "@/prisma/factories/invented-people";
import { namesOf } from "@/prisma/factories/invented-record";
import { spellingOf, withOneSlip } from "@/prisma/factories/search-recall";

/** `what`: the kind of question, for the report. */
export type Question = { what: string; params: Record<string, string> };

/** People of the small record, who stand in both. */
export const SMALL_PEOPLE = 1_000;
const OF_EACH_KIND = 8;
const LETTERS_BEGINNING = 4;

/** So many of each kind of typed name. @param skip people left out, so that a second sample asks for others */
export function typedNames(seed: number, skip = 0): Question[] {
  const random = randomFrom(seed + 1);
  const people = namesOf({ people: SMALL_PEOPLE, seed }).slice(skip);
  const spelled = people.map(spellingOf).filter((words) => words.includes(" "));
  const hanzi = people.flatMap((names) => names.filter(({ text }) => hasHanzi(text)).map(({ text }) => text));
  const some = <T>(list: readonly T[], from: number): T[] => list.slice(from * OF_EACH_KIND, (from + 1) * OF_EACH_KIND);
  const asked = (what: string, texts: readonly string[], more: Record<string, string> = {}): Question[] => texts.map((q) => ({ what, params: { q, ...more } }));
  return [
    ...asked("whole name, letters", some(spelled, 0)),
    ...asked("whole name, Hanzi", some(hanzi, 0)),
    ...asked("name with one slip", some(spelled, 1).map((words) => withOneSlip(words, random))),
    ...asked("given name", some(spelled, 2).map((words) => words.split(" ").at(-1) ?? words)),
    ...asked("beginning of a name", some(spelled, 3).map((words) => words.replaceAll(" ", "").slice(0, LETTERS_BEGINNING))),
    ...asked("surname, one character", [...new Set(some(hanzi, 1).map((text) => [...text][0] ?? text))]),
    ...asked("initials", some(spelled, 4).map((words) => nameKeysOf(words, "zh").initials[0] ?? words)),
    ...asked("surname and a filter", some(spelled, 5).map((words) => words.split(" ")[0] ?? words), { occupation: "lawyer" }),
  ];
}

export type Chosen = { facet: Facet; value: string; tag: string };

/** Of each facet that anybody has, the value that most people have and one in the middle. */
export function valuesFrom(facets: readonly FacetCount[]): { most: Chosen[]; middle: Chosen[] } {
  const of = (facet: Facet) => facets.filter((count) => count.facet === facet).map(({ value, record }): Chosen => ({ facet, value, tag: `${facet}:${record ?? value}` }));
  const all = FACETS.map(of).filter((values) => values.length > 0);
  return { most: all.flatMap((values) => values.slice(0, 1)), middle: all.flatMap((values) => values.slice(Math.floor(values.length / 2)).slice(0, 1)) };
}

/** Every two values of different facets. */
export function pairsOf(values: readonly Chosen[]): [Chosen, Chosen][] {
  return values.flatMap((one, at) => values.slice(at + 1).map((other): [Chosen, Chosen] => [one, other]));
}

/** Everybody, and each of these values alone. */
export function singleFilters(values: readonly Chosen[]): Question[] {
  return [{ what: "everybody", params: {} }, ...values.map(({ facet, value }) => ({ what: `filter: ${facet}`, params: { [facet]: value } }))];
}

/** The pairs as questions. */
export function doubleFilters(values: readonly Chosen[]): Question[] {
  return pairsOf(values).map(([one, other]) => ({ what: `${one.facet} and ${other.facet}`, params: { [one.facet]: one.value, [other.facet]: other.value } }));
}

/** The path of a question's page or answer. */
export function pathOf(list: string, { params }: Question): string {
  const query = new URLSearchParams(params).toString();
  return query === "" ? list : `${list}?${query}`;
}
