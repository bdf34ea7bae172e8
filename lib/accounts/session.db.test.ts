import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { endOtherSessions, endSession, signOut } from "@/lib/accounts/commands/end-session";
import { startSession } from "@/lib/accounts/commands/start-session";
import { listSessions } from "@/lib/accounts/queries/list-sessions";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { sessionIdSchema } from "@/lib/core/ids";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

let somebody: Actor;

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

const begin = (actor: Actor, label = "") => inTransaction((transaction) => startSession(transaction, { accountId: actor.accountId, label, factor: "totp" }));

async function signedIn(actor: Actor): Promise<Actor> {
  const found = await actorOfToken(await begin(actor));
  if (found === null) throw new Error("A session that has just begun lets somebody in.");
  return found;
}

const endings = async (actor: Actor) =>
  (await database.sqlAs("owner", "select detail ->> 'reason' as reason from desk.audit where event = 'session.ended' and subject_id = $1 order by seq", [actor.accountId])).map((row) => row["reason"]);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  somebody = await makeAccount(database.db, { role: "researcher" });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a session", () => {
  test("says who it is, with the role and the language of now", async () => {
    const token = await begin(somebody);
    expect(await actorOfToken(token)).toMatchObject({ accountId: somebody.accountId, role: "researcher", displayName: somebody.displayName, locale: "en" });
    await database.db.account.update({ where: { id: somebody.accountId }, data: { role: "editor", language: "zh" } });
    expect(await actorOfToken(token)).toMatchObject({ role: "editor", locale: "zh" });
  });

  test.each([[undefined], [""], ["x"], ["a".repeat(43)], ["a".repeat(4_000)], ["a".repeat(42) + "\0"]])("is nobody for the token %j", async (token) => {
    expect(await actorOfToken(token)).toBeNull();
  });

  test("ends after 30 minutes without a request, and lives on with one", async () => {
    const token = await begin(somebody);
    pass(29 * MINUTE_MS);
    expect(await actorOfToken(token)).not.toBeNull();
    pass(29 * MINUTE_MS);
    expect(await actorOfToken(token)).not.toBeNull();
    pass(30 * MINUTE_MS + SECOND_MS);
    expect(await actorOfToken(token)).toBeNull();
    pass(-10 * MINUTE_MS);
    expect(await actorOfToken(token)).toBeNull();
  });

  test("ends after 12 hours, however busy", async () => {
    const token = await begin(somebody);
    for (let quarter = 1; quarter < 48; quarter += 1) {
      pass(15 * MINUTE_MS);
      expect(await actorOfToken(token)).not.toBeNull();
    }
    pass(15 * MINUTE_MS + SECOND_MS);
    expect(await actorOfToken(token)).toBeNull();
  });

  test("is over at the next request once revoked or its account disabled", async () => {
    const token = await begin(somebody);
    await database.db.account.update({ where: { id: somebody.accountId }, data: { disabledAt: new Date() } });
    expect(await actorOfToken(token)).toBeNull();
    await database.db.account.update({ where: { id: somebody.accountId }, data: { disabledAt: null } });
    const present = await actorOfToken(token);
    expect(present).not.toBeNull();
    await database.db.session.update({ where: { id: present?.sessionId ?? "" }, data: { revokedAt: new Date() } });
    expect(await actorOfToken(token)).toBeNull();
  });

  test("of the system actor is nobody's", async () => {
    const [system] = await database.sqlAs("owner", "insert into desk.account (display_name, role) values ('Seed', 'system') on conflict do nothing returning id");
    const token = await begin({ ...somebody, accountId: system?.["id"] as Actor["accountId"] });
    expect(await actorOfToken(token)).toBeNull();
  });

  test("is one of three at most: the oldest gives way, also when several begin at once", async () => {
    const first = await begin(somebody);
    pass(SECOND_MS);
    const second = await begin(somebody);
    pass(SECOND_MS);
    await begin(somebody);
    pass(SECOND_MS);
    await begin(somebody);
    expect(await actorOfToken(first)).toBeNull();
    expect(await actorOfToken(second)).not.toBeNull();
    await Promise.all(Array.from({ length: 6 }, () => begin(somebody)));
    expect(await listSessions(somebody)).toHaveLength(3);
    expect(new Set(await endings(somebody))).toEqual(new Set(["too_many"]));
  });
});

describe("one's sessions", () => {
  test("are listed newest first, with the present one marked and those that are over left out", async () => {
    await begin(somebody, "old");
    pass(31 * MINUTE_MS);
    await begin(somebody, "Chrome, Windows");
    pass(MINUTE_MS);
    const present = await signedIn(somebody);
    const sessions = await listSessions(present);
    expect(sessions.map(({ label, isThisOne }) => ({ label, isThisOne }))).toEqual([
      { label: "", isThisOne: true },
      { label: "Chrome, Windows", isThisOne: false },
    ]);
  });

  test("end one by one, with an audit row each", async () => {
    const present = await signedIn(somebody);
    const other = await signedIn(somebody);
    await endSession(present, { sessionId: other.sessionId });
    expect((await listSessions(present)).map(({ sessionId }) => sessionId)).toEqual([present.sessionId]);
    await expect(endSession(present, { sessionId: other.sessionId })).rejects.toMatchObject({ code: "not_found" });
    expect(await endings(somebody)).toEqual(["ended"]);
  });

  test("end all at once but the present one", async () => {
    const present = await signedIn(somebody);
    await begin(somebody);
    await begin(somebody);
    expect(await endOtherSessions(present)).toEqual({ ended: 2 });
    expect((await listSessions(present)).map(({ sessionId }) => sessionId)).toEqual([present.sessionId]);
    expect(await endOtherSessions(present)).toEqual({ ended: 0 });
  });

  test("are one's own: somebody else's look as if they did not exist, also to an admin", async () => {
    const admin = await signedIn(await makeAccount(database.db, { role: "admin" }));
    const present = await signedIn(somebody);
    await expect(endSession(admin, { sessionId: present.sessionId })).rejects.toMatchObject({ code: "not_found" });
    await expect(endSession(admin, { sessionId: sessionIdSchema.parse("7d7a3f0e-3a52-4df0-8a3c-1c5f8c0e4b21") })).rejects.toMatchObject({ code: "not_found" });
    expect(await endings(somebody)).toEqual([]);
    expect(await listSessions(present)).toHaveLength(1);
  });

  test("end by signing out, which may be repeated", async () => {
    const token = await begin(somebody);
    const present = await actorOfToken(token);
    if (present === null) throw new Error("signed in");
    await signOut(present);
    await signOut(present);
    expect(await actorOfToken(token)).toBeNull();
    expect(await endings(somebody)).toEqual(["signed_out"]);
  });
});

// Last: it takes this file's database away.
test("with the database away nobody is called signed out: the session throws", async () => {
  const token = await begin(somebody);
  await database.sqlAs("owner", "revoke usage on schema desk from caselight_desk");
  await expect(actorOfToken(token)).rejects.toMatchObject({ code: "unavailable" });
  await database.sqlAs("owner", "grant usage on schema desk to caselight_desk");
  expect(await actorOfToken(token)).not.toBeNull();
});
