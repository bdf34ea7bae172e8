import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { ToExpunge } from "@/lib/expunging/policy";
import { EXPUNGING_REASONS, EXPUNGING_STATES, PROPOSAL_DAYS, type ExpungingReason, type ExpungingState } from "@/lib/expunging/schema";
import type { DeskReader } from "@/lib/platform/db";

const DAY_MS = 86_400_000;

/** How a record stands as to being expunged; null where there is none. */
export async function recordToExpunge(db: DeskReader, recordId: RecordId): Promise<ToExpunge | null> {
  const row = await db.publicRecord.findUnique({ where: { id: recordId }, select: { withdrawnAt: true, mergedInto: true, expungingId: true } });
  if (row === null) return null;
  // Also one that came back from a merge to the desk alone: it was public, and stands nowhere.
  const isAway = row.withdrawnAt !== null || ((await db.edition.count({ where: { recordId } })) > 0 && (await db.currentEdition.count({ where: { recordId } })) === 0);
  return { isWithdrawn: isAway, isMerged: row.mergedInto !== null, isExpunged: row.expungingId !== null };
}

/** Whether nobody else here reviews: then nothing can be expunged (docs/decisions/056). The database asks the same. */
export async function reviewsAlone(db: DeskReader, { accountId }: Pick<Actor, "accountId">): Promise<boolean> {
  const [row] = await db.$queryRaw<{ alone: boolean }[]>`SELECT desk.reviews_alone(${accountId}::uuid) AS alone`;
  return row?.alone ?? false;
}

/** When a proposal of that moment lapses. */
export function lapsesAt(proposedAt: Date): Date {
  return new Date(proposedAt.getTime() + PROPOSAL_DAYS * DAY_MS);
}

export function stateOf(stored: string): ExpungingState {
  const state = EXPUNGING_STATES.find((known) => known === stored);
  if (state === undefined) throw new Error("The database holds a state of an expunging that this version does not know.");
  return state;
}

export function reasonOf(stored: string): ExpungingReason {
  const reason = EXPUNGING_REASONS.find((known) => known === stored);
  if (reason === undefined) throw new Error("The database holds a reason for an expunging that this version does not know.");
  return reason;
}
