import "server-only";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { SessionOfColleague, SessionSummary } from "@/lib/accounts/schema";
import { sessionEnd } from "@/lib/accounts/session-adapter";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { sessionIdSchema, type AccountId } from "@/lib/core/ids";
import { FACTORS } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";

/** The actor's own sessions that still let somebody in, newest first. */
export async function listSessions(actor: Actor): Promise<SessionSummary[]> {
  const at = now();
  const rows = await fromDesk((db) => db.$queryRaw<Row[]>`
    SELECT id::text, label, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt" FROM desk.session
    WHERE account_id = ${actor.accountId}::uuid AND revoked_at IS NULL AND expires_at > ${at} ORDER BY created_at DESC, session.id DESC`);
  return stillOpen(rows, at).map((row) => summaryOf(row, actor));
}

type Row = { id: string; label: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date };

function stillOpen<R extends Row>(rows: readonly R[], at: Date): R[] {
  return rows.filter((row) => sessionEnd(row) > at);
}

function summaryOf({ id, label, createdAt, lastSeenAt }: Row, actor: Actor): SessionSummary {
  return { sessionId: sessionIdSchema.parse(id), label, startedAt: createdAt, lastSeenAt, isThisOne: id === actor.sessionId };
}

/**
 * The sessions with which a colleague is signed in, newest first, for an admin who ends one: what they hold already and the own page of whoever it is says as well. Nothing
 * of those that are over.
 * @throws AppError forbidden
 */
export async function listSessionsOf(actor: Actor, accountId: AccountId): Promise<SessionOfColleague[]> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const at = now();
  // Each is told of once, in the row with which it began: of the few that are open, along the log's index of whom a row is about.
  const rows = await fromDesk((db) => db.$queryRaw<(Row & { factor: string | null })[]>`
    SELECT s.id::text, s.label, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", began.factor
    FROM desk.session s LEFT JOIN LATERAL (
      SELECT a.detail ->> 'factor' AS factor FROM desk.audit a WHERE a.subject_id = s.account_id AND a.event = 'session.started' AND a.detail ->> 'sessionId' = s.id::text LIMIT 1
    ) began ON true
    WHERE s.account_id = ${accountId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${at}
    ORDER BY s.created_at DESC, s.id DESC`);
  return stillOpen(rows, at).map((row) => ({ ...summaryOf(row, actor), factor: FACTORS.find((known) => known === row.factor) ?? null }));
}
