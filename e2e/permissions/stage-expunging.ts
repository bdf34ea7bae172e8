/** A withdrawn, invented person whom somebody proposed to expunge, and what became of that. */
import { recordIdSchema } from "../../lib/core/ids";
import { takeBackExpunging } from "../../lib/expunging/commands/take-back-expunging";
import { scopeAsSeen } from "../../lib/expunging/schema";
import { withdrawRecord } from "../../lib/publication/commands/take-down";
import { approvedExpunging, proposedExpunging, scopeOf } from "../../prisma/factories/expungings";
import { standingPerson } from "../../prisma/factories/publications";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

/** An id that nothing has. */
const NOTHING = "00000000-0000-4000-8000-00000000dead";

export async function stageExpunging({ owner, pool, chief, sourceId, database: { db } }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 3);
  const [proposer, other, writer] = [member(people, 0), member(people, 1), member(people, 2)];
  const { recordId } = await standingPerson(db, { by: writer.actor, editor: chief.actor, name: "Test Person Salsify", source: recordIdSchema.parse(sourceId) });
  await withdrawRecord(chief.actor, { recordId, reason: "It was asked for.", confirmed: "yes" });
  const proposalId = state === "withdrawn" ? NOTHING : await proposedExpunging(db, proposer.actor, recordId);
  if (state === "lapsed") await owner.query("ALTER TABLE desk.expunging DISABLE TRIGGER expunging_takes_two; UPDATE desk.expunging SET proposed_at = now() - interval '8 days' WHERE state = 'proposed'; ALTER TABLE desk.expunging ENABLE TRIGGER expunging_takes_two");
  if (state === "taken_back") await takeBackExpunging(proposer.actor, { proposalId });
  const seen = scopeAsSeen(await scopeOf(db, recordId));
  if (state === "expunged") await approvedExpunging(db, chief.actor, recordId, proposalId);
  const forms: Readonly<Record<string, Fields>> = { proposeExpungingAction: { recordId, reason: "safety", words: "It endangers an invented gardener.", confirmed: "yes" }, approveExpungingAction: { proposalId, seen, confirmed: "yes" } };
  return { who: { proposer, other }, fields: (action) => (action.endsWith("page.tsx") ? { recordId } : (forms[action] ?? { proposalId })) };
}
