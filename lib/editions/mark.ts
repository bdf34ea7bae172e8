/** How surely the sources together say one thing: the word without which a title or a list would say more than they do. */
import type { Certainty, Modality } from "@/lib/core/kinds";
import type { EditionFact } from "@/lib/editions/facts";

/** As much of a fact as says how surely it is said. */
export type Reading = Pick<EditionFact, "modality" | "disputed" | "certainty">;

/** What must stand beside a thing said in our own words; null: sources state it and none contradicts. */
export const MARKS = ["disputed", "alleged", "may_have", "denied", "likely", "uncertain"] as const;
export type Mark = (typeof MARKS)[number] | null;

const MARK_OF_MODALITY = { stated: null, admitted: null, alleged: "alleged", may_have: "may_have", denied: "denied" } as const satisfies Record<Modality, Mark>;
const MARK_OF_CERTAINTY = { certain: null, likely: "likely", uncertain: "uncertain" } as const satisfies Record<Certainty, Mark>;

/**
 * The mark of several readings of one thing (docs/architecture.md, rules 4 and 5).
 * @param readings at least one; in the order shown
 * @returns "disputed" where one source affirms what another denies, or where a reading is itself disputed; "denied" where all deny it; null where
 *   one states it plainly and surely, or it was admitted; otherwise how the first reading puts it, and where it states it: how sure it is
 */
export function markOf(readings: readonly Reading[]): Mark {
  const affirmed = readings.filter(isAffirmed);
  if (affirmed.length === 0) return "denied";
  if (affirmed.length < readings.length || affirmed.some(({ disputed }) => disputed)) return "disputed";
  const marks = affirmed.map(({ modality, certainty }) => MARK_OF_MODALITY[modality] ?? MARK_OF_CERTAINTY[certainty]);
  return marks.includes(null) ? null : (marks[0] ?? null);
}

/** Whether a reading says that the thing was so, however carefully. */
export function isAffirmed({ modality }: Pick<Reading, "modality">): boolean {
  return modality !== "denied";
}

/** The readings that say it was not so. */
export function denialsAmong<R extends Pick<Reading, "modality">>(readings: readonly R[]): R[] {
  return readings.filter((reading) => !isAffirmed(reading));
}
