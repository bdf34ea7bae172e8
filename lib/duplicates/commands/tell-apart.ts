import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { visibleRecords } from "@/lib/cases/policy";
import { mayDraft } from "@/lib/changes/policy";
import type { TellApartInput } from "@/lib/duplicates/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Remembers that two records are of two people, by whom and why: they are suggested as duplicates no more, unless a name of either changes. Nothing of
 * either record is altered.
 * @throws AppError forbidden below researcher; not_found unless both are people that this person may see; conflict as markSent
 */
export function tellApart(actor: Actor, input: TellApartInput): Promise<{ one: RecordId }> {
  return inTransaction(async (transaction) => {
    await rememberApart(transaction, actor, input);
    await markSent(transaction, actor, input);
    return { one: input.one };
  });
}

/** The same as a part of other work. */
export async function rememberApart(transaction: DeskTransaction, actor: Actor, { one, other, reason }: Pick<TellApartInput, "one" | "other" | "reason">): Promise<void> {
  if (!mayDraft(actor)) throw forbidden("researchersOnly");
  const people = await transaction.publicRecord.count({ where: { AND: [{ id: { in: [one, other] }, kind: "person" }, visibleRecords(actor)] } });
  if (people !== 2) throw notFound();
  const [lowId, highId] = one < other ? [one, other] : [other, one];
  await transaction.notSame.create({ data: { lowId, highId, decidedById: actor.accountId, reason } });
  await recordAudit(transaction, { event: "record.told_apart", actorId: actor.accountId, subjectKind: "record", subjectId: one, detail: { other } });
}
