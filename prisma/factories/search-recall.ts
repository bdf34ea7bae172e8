/** How often a name with one slip still finds its person among the first five: the promise of docs/architecture.md, as a number. */
import { foldWords } from "@/lib/editions/search/fold";
import { nameKeysOf, ordersOf } from "@/lib/editions/search/name-keys";
import { searchPeople } from "@/lib/editions/queries/search-people";
import { readSearch } from "@/lib/editions/search/params";
import { inventedNames, inventedPerson, inventedSurroundings, oneOf, randomFrom, type InventedName } from "@/prisma/factories/invented-people";
import { insertStanding } from "@/prisma/factories/standing-records";

const FIRST = 5;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

export type Recall = {
  people: number;
  queries: number;
  found: number;
  /** found / queries. */
  recall: number;
  /** Slips that made another person's exact name, drawn again: there the other one must come first. */
  redrawn: number;
  misses: { typed: string; meant: string; instead: string[] }[];
};

/** A person on record and their name as folded words. */
export type Spelled = { id: string; words: string };

/**
 * Fills a throw-away database with invented people and asks for some of them with one letter left out, put in, changed, or turned with its neighbour.
 * @param ownerUrl a superuser's connection; the reader's is in the environment
 */
export async function measureRecall(ownerUrl: string, { people, queries, seed }: { people: number; queries: number; seed: number }): Promise<Recall> {
  const random = randomFrom(seed);
  const around = inventedSurroundings();
  const names = inventedNames(people, random);
  const editions = names.map((each, number) => inventedPerson(number, each, random, around));
  await insertStanding(ownerUrl, [...around.editions, ...editions]);
  return askWithSlips(names.map((each, number) => ({ id: editions[number]?.body.id ?? "", words: spellingOf(each) })), queries, random);
}

/** The first of a person's names that can be spelled, as folded words. */
export function spellingOf(names: readonly InventedName[]): string {
  return names.map(({ text, language }) => (foldWords(text) === "" ? nameKeysOf(text, language).words : foldWords(text))).find((words) => words != null) ?? "";
}

/** Asks for some of these people, who stand, each with one slip in their name. @param people no two are spelled alike */
export async function askWithSlips(people: readonly Spelled[], queries: number, random: () => number): Promise<Recall> {
  const exact = new Set(people.flatMap(({ words }) => ordersOf(words.split(" "))));
  const result: Recall = { people: people.length, queries, found: 0, recall: 0, redrawn: 0, misses: [] };
  for (let asked = 0; asked < queries; ) {
    const { id, words: meant } = oneOf(people, random);
    const typed = withOneSlip(meant, random);
    if (exact.has(typed.replaceAll(" ", ""))) {
      result.redrawn += 1;
      continue;
    }
    asked += 1;
    const found = await searchPeople(readSearch({ q: typed }, "people").search, { offset: 0, length: FIRST });
    if (found.people.some(({ person }) => person.body.id === id)) result.found += 1;
    else result.misses.push({ typed, meant, instead: found.people.map(({ person }) => person.body.names[0]?.text ?? "") });
  }
  result.recall = result.found / queries;
  return result;
}

/** Ways in which a whole name answers: what stands before everything else (lib/editions/search/ways.ts). */
const WHOLE_NAMES: ReadonlySet<string> = new Set(["whole", "order", "pinyin", "sound"]);

/** How many of these names, typed as they are, find first somebody who is called exactly so, and the person meant among the first five. */
export async function askExactly(people: readonly Spelled[]): Promise<{ asked: number; exactFirst: number; found: number }> {
  let [exactFirst, found] = [0, 0];
  for (const { id, words } of people) {
    const answer = await searchPeople(readSearch({ q: words }, "people").search, { offset: 0, length: FIRST });
    if (WHOLE_NAMES.has(answer.people[0]?.matched?.way ?? "")) exactFirst += 1;
    if (answer.people.some(({ person }) => person.body.id === id)) found += 1;
  }
  return { asked: people.length, exactFirst, found };
}

/** The same words with one slip in one of their letters. */
export function withOneSlip(words: string, random: () => number): string {
  const letters = [...words];
  const places = letters.flatMap((letter, at) => (letter === " " ? [] : [at]));
  for (;;) {
    const at = oneOf(places, random);
    const slips = [
      () => letters.toSpliced(at, 1),
      () => letters.toSpliced(at, 0, oneOf(LETTERS, random)),
      () => letters.toSpliced(at, 1, oneOf(LETTERS, random)),
      () => (letters[at + 1] === undefined || letters[at + 1] === " " ? letters : letters.toSpliced(at, 2, letters[at + 1] ?? "", letters[at] ?? "")),
    ];
    const slipped = oneOf(slips, random)().join("").trim();
    if (slipped !== words) return slipped;
  }
}

/** The figure and each miss, for people to read. */
export function recallInWords({ people, queries, found, recall, redrawn, misses }: Recall, seed: number): string {
  const lines = misses.map(({ typed, meant, instead }) => `  ${typed} ← ${meant}; first: ${instead.join(", ") || "nobody"}`);
  return [`${String(people)} invented people, ${String(queries)} names with one slip, seed ${String(seed)}: ${String(found)} found among the first ${String(FIRST)} (${recall.toFixed(3)}); ${String(redrawn)} slips made another's exact name and were drawn again.`, ...lines].join("\n") + "\n";
}
