/** Invented people who work here, put straight into the database with a session; signing in for real is tested by the journeys. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { SESSION_COOKIE } from "../server/edge/desk";
import type { Locale, Role } from "../lib/core/kinds";
import { row, rows, whileHeld } from "./database";
import { inventedName } from "./invented";

export type Account = { readonly id: string; readonly role: Role; readonly displayName: string; readonly email: string; readonly sessionId: string; readonly token: string };
export type AccountWish = { readonly displayName?: string; readonly language?: Locale; readonly sessionLabel?: string };

const LETTER: Record<Role, string> = { advocate: "Asparagus", researcher: "Radish", editor: "Endive", admin: "Artichoke" };

function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token, "utf8").digest() };
}

/** An open session of an account. */
export async function insertSession(accountId: string, label: string): Promise<{ sessionId: string; token: string }> {
  const { token, hash } = newToken();
  const { id } = await row<{ id: string }>("INSERT INTO desk.session (token_hash, account_id, expires_at, label) VALUES ($1, $2, now() + interval '2 hours', $3) RETURNING id", [hash, accountId, label]);
  return { sessionId: id, token };
}

/** An open invitation. @returns the path of its link */
export async function insertInvitation(role: Role, displayName: string | null = null): Promise<string> {
  const { token, hash } = newToken();
  await row("INSERT INTO desk.invitation (token_hash, role, display_name, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour') RETURNING id", [hash, role, displayName]);
  return `/desk/invitation/${token}`;
}

/**
 * Has an invitation used while it is open. Nobody gave it, as nobody gives the first admin's, and where that one's link is made all such others end
 * (lib/accounts/first-admin.ts): whoever makes it waits for this (`e2e/make-records.ts`).
 */
export async function withInvitation<Result>(role: Role, use: (link: string) => Promise<Result>): Promise<Result> {
  return whileHeld("beside others", async () => use(await insertInvitation(role)));
}

/** An account with one open session. */
export async function insertAccount(role: Role, { displayName = inventedName(LETTER[role]), language = "en", sessionLabel = "Test browser" }: AccountWish = {}): Promise<Account> {
  const email = `${role}-${randomUUID()}@caselight.invalid`;
  const { id } = await row<{ id: string }>("INSERT INTO desk.account (email, display_name, role, language) VALUES ($1, $2, $3, $4) RETURNING id", [email, displayName, role, language]);
  return { id, role, displayName, email, ...(await insertSession(id, sessionLabel)) };
}

/** Shuts them out again: a later test must not find an admin that it did not make. */
export async function disableAccount(id: string): Promise<void> {
  await rows("UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = $1 AND revoked_at IS NULL", [id]);
  await rows("UPDATE desk.account SET disabled_at = now() WHERE id = $1 AND disabled_at IS NULL", [id]);
}

/** The header that carries a session, for requests that no browser makes. */
export function cookieHeader(account: Pick<Account, "token">): string {
  return `${SESSION_COOKIE}=${account.token}`;
}

/**
 * The session as the browser keeps it. A `__Host-` cookie is set for an https address only; the browser then sends it to localhost
 * over http too, which it counts as safe.
 */
export function sessionCookie(account: Pick<Account, "token">, origin: string) {
  const { host } = new URL(origin);
  return { name: SESSION_COOKIE, value: account.token, url: `https://${host}/`, httpOnly: true, secure: true, sameSite: "Lax" as const };
}
