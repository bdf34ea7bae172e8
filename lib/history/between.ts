/** What lies between two states of one record, fact by fact: what history shows, and what restoring an old revision would do. Pure. */
import { differenceOf, type FactDifference } from "@/lib/changes/difference";
import { saidBy } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";

/** Fact id → the fact that it replaced. */
export type Origins = ReadonlyMap<string, string>;

/**
 * @param before the facts of one state; `after`: those of the other, which may be the older one
 * @returns every fact that differs. A fact said anew is one row, also after several rewritings; one that says the same in both, though retired and
 *   restored between them, is none
 */
export function differenceBetween(before: readonly StoredFact[], after: readonly StoredFact[], origins: Origins): FactDifference[] {
  const stayed = new Set(after.map(({ id }) => id));
  const was = new Set(before.map(({ id }) => id));
  const gone = new Map(before.filter(({ id }) => !stayed.has(id)).map((fact) => [fact.id as string, fact]));
  const came = new Map(after.filter(({ id }) => !was.has(id)).map((fact) => [fact.id as string, fact]));
  const pairs = new Map<string, string>();
  const pair = (young: StoredFact, old: StoredFact) => {
    gone.delete(old.id);
    pairs.set(young.id, old.id);
  };
  const said = new Map([...gone.values()].map((fact) => [wordsOf(fact), fact]));
  // What says the same is no difference, whoever wrote it anew.
  for (const young of [...came.values()]) {
    const old = said.get(wordsOf(young));
    if (old === undefined || !gone.has(old.id)) continue;
    gone.delete(old.id);
    came.delete(young.id);
  }
  for (const young of came.values()) {
    const old = gone.get(originAmong(young.id, gone, origins) ?? "") ?? [...gone.values()].find((fact) => originAmong(fact.id, new Map([[young.id as string, young]]), origins) !== null);
    if (old !== undefined) pair(young, old);
  }
  const added = [...came.values()].map((fact) => ({ ...fact, replaces: before.find(({ id }) => id === pairs.get(fact.id))?.id ?? null }));
  return differenceOf({ added, retired: before.filter(({ id }) => gone.has(id) || [...pairs.values()].includes(id)) });
}

function originAmong(id: string, wanted: ReadonlyMap<string, StoredFact>, origins: Origins): string | null {
  // Each step goes to an older fact, so this ends.
  for (let at = origins.get(id); at !== undefined; at = origins.get(at)) if (wanted.has(at)) return at;
  return null;
}

function wordsOf(fact: StoredFact): string {
  return JSON.stringify([fact.question, saidBy(fact), fact.preferredReason]);
}
