/** What of facts is left when sources were withdrawn: no edition may hold their words. Pure. */
import type { StoredFact } from "@/lib/facts/schema";

/** Ids of every source that the facts cite, each once. */
export function sourcesOf(facts: readonly StoredFact[]): string[] {
  return [...new Set(facts.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)))];
}

/** The fact without its quotations of withdrawn sources; none where it has no other. */
export function standingFact(fact: StoredFact, withdrawn: ReadonlySet<string>): StoredFact[] {
  const citations = fact.citations.filter(({ sourceId }) => !withdrawn.has(sourceId));
  return citations.length === 0 ? [] : [{ ...fact, citations }];
}

export function withoutWithdrawn<R extends { facts: readonly StoredFact[] }>(record: R, withdrawn: ReadonlySet<string>): R {
  return withdrawn.size === 0 ? record : { ...record, facts: record.facts.flatMap((fact) => standingFact(fact, withdrawn)) };
}
