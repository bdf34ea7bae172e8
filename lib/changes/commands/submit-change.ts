import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { changeToActOn } from "@/lib/changes/commands/change-to-act-on";
import { companionsOf, standingFactsOf } from "@/lib/changes/queries/companions";
import type { SubmitChangeInput } from "@/lib/changes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { refuseRetiredPractices } from "@/lib/wording/queries/retired-in-changes";

/**
 * Hands an open change to the editors, with the new sources that it cites.
 * @throws AppError not_found, forbidden, conflict when it is no longer open, or names a practice that was retired meanwhile (practiceRetiredNamed); invalid when it says nothing or a fact has no citation
 */
export function submitChange(actor: Actor, input: SubmitChangeInput): Promise<{ changeId: ChangeId }> {
  return inTransaction((transaction) => submitWithin(transaction, actor, input));
}

/** The same as a part of other work, of which nothing is kept where it is refused. */
export async function submitWithin(transaction: DeskTransaction, actor: Actor, { changeId, note = null, noteSeen = null }: SubmitChangeInput): Promise<{ changeId: ChangeId }> {
  const change = await changeToActOn(transaction, actor, changeId, "submit");
  const moved = await transaction.change.updateMany({
    where: { id: change.id, state: { in: ["draft", "returned"] } },
    data: { state: "submitted", submittedAt: now() },
  });
  if (moved.count === 0) throw conflict("changeNotOpen");
  if (note !== null) await writeNote(transaction, change.id, note, noteSeen);
  // Looked for after the move: its lock keeps another tab from bringing a new source meanwhile, which would be left behind.
  const companions = (await companionsOf(transaction, change.id)).map(({ id }) => id);
  await transaction.change.updateMany({ where: { id: { in: companions }, state: { in: ["draft", "returned"] } }, data: { state: "submitted", submittedAt: now() } });
  await refuseEmpty(transaction, change.id);
  await refuseUncited(transaction, [change.id, ...companions]);
  await refuseRetiredPractices(transaction, [change.id]);
  await recordAudit(transaction, {
    event: "change.submitted",
    actorId: actor.accountId,
    subjectKind: "change",
    subjectId: change.id,
    detail: { recordId: change.recordId, companions },
  });
  return { changeId: change.id };
}

/** After the move, whose lock keeps other authors from adding to the note meanwhile: what they added since it was shown stands beneath. */
async function writeNote(transaction: DeskTransaction, changeId: ChangeId, written: string, seen: string | null): Promise<void> {
  const { note: stored } = await transaction.change.findUniqueOrThrow({ where: { id: changeId }, select: { note: true } });
  const added = stored === null || stored === seen ? null : seen !== null && stored.startsWith(`${seen}\n`) ? stored.slice(seen.length + 1) : stored;
  await transaction.change.update({ where: { id: changeId }, data: { note: added === null || added === written ? written : `${written}\n${added}` } });
}

async function refuseEmpty(transaction: DeskTransaction, changeId: ChangeId): Promise<void> {
  const something = await transaction.assertion.findFirst({
    where: { OR: [standingFactsOf(changeId), { retiredByChangeId: changeId, addedByChangeId: { not: changeId } }] },
    select: { id: true },
  });
  if (something === null) throw invalid({ "": ["changeEmpty"] }, "changeEmpty");
}

// The database would refuse the approval; its authors should hear it, not the editor.
async function refuseUncited(transaction: DeskTransaction, changeIds: readonly ChangeId[]): Promise<void> {
  for (const changeId of changeIds) {
    const uncited = await transaction.assertion.count({ where: { ...standingFactsOf(changeId), citations: { none: {} } } });
    if (uncited > 0) throw invalid({ "": ["factUncited"] }, "factUncited");
  }
}
