import "server-only";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import type { AccountId } from "@/lib/core/ids";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

/** Whether this account may decide on its own work now: one pair of eyes is switched on, and nobody else here could review (docs/decisions/045). The database asks the same. */
export async function isOfficeOfOne(db: DeskReader, accountId: AccountId): Promise<boolean> {
  const [row] = await db.$queryRaw<{ alone: boolean }[]>`SELECT desk.is_office_of_one(${accountId}::uuid) AS alone`;
  return row?.alone ?? false;
}

/** Whether one pair of eyes is enough here, since when and by whom; else whether this actor could switch to it, or from when on. */
type OfficeOfOne = { isOn: true; by: string; since: Date } | { isOn: false; mayBegin: boolean; /** Where somebody else who could review ceased to a short while ago; else null. */ notBefore: Date | null };

/** @returns null for whoever does not manage people */
export async function officeOfOne(actor: Actor): Promise<OfficeOfOne | null> {
  if (!mayManagePeople(actor)) return null;
  return fromDesk(async (db) => {
    const standing = await db.officeOfOne.findFirst({ where: { endedAt: null }, select: { beganAt: true, beganBy: { select: { displayName: true } } } });
    if (standing !== null) return { isOn: true, by: standing.beganBy.displayName, since: standing.beganAt };
    const [row] = await db.$queryRaw<{ alone: boolean; notBefore: Date | null }[]>`
      SELECT desk.reviews_alone(${actor.accountId}::uuid) AS alone, (SELECT moment FROM desk.alone_from(${actor.accountId}::uuid) moment WHERE moment > clock_timestamp()) AS "notBefore"`;
    if (row?.alone !== true) return { isOn: false, mayBegin: false, notBefore: null };
    return { isOn: false, mayBegin: row.notBefore === null, notBefore: row.notBefore };
  });
}
