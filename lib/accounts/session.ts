import "server-only";
/**
 * Who is signed in. The only file that knows next-auth or the session cookie: every session is read here (a test says so), so that
 * another library is a change of one file. `/api/auth/*` is not mounted: it would be a second way in.
 */
import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthOptions } from "next-auth";
import { getServerSession } from "next-auth/next";
import { cache } from "react";
import * as z from "zod";
import { SESSION_IDLE_MS, SESSION_TOUCH_MS } from "@/lib/accounts/limits";
import { sessionAdapter } from "@/lib/accounts/session-adapter";
import type { Actor } from "@/lib/core/actor";
import { unavailable } from "@/lib/core/errors";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";
import { LOCALES, ROLES } from "@/lib/core/kinds";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { desk } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { clearCookie, COOKIE_OPTIONS, readCookie, writeCookie } from "@/lib/platform/request";

export const SESSION_COOKIE = "__Host-caselight-session";

const SECOND_MS = 1_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

// Fails closed: a role this version does not know, `system` among them, is nobody.
const actorSchema = z.object({
  accountId: accountIdSchema,
  role: z.enum(ROLES),
  displayName: z.string(),
  locale: z.enum(LOCALES),
  sessionId: sessionIdSchema,
});
const sessionSchema = z.object({ actor: actorSchema });

function authOptions(failed: (error: unknown) => void): AuthOptions {
  return {
    providers: [],
    adapter: sessionAdapter(desk(), failed),
    secret: env().CASELIGHT_SECRET,
    session: { strategy: "database", maxAge: SESSION_IDLE_MS / SECOND_MS, updateAge: SESSION_TOUCH_MS / SECOND_MS },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: COOKIE_OPTIONS } },
    callbacks: {
      session: ({ session, user }) => {
        const row: Readonly<Record<string, unknown>> = { ...user };
        const actor = { accountId: user.id, role: row["role"], displayName: row["displayName"], locale: row["language"], sessionId: row["sessionId"] };
        const kept = { expires: session.expires, actor };
        return kept;
      },
    },
    // next-auth logs the errors of the adapter with their contents; they are thrown below instead.
    logger: { error: (code) => log({ event: "session.library_error", code }), warn: () => undefined, debug: () => undefined },
  };
}

/**
 * The actor behind a session token. A session that has ended in any way, a disabled account or an unknown role is nobody.
 * @throws AppError unavailable when the database cannot be asked: then nobody knows, and "signed out" would be a lie.
 */
export async function actorOfToken(token: string | undefined): Promise<Actor | null> {
  // The library joins cookies of this prefix and reads others: it is shown the one, well-formed, and nothing else of the request.
  if (token === undefined || !TOKEN.test(token)) return null;
  let failure: unknown;
  const request = { headers: {}, cookies: { [SESSION_COOKIE]: token } } as unknown as NextApiRequest;
  // It would slide the cookie's life; ours has none.
  const response = { getHeader: () => undefined, setHeader: () => undefined } as unknown as NextApiResponse;
  const session = await getServerSession(
    request,
    response,
    authOptions((error) => {
      failure = error;
    }),
  );
  if (failure !== undefined) {
    const known = databaseFailureOf(failure);
    log({ event: "session.unreadable", code: known?.code });
    throw unavailable();
  }
  const parsed = sessionSchema.safeParse(session);
  return parsed.success ? parsed.data.actor : null;
}

/** The actor of this request, read once for all its parts; null when nobody is signed in. Throws as `actorOfToken`. */
export const currentActor: () => Promise<Actor | null> = cache(async () => actorOfToken(await readCookie(SESSION_COOKIE)));

/** Gives the browser its session. Only in server actions and route handlers. */
export async function keepSession(token: string): Promise<void> {
  await writeCookie(SESSION_COOKIE, token);
}

/** Takes the session from the browser; ending it in the database is commands/end-session.ts. */
export async function forgetSession(): Promise<void> {
  await clearCookie(SESSION_COOKIE);
}
