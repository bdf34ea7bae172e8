import { beforeEach, describe, expect, test, vi } from "vitest";
import { endSessionOf, endSessionsOf } from "@/lib/accounts/commands/end-session";
import { listSessionsOf } from "@/lib/accounts/queries/list-sessions";
import { startSession } from "@/lib/accounts/commands/start-session";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeMember, type Member } from "@/prisma/factories/members";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let admin: Actor, member: Member, other: Member;

beforeEach(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  admin = await makeAccount(database.db, { role: "admin" });
  [member, other] = [await makeMember(admin, "researcher"), await makeMember(admin, "researcher")];
});

describe("an admin who ends somebody's sessions", () => {
  test("has them out at their next request, and leaves their account open and others alone", async () => {
    const before = await lastAudit(database.db);
    await endSessionsOf(admin, { accountId: member.accountId });
    expect(await actorOfToken(member.sessionToken)).toBeNull();
    expect(await actorOfToken(other.sessionToken)).not.toBeNull();
    expect((await database.db.account.findUniqueOrThrow({ where: { id: member.accountId } })).disabledAt).toBeNull();
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "session.ended", subjectId: member.accountId, actorId: admin.accountId, detail: { reason: "ended_by_admin" } }]);
  });

  test("finds nothing to end the second time, and writes nothing", async () => {
    await endSessionsOf(admin, { accountId: member.accountId });
    const before = await lastAudit(database.db);
    await endSessionsOf(admin, { accountId: member.accountId });
    expect(await auditSince(database.db, before)).toEqual([]);
  });

  test.each(ROLES.filter((role) => role !== "admin"))("is no %s, and nobody's sessions are there to end but a colleague's", async (role) => {
    const somebody = await makeAccount(database.db, { role });
    expect(await refusalFrom(endSessionsOf(somebody, { accountId: member.accountId }))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    expect(await actorOfToken(member.sessionToken)).not.toBeNull();
    expect(await refusalFrom(endSessionsOf(admin, { accountId: accountIdSchema.parse("00000000-0000-4000-8000-00000000dead") }))).toMatchObject({ code: "not_found" });
  });
});

describe("an admin who ends one session of somebody", () => {
  const ofMember = () => listSessionsOf(admin, member.accountId);

  test("sees those that are open, by what tells them apart, and ends that one alone, on the record", async () => {
    const [first] = await ofMember();
    expect(first).toEqual({ sessionId: first?.sessionId, label: "Firefox, Linux", startedAt: expect.any(Date), lastSeenAt: expect.any(Date), isThisOne: false, factor: "invitation" });
    const token = await inTransaction((transaction) => startSession(transaction, { accountId: member.accountId, label: "Firefox on Linux", factor: "passkey" }));
    const [second, ...others] = await ofMember();
    expect([second?.label, second?.factor, others.map(({ sessionId }) => sessionId)]).toEqual(["Firefox on Linux", "passkey", [first?.sessionId]]);
    const before = await lastAudit(database.db);
    await endSessionOf(admin, { sessionId: second!.sessionId });
    expect([await actorOfToken(token), (await actorOfToken(member.sessionToken))?.accountId]).toEqual([null, member.accountId]);
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "session.ended", subjectId: member.accountId, actorId: admin.accountId, detail: { sessionId: second?.sessionId, reason: "ended_by_admin" } }]);
    expect((await ofMember()).map(({ sessionId }) => sessionId)).toEqual([first?.sessionId]);
    expect(await refusalFrom(endSessionOf(admin, { sessionId: second!.sessionId }))).toMatchObject({ code: "not_found" });
  });

  // In one: each test makes two people, with their passwords.
  test("is nobody below, who sees none of them either; and what is over, or was never there, is not there to end", async () => {
    const [{ sessionId } = { sessionId: sessionIdSchema.parse("00000000-0000-4000-8000-00000000dead") }] = await ofMember();
    for (const role of ROLES.filter((each) => each !== "admin")) {
      const somebody = await makeAccount(database.db, { role });
      expect([await refusalFrom(endSessionOf(somebody, { sessionId })), await refusalFrom(listSessionsOf(somebody, member.accountId))], role).toMatchObject([{ messageKey: "adminsOnly" }, { messageKey: "adminsOnly" }]);
    }
    expect(await refusalFrom(endSessionOf(admin, { sessionId: sessionIdSchema.parse("00000000-0000-4000-8000-00000000dead") }))).toMatchObject({ code: "not_found" });
    // Half an hour without use: it lets nobody in, though no row says that it ended.
    await database.sqlAs("owner", "UPDATE desk.session SET last_seen_at = now() - interval '31 minutes' WHERE id = $1", [sessionId]);
    expect([await ofMember(), (await refusalFrom(endSessionOf(admin, { sessionId }))).code]).toEqual([[], "not_found"]);
  });
});
