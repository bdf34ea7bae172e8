import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beginAcceptance, finishAcceptance } from "@/lib/accounts/commands/accept-invitation";
import { changeRole } from "@/lib/accounts/commands/change-role";
import { createInvitation, revokeInvitation } from "@/lib/accounts/commands/create-invitation";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/disable-account";
import { setLanguage } from "@/lib/accounts/commands/set-language";
import { firstAdminInvitation } from "@/lib/accounts/first-admin";
import { countPeople, listInvitations, listPeople } from "@/lib/accounts/queries/list-people";
import { openInvitation } from "@/lib/accounts/queries/open-invitation";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
import { unsentIdSchema } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt, makeMember, MEMBER_PASSWORD } from "@/prisma/factories/members";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const HOUR_MS = 3_600_000;
const ORIGIN = "https://caselight.example";

let admin: Actor;

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

const auditRows = async () => Number((await database.sqlAs("owner", "select count(*)::int as count from desk.audit"))[0]?.["count"]);
const detailsFor = (token: string, email = "new@caselight.invalid") => ({ token, displayName: "Ann Example", email, password: MEMBER_PASSWORD, lang: "zh" as const });

async function accept(token: string, email: string) {
  const enrolment = await beginAcceptance(detailsFor(token, email));
  return finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "zh", label: "" });
}

