import "server-only";
/**
 * The three methods that next-auth needs to read a session. The table holds SHA-256 of the token, never the token, and a row is
 * never deleted: an ended session says when and why.
 */
import type { Adapter } from "next-auth/adapters";
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from "@/lib/accounts/limits";
import { now } from "@/lib/platform/clock";
import type { Desk } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

/** What the session's row and its account say, read in one statement for each request. */
export type SessionUser = { id: string; email: string; emailVerified: null; sessionId: string; role: string; displayName: string; language: string };

const SESSION_FIELDS = {
  id: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  revokedAt: true,
  account: { select: { id: true, role: true, displayName: true, language: true, disabledAt: true } },
} as const;

/** When a session is over: the earliest of idle, absolute and what its row says. */
export function sessionEnd(session: { createdAt: Date; lastSeenAt: Date; expiresAt: Date }): Date {
  return new Date(Math.min(session.lastSeenAt.getTime() + SESSION_IDLE_MS, session.createdAt.getTime() + SESSION_ABSOLUTE_MS, session.expiresAt.getTime()));
}

type SessionAdapter = Required<Pick<Adapter, "getSessionAndUser" | "updateSession" | "deleteSession">>;

/** @param failed told of every error: next-auth logs what an adapter throws and then answers "nobody is signed in". */
export function sessionAdapter(database: Desk, failed: (error: unknown) => void): SessionAdapter {
  async function told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      failed(error);
      throw error;
    }
  }
  return {
    getSessionAndUser: (token) =>
      told(async () => {
        const row = await database.session.findUnique({ where: { tokenHash: hashToken(token) }, select: SESSION_FIELDS });
        if (row === null || row.revokedAt !== null || row.account.disabledAt !== null) return null;
        const { account } = row;
        const user: SessionUser = { id: account.id, email: "", emailVerified: null, sessionId: row.id, role: account.role, displayName: account.displayName, language: account.language };
        return { session: { sessionToken: token, userId: account.id, expires: sessionEnd(row) }, user };
      }),
    updateSession: ({ sessionToken }) =>
      told(async () => {
        await database.session.updateMany({ where: { tokenHash: hashToken(sessionToken), revokedAt: null }, data: { lastSeenAt: now() } });
        return null;
      }),
    deleteSession: (token) =>
      told(async () => {
        await database.session.updateMany({ where: { tokenHash: hashToken(token), revokedAt: null }, data: { revokedAt: now(), revokedReason: "expired" } });
        return null;
      }),
  };
}
