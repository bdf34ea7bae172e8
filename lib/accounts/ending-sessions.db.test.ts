import { beforeEach, describe, expect, test, vi } from "vitest";
import { endSessionsOf } from "@/lib/accounts/commands/end-session";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
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