/** Nobody of earlier tests can still work as an admin. */
async function withoutOtherAdmins(): Promise<void> {
  await database.sqlAs("owner", "update desk.account set disabled_at = now() where role = 'admin' and id <> $1", [admin.accountId]);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  admin = await makeAccount(database.db, { role: "admin" });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("an invitation", () => {
  test("makes an account with its role and the language it was accepted in, and signs it in", async () => {
    const { token } = await createInvitation(admin, { role: "editor", displayName: "Ann" });
    expect(await openInvitation(token)).toEqual({ role: "editor", displayName: "Ann" });
    const joined = await accept(token, "joined@caselight.invalid");
    expect(await actorOfToken(joined.sessionToken)).toMatchObject({ accountId: joined.accountId, role: "editor", displayName: "Ann Example", locale: "zh" });
    expect(await openInvitation(token)).toBeNull();
    const events = await database.sqlAs("owner", "select event from desk.audit where actor_id = $1 order by seq", [joined.accountId]);
    expect(events.map((row) => row["event"])).toEqual(["account.joined", "session.started"]);
    const [row] = await database.sqlAs("owner", "select password_hash from desk.account where id = $1", [joined.accountId]);
    expect(row?.["password_hash"]).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });

  test("is made once, however often its form is sent, and whoever sends it again is told what to do", async () => {
    const form = { role: "researcher", displayName: "Twice", unsentId: unsentIdSchema.parse(randomUUID()), unsentBy: admin.accountId } as const;
    const before = await auditRows();
    const answers = await Promise.allSettled([createInvitation(admin, form), createInvitation(admin, form)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(createInvitation(admin, form)).rejects.toMatchObject({ code: "conflict", messageKey: "invitationMade" });
    expect([(await listInvitations(admin)).filter(({ displayName }) => displayName === "Twice").length, await auditRows()]).toEqual([1, before + 1]);
  });

  test("is good once, also when two accept it at the same moment", async () => {
    const { token } = await createInvitation(admin, { role: "researcher" });
    const enrolments = await Promise.all(["one@caselight.invalid", "two@caselight.invalid"].map((email) => beginAcceptance(detailsFor(token, email))));
    const before = await auditRows();
    const outcomes = await Promise.allSettled(enrolments.map((enrolment) => finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "en", label: "" })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "conflict", messageKey: "invitationOver" });
    expect(await auditRows()).toBe(before + 2);
    const left = await database.sqlAs("owner", "select count(*)::int as count from desk.account where email in ('one@caselight.invalid', 'two@caselight.invalid')");
    expect(left[0]?.["count"]).toBe(1);
  });

  test.each([
    ["is disabled", (accountId: Actor["accountId"]) => disableAccount(admin, { accountId })],
    ["is no longer an admin", (accountId: Actor["accountId"]) => changeRole(admin, { accountId, role: "editor" })],
  ])("ends when whoever gave it %s", async (_, shutOut) => {
    const inviter = await makeAccount(database.db, { role: "admin" });
    const { token, invitationId } = await createInvitation(inviter, { role: "admin" });
    const enrolment = await beginAcceptance(detailsFor(token, "later@caselight.invalid"));
    await shutOut(inviter.accountId);
    expect(await openInvitation(token)).toBeNull();
    await expect(finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "en", label: "" })).rejects.toMatchObject({ messageKey: "invitationOver" });
    const said = await database.sqlAs("owner", "select actor_id from desk.audit where event = 'invitation.revoked' and subject_id = $1", [invitationId]);
    expect(said.map((row) => row["actor_id"])).toEqual([admin.accountId]);
  });

  test.each([
    ["role = 'editor'", "demoted"],
    ["disabled_at = now()", "disabled"],
  ])("asks again when it is used whether its giver is an admin: %s by hand in the database", async (set) => {
    const inviter = await makeAccount(database.db, { role: "admin" });
    const { token } = await createInvitation(inviter, { role: "admin" });
    const enrolment = await beginAcceptance(detailsFor(token, "by-hand@caselight.invalid"));
    await database.sqlAs("owner", `update desk.account set ${set} where id = $1`, [inviter.accountId]);
    expect(await openInvitation(token)).toBeNull();
    await expect(finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "en", label: "" })).rejects.toMatchObject({ messageKey: "invitationOver" });
    expect(await database.sqlAs("owner", "select from desk.account where email = 'by-hand@caselight.invalid'")).toEqual([]);
  });

  test("is refused after 72 hours, after it was taken back, and when it never was, at both steps", async () => {
    const late = await createInvitation(admin, { role: "researcher" });
    const lateEnrolment = await beginAcceptance(detailsFor(late.token));
    const taken = await createInvitation(admin, { role: "researcher" });
    await revokeInvitation(admin, { invitationId: taken.invitationId });
    await expect(revokeInvitation(admin, { invitationId: taken.invitationId })).rejects.toMatchObject({ messageKey: "invitationOver" });
    pass(72 * HOUR_MS + 1);
    for (const token of [late.token, taken.token, "a".repeat(43)]) {
      await expect(beginAcceptance(detailsFor(token))).rejects.toMatchObject({ messageKey: "invitationOver" });
    }
    await expect(finishAcceptance({ enrolment: lateEnrolment, code: codeAt(lateEnrolment.secret, new Date()), language: "en", label: "" })).rejects.toMatchObject({ messageKey: "invitationOver" });
  });

  test("leaves no account behind when the authenticator's code is wrong, and can then be accepted", async () => {
    const { token } = await createInvitation(admin, { role: "researcher" });
    const enrolment = await beginAcceptance(detailsFor(token, "slip@caselight.invalid"));
    await expect(finishAcceptance({ enrolment, code: "000000", language: "en", label: "" })).rejects.toMatchObject({ fieldErrors: { code: ["codeWrong"] } });
    await expect(finishAcceptance({ enrolment, code: "no code", language: "en", label: "" })).rejects.toMatchObject({ fieldErrors: { code: ["codeWrong"] } });
    await finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "en", label: "" });
  });

  test("refuses an address that somebody has, in any case, and stays open", async () => {
    const member = await makeMember(admin, "advocate");
    const { token } = await createInvitation(admin, { role: "researcher" });
    await expect(accept(token, member.email.toUpperCase())).rejects.toMatchObject({ code: "invalid", messageKey: "emailTaken" });
    expect(await openInvitation(token)).not.toBeNull();
  });

  test.each([
    ["short", "passwordShort"],
    ["x7".repeat(65), "passwordLong"],
    ["password1234567", "passwordGuessable"],
    ["my name is Ann Example!", "passwordPersonal"],
    ["new@caselight.invalid 9", "passwordPersonal"],
  ])("refuses the password %j", async (password, key) => {
    const { token } = await createInvitation(admin, { role: "researcher" });
    await expect(beginAcceptance({ ...detailsFor(token), password })).rejects.toMatchObject({ fieldErrors: { password: [key] } });
  });

  test.each(["advocate", "researcher", "editor"] as const)("is not for a(n) %s to make, see or take back", async (role) => {
    const other = await makeAccount(database.db, { role });
    const { invitationId } = await createInvitation(admin, { role: "researcher" });
    const before = await auditRows();
    await expect(createInvitation(other, { role: "advocate" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeInvitation(other, { invitationId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listInvitations(other)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listPeople(other)).rejects.toMatchObject({ code: "forbidden" });
    expect(await auditRows()).toBe(before);
  });

  test("is listed while its link works", async () => {
    const kept = await createInvitation(admin, { role: "advocate", displayName: "Ben" });
    const gone = await createInvitation(admin, { role: "advocate" });
    await revokeInvitation(admin, { invitationId: gone.invitationId });
    const ids = (await listInvitations(admin)).map(({ invitationId }) => invitationId);
    expect(ids).toContain(kept.invitationId);
    expect(ids).not.toContain(gone.invitationId);
  });
});

describe("the first admin's invitation", () => {
  test("is made while no admin can sign in, replaces the one before, and makes an admin", async () => {
    expect(await firstAdminInvitation(database.urls.ownerUrl, ORIGIN)).toBeNull();
    await database.sqlAs("owner", "update desk.account set disabled_at = now() where role = 'admin'");
    const first = await firstAdminInvitation(database.urls.ownerUrl, ORIGIN);
    const second = await firstAdminInvitation(database.urls.ownerUrl, ORIGIN);
    const tokens = [first, second].map((link) => /^https:\/\/caselight\.example\/desk\/invitation\/([\w-]{43})$/.exec(link ?? "")?.[1] ?? "");
    expect(await openInvitation(tokens[0] ?? "")).toBeNull();
    expect(await openInvitation(tokens[1] ?? "")).toEqual({ role: "admin", displayName: null });
    await accept(tokens[1] ?? "", "first@caselight.invalid");
    expect(await firstAdminInvitation(database.urls.ownerUrl, ORIGIN)).toBeNull();
  });

  test("is over after 24 hours", async () => {
    await database.sqlAs("owner", "update desk.account set disabled_at = now() where role = 'admin'");
    const token = (await firstAdminInvitation(database.urls.ownerUrl, ORIGIN))?.split("/").at(-1) ?? "";
    pass(24 * HOUR_MS + 1);
    expect(await openInvitation(token)).toBeNull();
  });
});

describe("the people who work here", () => {
  test("get another role from an admin, with an audit row; the same role again writes nothing", async () => {
    const member = await makeMember(admin, "advocate");
    const before = await auditRows();
    await changeRole(admin, { accountId: member.accountId, role: "editor" });
    await changeRole(admin, { accountId: member.accountId, role: "editor" });
    expect(await auditRows()).toBe(before + 1);
    expect(await actorOfToken(member.sessionToken)).toMatchObject({ role: "editor" });
    const [row] = await database.sqlAs("owner", "select event, actor_id, detail from desk.audit order by seq desc limit 1");
    expect(row).toEqual({ event: "account.role_changed", actor_id: admin.accountId, detail: { from: "advocate", to: "editor" } });
  });

  test("are shut out at once, and let in again", async () => {
    const member = await makeMember(admin, "researcher");
    await disableAccount(admin, { accountId: member.accountId });
    expect(await actorOfToken(member.sessionToken)).toBeNull();
    expect((await listPeople(admin)).find(({ accountId }) => accountId === member.accountId)?.disabledAt).not.toBeNull();
    const before = await auditRows();
    await disableAccount(admin, { accountId: member.accountId });
    expect(await auditRows()).toBe(before);
    await enableAccount(admin, { accountId: member.accountId });
    await enableAccount(admin, { accountId: member.accountId });
    expect(await auditRows()).toBe(before + 1);
    expect(await actorOfToken(member.sessionToken)).toBeNull();
  });

  test.each(ROLES.filter((role) => role !== "admin"))("are not for a(n) %s to change", async (role) => {
    const other = await makeAccount(database.db, { role });
    const before = await auditRows();
    for (const act of [
      () => changeRole(other, { accountId: other.accountId, role: "admin" }),
      () => disableAccount(other, { accountId: admin.accountId }),
      () => enableAccount(other, { accountId: admin.accountId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    }
    expect(await auditRows()).toBe(before);
  });

  test("never lose their last admin, also when two admins remove each other at once", async () => {
    await withoutOtherAdmins();
    await expect(changeRole(admin, { accountId: admin.accountId, role: "editor" })).rejects.toMatchObject({ messageKey: "lastAdmin" });
    await expect(disableAccount(admin, { accountId: admin.accountId })).rejects.toMatchObject({ messageKey: "lastAdmin" });
    const other = await makeAccount(database.db, { role: "admin" });
    const outcomes = await Promise.allSettled([changeRole(admin, { accountId: other.accountId, role: "editor" }), disableAccount(other, { accountId: admin.accountId })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = await database.sqlAs("owner", "select count(*)::int as count from desk.account where role = 'admin' and disabled_at is null");
    expect(left[0]?.["count"]).toBe(1);
  });

  test("are not the system actor, and nobody who does not exist", async () => {
    const [system] = await database.sqlAs("owner", "insert into desk.account (display_name, role) values ('Seed', 'system') returning id");
    const systemId = accountIdSchema.parse(system?.["id"]);
    await expect(changeRole(admin, { accountId: systemId, role: "admin" })).rejects.toMatchObject({ code: "not_found" });
    await expect(disableAccount(admin, { accountId: accountIdSchema.parse("7d7a3f0e-3a52-4df0-8a3c-1c5f8c0e4b21") })).rejects.toMatchObject({ code: "not_found" });
    expect((await listPeople(admin)).map(({ accountId }) => accountId)).not.toContain(systemId);
  });

  test("are listed page by page, in one order, also where several are called alike", async () => {
    for (const name of ["Test Colleague Alike", "Test Colleague Alike", "Test Colleague Alike"]) await makeAccount(database.db, { role: "advocate", displayName: name });
    const whole = (await listPeople(admin)).map(({ accountId }) => accountId);
    expect(await countPeople(admin)).toBe(whole.length);
    const pages: AccountId[] = [];
    for (let page = await listPeople(admin, { most: 2 }); page.length > 0; page = await listPeople(admin, { most: 2, after: pages.at(-1) ?? null })) pages.push(...page.map(({ accountId }) => accountId));
    expect(pages).toEqual(whole);
  });

  test("choose the language of their desk", async () => {
    const member = await makeMember(admin, "advocate");
    const actor = await actorOfToken(member.sessionToken);
    if (actor === null) throw new Error("signed in");
    await setLanguage(actor, { language: "zh" });
    expect(await actorOfToken(member.sessionToken)).toMatchObject({ locale: "zh" });
  });
});
