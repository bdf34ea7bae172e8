import "server-only";
import { notFound } from "@/lib/core/errors";
import type { AccountId } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * The account to change, and how many admins can sign in, both locked until commit: two admins who remove each other at the same
 * moment must not leave the office without one. What somebody is writing in their own name, such as an import, holds none of that off.
 * @throws AppError not_found, also for the system actor
 */
export async function lockColleague(transaction: DeskTransaction, accountId: AccountId): Promise<{ colleague: { role: Role; disabled: boolean }; workingAdmins: number }> {
  const admins = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk.account WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  await transaction.$queryRaw`SELECT id FROM desk.account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const row = await transaction.account.findUnique({ where: { id: accountId }, select: { role: true, disabledAt: true } });
  const role = ROLES.find((known) => known === row?.role);
  if (row === null || role === undefined) throw notFound();
  return { colleague: { role, disabled: row.disabledAt !== null }, workingAdmins: admins.length };
}
