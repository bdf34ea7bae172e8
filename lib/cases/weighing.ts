/** What can be made of a reading that stands beside others. Pure; lib/cases/commands/weigh-fact.ts does it through a change, so that four eyes see it. */
import type { WEIGHINGS } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";

export type Weighing = (typeof WEIGHINGS)[number];

type Weighed = Pick<StoredFact, "preferred" | "preferredReason" | "standing" | "standingReason">;

/** What may be done with a reading as it stands. @param answers how many readings, this one among them, answer the question: one alone is preferred to nothing */
export function weighingsOf({ preferred, standing }: Pick<Weighed, "preferred" | "standing">, answers: number): Weighing[] {
  if (standing === "rejected") return ["accept"];
  return [...(preferred ? (["take_back"] as const) : answers > 1 ? (["prefer"] as const) : []), "reject"];
}

/**
 * What weighing says anew, each as it stands afterwards: those whose preference goes when another one is preferred, and last the reading itself.
 * @param answers the readings that answer the question, this one among them
 */
export function saidAnew(fact: StoredFact, answers: readonly StoredFact[], weighing: Weighing, reason: string): { fact: StoredFact; as: Weighed }[] {
  const before = weighing === "prefer" ? answers.filter(({ preferred, id }) => preferred && id !== fact.id) : [];
  return [...before.map((other) => ({ fact: other, as: weighed(other, "take_back", reason) })), { fact, as: weighed(fact, weighing, reason) }];
}

/** How the reading stands afterwards. A rejected one is preferred no longer. */
function weighed(fact: Weighed, weighing: Weighing, reason: string): Weighed {
  const { preferred, preferredReason, standing, standingReason } = fact;
  switch (weighing) {
    case "prefer":
      return { preferred: true, preferredReason: reason, standing, standingReason };
    case "take_back":
      return { preferred: false, preferredReason: null, standing, standingReason };
    case "reject":
      return { preferred: false, preferredReason: null, standing: "rejected", standingReason: reason };
    case "accept":
      return { preferred, preferredReason, standing: "accepted", standingReason: null };
  }
}
