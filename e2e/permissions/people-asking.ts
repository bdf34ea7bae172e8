/** Invented people who work here, as rows: made and moved by the owner, since half of what they are put through no command would do. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor } from "../../lib/core/actor";
import { accountIdSchema, sessionIdSchema } from "../../lib/core/ids";
import type { Role } from "../../lib/core/kinds";

export type Asking = { readonly actor: Actor; readonly token: string };

/** Somebody with one open session. */
export async function newAsking(owner: pg.Client, role: Role): Promise<Asking> {
  const displayName = `Test ${role} ${randomUUID().slice(0, 8)}`;
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.account (email, display_name, role) VALUES ($1, $2, $3) RETURNING id", [`${randomUUID()}@caselight.invalid`, displayName, role]);
  const accountId = accountIdSchema.parse(rows[0]?.id);
  const { token, sessionId } = await newSession(owner, accountId);
  return { actor: { accountId, role, displayName, locale: "en", sessionId: sessionIdSchema.parse(sessionId) }, token };
}

/** One more session of somebody. */
export async function newSession(owner: pg.Client, accountId: string): Promise<{ token: string; sessionId: string }> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token, "utf8").digest();
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.session (token_hash, account_id, expires_at, label) VALUES ($1, $2, now() + interval '2 hours', 'Test browser') RETURNING id", [hash, accountId]);
  return { token, sessionId: String(rows[0]?.id) };
}

/**
 * So many of the same people each time, all of them working admins with their session open: what one stage put them through, the next does not see.
 * @param pool those made so far; grows as needed
 */
export async function cast(owner: pg.Client, pool: Asking[], count: number): Promise<Asking[]> {
  while (pool.length < count) pool.push(await newAsking(owner, "admin"));
  const people = pool.slice(0, count);
  await owner.query("UPDATE desk.account SET role = 'admin', disabled_at = NULL WHERE id = ANY ($1)", [idsOf(people)]);
  await owner.query("UPDATE desk.session SET revoked_at = NULL, revoked_reason = NULL WHERE id = ANY ($1)", [people.map(({ actor }) => actor.sessionId)]);
  return people;
}

/** The one in that place of a cast. */
export function member(people: readonly Asking[], place: number): Asking {
  const found = people[place];
  if (found === undefined) throw new Error(`The cast has no ${String(place + 1)}. person.`);
  return found;
}

const idsOf = (people: readonly Asking[]) => people.map(({ actor }) => actor.accountId);

/** Gives all of them one role, at their next request. */
export async function nowAll(owner: pg.Client, people: readonly Asking[], role: Role): Promise<void> {
  await owner.query("UPDATE desk.account SET role = $2 WHERE id = ANY ($1)", [idsOf(people), role]);
}

/** The three ways of being nobody; `undo` makes them somebody again. */
export const NOBODIES = {
  "not signed in": { make: null, undo: null },
  "a session that ended": {
    make: "UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = ANY ($1) AND revoked_at IS NULL",
    undo: "UPDATE desk.session SET revoked_at = NULL, revoked_reason = NULL WHERE account_id = ANY ($1)",
  },
  "an account that is shut out": {
    make: "UPDATE desk.account SET disabled_at = now() WHERE id = ANY ($1) AND disabled_at IS NULL",
    undo: "UPDATE desk.account SET disabled_at = NULL WHERE id = ANY ($1)",
  },
} as const;

/** Does the work while all of them are nobody, in this way. */
export async function whileNobody<T>(owner: pg.Client, people: readonly Asking[], way: keyof typeof NOBODIES, work: () => Promise<T>): Promise<T> {
  const { make, undo } = NOBODIES[way];
  if (make !== null) await owner.query(make, [idsOf(people)]);
  try {
    return await work();
  } finally {
    if (undo !== null) await owner.query(undo, [idsOf(people)]);
  }
}
