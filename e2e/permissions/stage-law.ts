/** A version of the law that somebody proposed, and what became of it. Without a first day: it is in the way of no other. */
import { refuseLaw, takeBackLaw } from "../../lib/law/commands/decide-law";
import { refuseLawSchema, takeBackLawSchema } from "../../lib/law/schema";
import { approve, LEEK_LAW, proposed } from "../../prisma/factories/law";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

const UNDATED = { inForceFrom: "", inForceTo: "" } as const;

/** What the form of a new version sends. */
export const newLaw: Fields = { ...LEEK_LAW, ...UNDATED };

export async function stageLaw({ owner, pool, chief }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [proposer, other] = [member(people, 0), member(people, 1)];
  const lawId = await proposed(proposer.actor, UNDATED);
  if (state === "approved") await approve(chief.actor, lawId);
  if (state === "refused") await refuseLaw(chief.actor, refuseLawSchema.parse({ lawId, note: "No such gazette." }));
  if (state === "taken_back") await takeBackLaw(proposer.actor, takeBackLawSchema.parse({ lawId }));
  const forms: Readonly<Record<string, Fields>> = { approveLawAction: { confirmed: "yes" }, refuseLawAction: { note: "No such gazette." } };
  return { who: { proposer, other }, fields: (action) => ({ lawId, ...forms[action] }) };
}
