import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { indexCiting } from "@/lib/publication/commands/index-edition";
import { keepRevision, lockRecord } from "@/lib/publication/commands/publish-applied";
import { JUDGED_BY_SEARCH } from "@/lib/publication/commands/standing-sources";
import { mayTakeDown } from "@/lib/publication/policy";
import type { WithdrawRecordInput, WithholdEditionInput } from "@/lib/publication/schema";

/** The emergency brake is not given up because much rests on what is withdrawn. */
export const LONGEST_WITHDRAWAL_MS = 120_000;

async function recordToTakeDown(transaction: DeskTransaction, actor: Actor, recordId: RecordId) {
  if (!mayTakeDown(actor)) throw forbidden("editorsOnly");
  await lockRecord(transaction, recordId);
  const record = await transaction.publicRecord.findUnique({ where: { id: recordId }, select: { id: true, kind: true, slug: true, withdrawnAt: true } });
  if (record === null) throw notFound();
  return record;
}

/**
 * Withholds the body of one past edition: its entry and hash stay, its content is gone for the public and the desk's reader alike.
 * The standing edition is corrected or withdrawn instead: withholding it would leave a page without content.
 * @throws AppError forbidden · not_found · conflict (editionStands, alreadyWithheld)
 */
export function withholdEdition(actor: Actor, input: WithholdEditionInput): Promise<{ recordId: RecordId; number: number }> {
  return inTransaction(async (transaction) => {
    const record = await recordToTakeDown(transaction, actor, input.recordId);
    const body = await transaction.editionBody.findUnique({ where: { recordId_number: { recordId: input.recordId, number: input.number } }, select: { withheldOn: true } });
    if (body === null) throw notFound();
    if (body.withheldOn !== null) throw conflict("alreadyWithheld");
    const standing = await transaction.currentEdition.findUnique({ where: { recordId: input.recordId }, select: { number: true } });
    if (standing?.number === input.number) throw conflict("editionStands");

    const at = now();
    const day = dayOf(at);
    await transaction.$queryRaw`SELECT public_site.withhold_body(${input.recordId}::uuid, ${input.number}::int, ${day}::date)::text`;
    await transaction.publication.create({ data: { seq: 0n, recordId: input.recordId, kind: record.kind, act: "withhold", number: input.number, onDay: new Date(day) } });
    const { version } = await keepRevision(transaction, { recordId: input.recordId, changeId: null, by: actor.accountId, reason: input.reason, now: at });
    await recordAudit(transaction, {
      event: "edition.withheld",
      actorId: actor.accountId,
      subjectKind: "record",
      subjectId: input.recordId,
      detail: { number: input.number, version },
    });
    return { recordId: input.recordId, number: input.number };
  });
}

/**
 * Withdraws a record: gone from every page, list, count, feed and answer at once; its own address says 410 with a neutral sentence.
 * Editions stay where they are, unreachable for the public, so that the hash chain of a later return would hold.
 * @throws AppError forbidden · not_found (also when nothing of it is public) · conflict (recordWithdrawn)
 */
export function withdrawRecord(actor: Actor, input: WithdrawRecordInput): Promise<{ recordId: RecordId }> {
  return inTransaction((transaction) => withdrawWithin(transaction, actor, input), { longest: LONGEST_WITHDRAWAL_MS });
}

/** The same within a transaction that does more: a basis that is withdrawn (lib/consent). Errors as withdrawRecord. */
export async function withdrawWithin(transaction: DeskTransaction, actor: Actor, input: Pick<WithdrawRecordInput, "recordId" | "reason">): Promise<{ recordId: RecordId }> {
  const record = await recordToTakeDown(transaction, actor, input.recordId);
  const gone = await transaction.currentEdition.deleteMany({ where: { recordId: input.recordId } });
  if (gone.count === 0) throw record.withdrawnAt === null ? notFound() : conflict("recordWithdrawn");

  const at = now();
  const day = new Date(dayOf(at));
  await transaction.tombstone.create({ data: { recordId: input.recordId, kind: record.kind, slug: record.slug, withdrawnOn: day } });
  await transaction.publicRecord.update({ where: { id: input.recordId }, data: { withdrawnAt: at } });
  if (JUDGED_BY_SEARCH.some((kind) => kind === record.kind)) await indexCiting(transaction, input.recordId);
  await transaction.publication.create({ data: { seq: 0n, recordId: input.recordId, kind: record.kind, act: "withdraw", number: null, onDay: day } });
  const { version } = await keepRevision(transaction, { recordId: input.recordId, changeId: null, by: actor.accountId, reason: input.reason, now: at });
  await recordAudit(transaction, {
    event: "record.withdrawn",
    actorId: actor.accountId,
    subjectKind: "record",
    subjectId: input.recordId,
    detail: { version },
  });
  return { recordId: input.recordId };
}
