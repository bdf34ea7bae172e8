import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { mayDraft } from "@/lib/changes/policy";
import type { DeskTransaction } from "@/lib/platform/db";

/** Whoever opens a change on this record for this person waits here until the transaction that holds it ends: two tabs saving at once would open two drafts. */
export async function holdOwnChange(transaction: DeskTransaction, actor: Actor, recordId: RecordId): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${recordId} ${actor.accountId}`}, 0))`;
}

/**
 * The actor's own open change on a record, or a new draft: what somebody writes about one record gathers in one change until it is
 * submitted. Opened inside the caller's transaction, so that a failed save leaves no empty draft.
 * @throws AppError forbidden below researcher, not_found, or conflict for a withdrawn record
 */
export async function openChange(transaction: DeskTransaction, actor: Actor, recordId: RecordId): Promise<ChangeId> {
  if (!mayDraft(actor)) throw forbidden("researchersOnly");
  await holdOwnChange(transaction, actor, recordId);
  const record = await transaction.publicRecord.findUnique({ where: { id: recordId }, select: { version: true, withdrawnAt: true } });
  if (record === null) throw notFound();
  if (record.withdrawnAt !== null) throw conflict("recordWithdrawn");
  const own = await transaction.change.findFirst({
    // What an import brought is handed in and undone as one: nothing written by hand goes into it.
    where: { recordId, createdById: actor.accountId, origin: "desk", importId: null, state: { in: ["draft", "returned"] } },
    select: { id: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const change = own ?? (await transaction.change.create({ data: { recordId, createdById: actor.accountId, baseVersion: record.version }, select: { id: true } }));
  return changeIdSchema.parse(change.id);
}

/** Makes somebody an author of a change who retires a fact with it and adds none; adding one does so by itself (trigger). */
export async function takePart(transaction: DeskTransaction, actor: Actor, changeId: ChangeId): Promise<void> {
  await transaction.changeAuthor.createMany({ data: [{ changeId, accountId: actor.accountId }], skipDuplicates: true });
}
