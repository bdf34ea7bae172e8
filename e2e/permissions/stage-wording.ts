/** Words for a practice that somebody proposed, and what became of them; each time of a practice of its own. */
import { randomBytes } from "node:crypto";
import { refuseWording, takeBackWording } from "../../lib/wording/commands/decide-wording";
import { refuseWordingSchema, takeBackWordingSchema } from "../../lib/wording/schema";
import { approveWords, LEEK_CUSTODY, proposedWords } from "../../prisma/factories/wording";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

/** Letters alone: a code has no digits. */
function ofItsOwn(): string {
  return `leek_${randomBytes(8).toString("hex").replaceAll(/\d/gu, (digit) => String.fromCharCode(103 + Number(digit)))}`;
}

/** What the form of a new practice sends. */
export function newPractice(): Fields {
  return { ...LEEK_CUSTODY, practice: ofItsOwn() };
}

export async function stageWording({ owner, pool, chief }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [proposer, other] = [member(people, 0), member(people, 1)];
  const wordingId = await proposedWords(proposer.actor, { practice: ofItsOwn() });
  if (state === "approved") await approveWords(chief.actor, wordingId);
  if (state === "refused") await refuseWording(chief.actor, refuseWordingSchema.parse({ wordingId, note: "No such gazette." }));
  if (state === "taken_back") await takeBackWording(proposer.actor, takeBackWordingSchema.parse({ wordingId }));
  const forms: Readonly<Record<string, Fields>> = { approveWordingAction: { confirmed: "yes" }, refuseWordingAction: { note: "No such gazette." } };
  return { who: { proposer, other }, fields: (action) => ({ wordingId, ...forms[action] }) };
}
