/** Setting up another authenticator in place of one's own; and what becomes of a code that is given to a locked desk. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { beginAuthenticator, replaceAuthenticator } from "@/lib/accounts/commands/replace-authenticator";
import { startSession } from "@/lib/accounts/commands/start-session";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { codeAt, makeMember, MEMBER_PASSWORD, type Member } from "@/prisma/factories/members";
import { actorOf, makeKeyed, proofOf } from "@/prisma/factories/passkeys";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const MINUTE_MS = 60_000;
let admin: Actor;
let member: Member;
let actor: Actor;

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const codeNow = (secret: string) => codeAt(secret, new Date());
const start = async () => (await startSignIn({ email: member.email, password: MEMBER_PASSWORD })).pendingToken;
const signIn = async (code: string) => (await finishSignIn({ pendingToken: await start(), code, label: "" })).sessionToken;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  admin ??= await makeAccount(database.db, { role: "admin" });
  member = await makeMember(admin, "researcher");
  actor = await actorOf(member.sessionToken);
  pass(MINUTE_MS);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("another authenticator", () => {
  test("takes a code of the old one and one of its own; from then on the old one, its recovery codes and all other sessions are over", async () => {
    const elsewhere = await inTransaction((transaction) => startSession(transaction, { accountId: actor.accountId, label: "", factor: "totp" }));
    const waiting = await start();
    const begun = await beginAuthenticator(actor, { code: codeNow(member.secret) });
    expect(begun.secret).not.toBe(member.secret);
    // Until it has given a code nothing has changed.
    expect(await refusalFrom(replaceAuthenticator(actor, { begun, code: codeNow(member.secret) }))).toMatchObject({ fieldErrors: { code: ["codeWrong"] } });
    expect(await actorOfToken(elsewhere)).not.toBeNull();
    const after = await lastAudit(database.db);
    const code = codeNow(begun.secret);
    const { recoveryCodes } = await replaceAuthenticator(actor, { begun, code });
    expect(await auditSince(database.db, after)).toMatchObject([{ event: "authenticator.replaced", actorId: actor.accountId, subjectId: actor.accountId, detail: {} }, { event: "session.ended", detail: { reason: "authenticator_replaced" } }]);
    expect(await actorOfToken(elsewhere)).toBeNull();
    expect(await actorOfToken(member.sessionToken)).not.toBeNull();
    pass(MINUTE_MS);
    const [oldCode = ""] = member.recoveryCodes;
    for (const worthless of [codeNow(member.secret), oldCode]) expect(await refusalFrom(signIn(worthless))).toMatchObject({ messageKey: "signInFailed" });
    expect(await refusalFrom(finishSignIn({ pendingToken: waiting, code: codeNow(begun.secret), label: "" }))).toMatchObject({ messageKey: "signInFailed" });
    await expect(signIn(codeNow(begun.secret))).resolves.toMatch(/^.{43}$/u);
    const [newCode = ""] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    await expect(signIn(newCode)).resolves.toMatch(/^.{43}$/u);
    // The step is used: kept by whoever saw it, it replaces nothing more.
    expect(await refusalFrom(replaceAuthenticator(actor, { begun, code: codeNow(begun.secret) }))).toMatchObject({ code: "conflict", messageKey: "setUpGone" });
  });

  test("does not take the code that proved it for signing in", async () => {
    const [recoveryCode = ""] = member.recoveryCodes;
    const begun = await beginAuthenticator(actor, { code: recoveryCode });
    const code = codeNow(begun.secret);
    await replaceAuthenticator(actor, { begun, code });
    expect(await refusalFrom(signIn(code))).toMatchObject({ messageKey: "signInFailed" });
  });

  test("is begun by a recovery code or a passkey too, and by nothing else, which is written down", async () => {
    const after = await lastAudit(database.db);
    expect(await refusalFrom(beginAuthenticator(actor, { code: "000000" }))).toMatchObject({ fieldErrors: { code: ["codeWrongOrUsed"] } });
    expect(await auditSince(database.db, after)).toMatchObject([{ event: "account.proof_refused", detail: { reason: "code" } }]);
    vi.useRealTimers();
    const keyed = await makeKeyed(admin);
    const begun = await beginAuthenticator(keyed.actor, { code: await proofOf(keyed.actor, keyed.passkey) });
    await expect(replaceAuthenticator(keyed.actor, { begun, code: codeNow(begun.secret) })).resolves.toMatchObject({ recoveryCodes: expect.any(Array) as string[] });
  });

  test("is of the session and the account that began it, within half an hour, and of two begun at once the first holds", async () => {
    const [one = "", another = ""] = member.recoveryCodes;
    const begun = await beginAuthenticator(actor, { code: one });
    const elsewhere = await actorOf(await inTransaction((transaction) => startSession(transaction, { accountId: actor.accountId, label: "", factor: "totp" })));
    const gone = { code: "conflict", messageKey: "setUpGone" };
    for (const who of [admin, elsewhere]) expect(await refusalFrom(replaceAuthenticator(who, { begun, code: codeNow(begun.secret) }))).toMatchObject(gone);
    expect(await refusalFrom(replaceAuthenticator(actor, { begun: null, code: "000000" }))).toMatchObject(gone);
    const second = await beginAuthenticator(actor, { code: another });
    const outcomes = await Promise.allSettled([begun, second].map((step) => replaceAuthenticator(actor, { begun: step, code: codeNow(step.secret) })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    pass(31 * MINUTE_MS);
    expect(await refusalFrom(replaceAuthenticator(actor, { begun: second, code: codeNow(second.secret) }))).toMatchObject(gone);
  });
});

test("a right code given to a locked desk is used up, and that it was is written down", async () => {
  const locking = await makeMember(admin, "admin");
  const [lockingCode = ""] = locking.recoveryCodes;
  const lockingActor = await actorOf(locking.sessionToken);
  await closeDesk(lockingActor, { mode: "locked", reason: "Somebody is being forced.", code: lockingCode });
  const after = await lastAudit(database.db);
  const [pendingToken, code, [recoveryCode = ""]] = [await start(), codeNow(member.secret), member.recoveryCodes];
  expect(await refusalFrom(finishSignIn({ pendingToken, code, label: "" }))).toMatchObject({ code: "forbidden", messageKey: "deskLocked" });
  expect(await refusalFrom(finishSignIn({ pendingToken: await start(), code: recoveryCode, label: "" }))).toMatchObject({ messageKey: "deskLocked" });
  const row = { event: "sign_in.refused", actorId: null, subjectId: member.accountId, detail: { reason: "desk_locked" } };
  expect(await auditSince(database.db, after)).toEqual([row, row]);
  await openDesk(lockingActor);
  for (const used of [code, recoveryCode]) expect(await refusalFrom(signIn(used))).toMatchObject({ messageKey: "signInFailed" });
  pass(MINUTE_MS);
  await expect(signIn(codeNow(member.secret))).resolves.toMatch(/^.{43}$/u);
});
