import "server-only";
import { mayDraft } from "@/lib/changes/policy";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import type { KeepUnsentInput } from "@/lib/unsent/schema";

/** More windows than anybody has open; the one that was left alone longest makes room. */
const MOST_KEPT = 100;
const LONGEST_STORED_BYTES = 400_000;

/** `sent`: the form was sent meanwhile, and this copy came too late to be kept. */
export type Kept = { outcome: "kept" | "sent" };

/**
 * Keeps what somebody has typed so far, for them alone. No audit row: nothing of the record changes, and the log's lock is everybody's.
 * The kept form that the page was filled with goes, unless another window went on with it: then there are two, and nothing is lost.
 * @throws AppError forbidden below researcher; conflict (anotherWriter) where somebody else has signed in since the page was drawn, who would be offered these
 *   words as their own; invalid (tooLong); not_found for somebody else's id
 */
export function keepUnsent(actor: Actor, { id, turn, address, recordId, from, by, content }: KeepUnsentInput): Promise<Kept> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    if (by !== null && by !== actor.accountId) throw conflict("anotherWriter");
    const json = JSON.stringify(content);
    if (new TextEncoder().encode(json).length > LONGEST_STORED_BYTES) throw invalid({ content: ["tooLong"] });
    const isRecord = recordId !== null && (await transaction.publicRecord.count({ where: { id: recordId } })) > 0;
    const written = await transaction.$executeRaw`
      INSERT INTO desk.unsent_form (id, account_id, address, record_id, content, turn)
      VALUES (${id}::uuid, ${actor.accountId}::uuid, ${address}, ${isRecord ? recordId : null}::uuid, ${json}::jsonb, ${turn})
      ON CONFLICT (id) DO UPDATE SET content = excluded.content, turn = excluded.turn, saved_at = now()
      WHERE unsent_form.account_id = excluded.account_id AND unsent_form.sent_at IS NULL AND unsent_form.turn < excluded.turn`;
    if (written === 0) return outcomeOf(transaction, actor, id);
    if (from !== null) await transaction.unsentForm.deleteMany({ where: { id: from.id, accountId: actor.accountId, turn: from.turn, sentAt: null } });
    // With each turn: the first may never have come.
    await makeRoom(transaction, actor);
    return { outcome: "kept" };
  });
}

async function outcomeOf(transaction: DeskTransaction, actor: Actor, id: string): Promise<Kept> {
  const row = await transaction.unsentForm.findFirst({ where: { id, accountId: actor.accountId }, select: { sentAt: true } });
  if (row === null) throw notFound();
  return { outcome: row.sentAt === null ? "kept" : "sent" };
}

async function makeRoom(transaction: DeskTransaction, actor: Actor): Promise<void> {
  const surplus = await transaction.unsentForm.findMany({ where: { accountId: actor.accountId, sentAt: null }, orderBy: [{ savedAt: "desc" }, { id: "asc" }], skip: MOST_KEPT, select: { id: true } });
  if (surplus.length > 0) await transaction.unsentForm.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) }, accountId: actor.accountId } });
}
