/** Rows of the table of permissions (table.ts) about expunging. */
import type { Thing } from "./thing";

const NOT_GONE = ["withdrawn", "proposed", "lapsed", "taken_back"] as const;
const PROPOSABLE = ["withdrawn", "lapsed", "taken_back"] as const;
export const expungings: Thing = {
  thing: "expunging",
  title: "A proposal to expunge a record that is withdrawn",
  relations: { proposer: "proposed it", other: "did not" },
  states: ["withdrawn", "proposed", "lapsed", "taken_back", "expunged"],
  acts: [
    { action: "records/[recordId]/expunge/page.tsx", does: "read it, and what would go", from: "editor", may: { proposer: NOT_GONE, other: NOT_GONE } },
    { action: "proposeExpungingAction", does: "propose it", from: "editor", may: { proposer: PROPOSABLE, other: PROPOSABLE } },
    { action: "approveExpungingAction", does: "approve it, which does it", from: "editor", may: { other: ["proposed"] } },
    { action: "takeBackExpungingAction", does: "take it back", from: "editor", may: { proposer: ["proposed", "lapsed"] } },
  ],
  notes: [
    "Two people, always, also in an office of one: nobody approves what they proposed, and nobody proposes where nobody else could approve. The database holds the same (CL198 to CL200; lib/expunging/expunging.db.test.ts).",
    "What is expunged is gone for every role; its page says that it was, when, why and by whom, to whoever may draft (docs/decisions/056).",
  ],
};
