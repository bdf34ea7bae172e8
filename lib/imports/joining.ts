/**
 * Rows of one case with the same word under `event` are of one event, or of one stretch of custody. Where one of them is on record already, the others join what it is
 * of: a table that grew and is brought again would else tell of it twice. Pure.
 */
import type { Joined, KnownReading } from "@/lib/imports/left-out";
import type { Problem } from "@/lib/imports/read-row";

/** A row as far as it matters here. `group`: whose case, which kind of fact and which word; null where nothing joins it. `standing`: what says the same in the same words on record. */
type Joining = { group: string | null; standing: readonly KnownReading[] };

/**
 * @returns of the rows of a page, in their order, what each joins, or why it cannot: it is not sure which one is meant, or a page further up began another one with that
 * word. Pages are asked for in their order; groups are kept between them.
 */
export function makeJoiner(): (rows: readonly Joining[]) => { joins: Joined | null; problem: Problem | null }[] {
  const onRecord = new Map<string, Map<string, Joined>>();
  const begun = new Set<string>();
  return (rows) => {
    for (const { group, standing } of rows) {
      for (const { joins } of standing) if (group !== null && joins !== null) onRecord.set(group, (onRecord.get(group) ?? new Map<string, Joined>()).set(JSON.stringify(joins), joins));
    }
    return rows.map(({ group, standing }) => {
      const found = group === null ? [] : [...(onRecord.get(group)?.values() ?? [])];
      if (standing.length > 0) return { joins: null, problem: group !== null && begun.has(group) ? PROBLEM : null };
      if (group !== null && found.length === 0) begun.add(group);
      return found.length > 1 ? { joins: null, problem: PROBLEM } : { joins: found[0] ?? null, problem: null };
    });
  };
}

const PROBLEM: Problem = ["event", "importEventOnRecord"];
