/** What is proposed of the vocabulary: the law on a practice, the words for one (docs/decisions/050, 053). */
import type { Thing } from "./thing";

export const law: Thing = {
  thing: "law",
  title: "A version of the law that was proposed",
  relations: { proposer: "proposed it", other: "did not" },
  states: ["proposed", "approved", "refused", "taken_back"],
  acts: [
    { action: "approveLawAction", does: "let it take effect", from: "editor", may: { other: ["proposed"] } },
    { action: "refuseLawAction", does: "refuse it, with a note", from: "editor", may: { other: ["proposed"] } },
    { action: "takeBackLawAction", does: "take it back", from: "admin", may: { proposer: ["proposed"] } },
  ],
  notes: [
    "Four eyes: whoever proposed it never lets it take effect, whatever their role, but in an office of one; the database holds the same (CL174; lib/law/law.db.test.ts). What stands on every public clock is written by the database with the approval, and by nobody (CL176).",
  ],
};

export const wording: Thing = {
  thing: "wording",
  title: "Words for a practice that were proposed",
  relations: { proposer: "proposed them", other: "did not" },
  states: ["proposed", "approved", "refused", "taken_back"],
  acts: [
    { action: "approveWordingAction", does: "let them stand", from: "editor", may: { other: ["proposed"] } },
    { action: "refuseWordingAction", does: "refuse them, with a note", from: "editor", may: { other: ["proposed"] } },
    { action: "takeBackWordingAction", does: "take them back", from: "admin", may: { proposer: ["proposed"] } },
  ],
  notes: [
    "Four eyes, as with the law; the database holds the same (CL185, CL186; lib/wording/wording.db.test.ts). What stands is written by the database with the approval, and by nobody (CL187). Nobody deletes any; a practice is retired, and used again, by words that are proposed.",
  ],
};
