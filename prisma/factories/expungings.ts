/** Withdrawn records that two invented editors expunge. */
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { approveExpunging } from "@/lib/expunging/commands/approve-expunging";
import { proposeExpunging } from "@/lib/expunging/commands/propose-expunging";
import { expungingScopeSchema, proposeExpungingSchema, scopeAsSeen, type ExpungingReason, type ExpungingScope } from "@/lib/expunging/schema";
import type { Desk } from "@/lib/platform/db";

/** Proposes as an editor does. @returns the proposal's id */
export async function proposedExpunging(db: Desk, editor: Actor, recordId: RecordId, { reason = "safety", words = "An invented reason." }: { reason?: ExpungingReason; words?: string } = {}): Promise<string> {
  await proposeExpunging(editor, proposeExpungingSchema.parse({ recordId, reason, words, confirmed: "yes" }));
  return (await db.expunging.findFirstOrThrow({ where: { recordId, state: "proposed" }, select: { id: true } })).id;
}

/** What would go, as the page shows it. */
export async function scopeOf(db: Desk, recordId: RecordId): Promise<ExpungingScope> {
  const [row] = await db.$queryRaw<{ takes: unknown }[]>`SELECT desk.what_expunging_takes(${recordId}::uuid) AS takes`;
  return expungingScopeSchema.parse(row?.takes);
}

/** Approves as an editor does who has just been shown what goes. Errors as approveExpunging. */
export async function approvedExpunging(db: Desk, editor: Actor, recordId: RecordId, proposalId: string): ReturnType<typeof approveExpunging> {
  return approveExpunging(editor, { proposalId, seen: scopeAsSeen(await scopeOf(db, recordId)), confirmed: "yes" });
}
