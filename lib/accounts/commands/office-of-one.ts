import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Switches to one pair of eyes: the only editor or admin here may publish their own work from now on, and each such edition says so (docs/decisions/045).
 * @throws AppError forbidden (adminsOnly) · conflict (alreadyThere; from the database notAlone, where somebody else could review, and aloneTooSoon, where somebody could seven days ago)
 */
export function beginOfficeOfOne(actor: Actor): Promise<Record<never, never>> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    if ((await transaction.officeOfOne.count({ where: { endedAt: null } })) > 0) throw conflict("alreadyThere");
    await transaction.officeOfOne.create({ data: { beganById: actor.accountId, beganAt: now() } });
    await recordAudit(transaction, { event: "office.alone_begun", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: {} });
    return {};
  });
}

/**
 * Goes back to four eyes.
 * @throws AppError forbidden (adminsOnly) · conflict (aloneOver)
 */
export function endOfficeOfOne(actor: Actor): Promise<Record<never, never>> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    const ended = await transaction.officeOfOne.updateMany({ where: { endedAt: null }, data: { endedAt: now(), endedById: actor.accountId } });
    if (ended.count === 0) throw conflict("aloneOver");
    await recordAudit(transaction, { event: "office.alone_ended", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: { how: "by_hand" } });
    return {};
  });
}

/**
 * Does what may let a second editor in. Where one pair of eyes ended with it, by the database's own hand, that is written down beside it.
 * @param by whoever lets them in; null where they come in by themselves
 */
export async function endingOfficeOfOne<T>(transaction: DeskTransaction, by: AccountId | null, work: () => Promise<T>): Promise<T> {
  const isOn = async () => (await transaction.officeOfOne.count({ where: { endedAt: null } })) > 0;
  const wasOn = await isOn();
  const done = await work();
  if (wasOn && !(await isOn())) await recordAudit(transaction, { event: "office.alone_ended", actorId: by, subjectKind: "desk", subjectId: null, detail: { how: "second_editor" } });
  return done;
}
