import "server-only";
import { mayManagePeople } from "@/lib/accounts/policy";
import { invitationIdSchema, type InvitationId } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

const MOST = 1_000;

export type ColleagueSummary = { accountId: AccountId; displayName: string; email: string; role: Role; joinedAt: Date; disabledAt: Date | null; isSelf: boolean };

/** Whoever works or has worked here; the system actor is nobody. */
const EVERYBODY = { role: { in: [...ROLES] } };

type Row = Prisma.AccountGetPayload<{ select: typeof COLUMNS }>;
const COLUMNS = { id: true, displayName: true, email: true, role: true, createdAt: true, disabledAt: true } as const;

/** Of the list: at most so many, those behind this colleague; without a number as many as there may be. */
export type PeoplePart = { most?: number; after?: AccountId | null };

/** People who work or have worked here, by name. @throws AppError forbidden */
export async function listPeople(actor: Actor, { most = MOST, after = null }: PeoplePart = {}): Promise<ColleagueSummary[]> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const rows = await fromDesk(async (db) => {
    const last = after === null ? null : await db.account.findUnique({ where: { id: after }, select: { id: true, displayName: true } });
    const further = last === null ? {} : { OR: [{ displayName: { gt: last.displayName } }, { displayName: last.displayName, id: { gt: last.id } }] };
    return db.account.findMany({
      where: { ...EVERYBODY, ...further },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      take: most,
      select: COLUMNS,
    });
  });
  return rows.flatMap((row) => summaryOf(row, actor) ?? []);
}

/** One of them; null where there is nobody of this id. @throws AppError forbidden */
export async function getColleague(actor: Actor, accountId: AccountId): Promise<ColleagueSummary | null> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const [row] = await fromDesk((db) => db.$queryRaw<Row[]>`
    SELECT id::text, display_name AS "displayName", email::text, role, created_at AS "createdAt", disabled_at AS "disabledAt" FROM desk.account WHERE id = ${accountId}::uuid`);
  return row === undefined ? null : summaryOf(row, actor);
}

/** Null of the system actor, which has none of these roles. */
function summaryOf(row: Row, actor: Actor): ColleagueSummary | null {
  const role = ROLES.find((known) => known === row.role);
  if (role === undefined) return null;
  return { accountId: accountIdSchema.parse(row.id), displayName: row.displayName, email: row.email ?? "", role, joinedAt: row.createdAt, disabledAt: row.disabledAt, isSelf: row.id === actor.accountId };
}

/** How many they are. @throws AppError forbidden */
export async function countPeople(actor: Actor): Promise<number> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  return fromDesk((db) => db.account.count({ where: EVERYBODY }));
}

export type InvitationSummary = { invitationId: InvitationId; role: Role; displayName: string | null; invitedBy: string | null; expiresAt: Date };

/** Invitations whose links still work, newest first. @throws AppError forbidden */
export async function listInvitations(actor: Actor): Promise<InvitationSummary[]> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const rows = await fromDesk((db) =>
    db.invitation.findMany({
      where: { acceptedAt: null, expiresAt: { gt: now() } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { id: true, role: true, displayName: true, expiresAt: true, invitedBy: { select: { displayName: true } } },
    }),
  );
  return rows.flatMap((row) => {
    const role = ROLES.find((known) => known === row.role);
    return role === undefined ? [] : [{ invitationId: invitationIdSchema.parse(row.id), role, displayName: row.displayName, invitedBy: row.invitedBy?.displayName ?? null, expiresAt: row.expiresAt }];
  });
}
