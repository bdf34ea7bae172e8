import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beginAcceptance, finishAcceptance } from "@/lib/accounts/commands/accept-invitation";
import { createInvitation } from "@/lib/accounts/commands/create-invitation";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/disable-account";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import { mayTryPassword } from "@/lib/accounts/attempts";
import { PASSWORD_TRIES } from "@/lib/accounts/limits";
import { isPassword } from "@/lib/accounts/passwords";
import type { Actor } from "@/lib/core/actor";
import { actorOfToken } from "@/lib/accounts/session";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt, makeMember, MEMBER_PASSWORD, type Member } from "@/prisma/factories/members";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const PASSWORD = MEMBER_PASSWORD;
const MINUTE_MS = 60_000;
const CROWD_PATIENCE_MS = 5 * MINUTE_MS;

let admin: Actor;

/** Somebody who has joined; a minute passes, so that their next code is a fresh one. */
async function member(): Promise<Member> {
  const joined = await makeMember(admin, "researcher");
  pass(MINUTE_MS);
  return joined;
}

const codeOf = (secret: string, at = new Date()) => codeAt(secret, at);

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

async function signIn(email: string, password: string, code: string): Promise<string> {
  const { pendingToken } = await startSignIn({ email, password });
  const { sessionToken } = await finishSignIn({ pendingToken, code, label: "" });
  return sessionToken;
}

const audited = async (event: string) => (await database.sqlAs("owner", "select count(*)::int as count from desk.audit where event = $1", [event]))[0]?.["count"];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  admin = await makeAccount(database.db, { role: "admin" });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("signing in", () => {
  test("takes password and code, and gives a session that the database knows by its hash only", async () => {
    const { email, secret, accountId } = await member();
    const before = await audited("session.started");
    const token = await signIn(email.toUpperCase(), PASSWORD, codeOf(secret));
    expect(await actorOfToken(token)).toMatchObject({ accountId, role: "researcher", locale: "en" });
    expect(await audited("session.started")).toBe(Number(before) + 1);
    const rows = await database.sqlAs("owner", "select s::text as text from desk.session s union all select p::text from desk.pending_sign_in p union all select f::text from desk.second_factor f");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row["text"]).not.toContain(token);
      expect(row["text"]).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
    }
  });

  test("answers a wrong password, an unknown address and a disabled account alike at both steps", async () => {
    const known = await member();
    const disabled = await member();
    await disableAccount(admin, { accountId: disabled.accountId });
    const outcomes = [];
    for (const [email, password, code] of [
      [known.email, "wrong password entirely", codeOf(known.secret)],
      ["nobody@caselight.invalid", PASSWORD, "123456"],
      [disabled.email, PASSWORD, codeOf(disabled.secret)],
      [known.email, PASSWORD, "000000"],
    ] as const) {
      const first = await startSignIn({ email, password });
      const second = await finishSignIn({ pendingToken: first.pendingToken, code, label: "" }).catch((error: unknown) => error);
      outcomes.push({ length: first.pendingToken.length, second });
    }
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]?.second).toMatchObject({ code: "invalid", messageKey: "signInFailed" });
  });

  test("verifies a password for an unknown address too: both take their time", async () => {
    const { email } = await member();
    const timeOf = async (address: string) => {
      const started = performance.now();
      await startSignIn({ email: address, password: "wrong password entirely" });
      return performance.now() - started;
    };
    await timeOf("warm-up@caselight.invalid");
    // In turn, so that a busy moment meets both, and the shortest of each: a machine can only make it longer. As many as may be tried at one address.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let tries = 0; tries < PASSWORD_TRIES; tries += 1) {
      known = Math.min(known, await timeOf(email));
      unknown = Math.min(unknown, await timeOf("nobody-at-all@caselight.invalid"));
    }
    // A hash of 64 MiB takes tens of milliseconds, a skipped one none: the ratio tells, whatever the machine.
    expect(unknown).toBeGreaterThan(known / 4);
    expect(known).toBeGreaterThan(unknown / 4);
  });

  test("refuses a code that was used, also when twenty try it at once", async () => {
    const { email, secret } = await member();
    const code = codeOf(secret);
    const starts = await Promise.all(Array.from({ length: 4 }, () => startSignIn({ email, password: PASSWORD })));
    const tries = Array.from({ length: 20 }, (_, index) => finishSignIn({ pendingToken: starts[index % 4]?.pendingToken, code, label: "" }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(signIn(email, PASSWORD, code)).rejects.toMatchObject({ messageKey: "signInFailed" });
  });

  test("refuses the code that confirmed the authenticator", async () => {
    const { token } = await createInvitation(admin, { role: "researcher" });
    const enrolment = await beginAcceptance({ token, displayName: "Mira Testwood", email: "replay@caselight.invalid", password: PASSWORD, lang: "en" });
    const code = codeOf(enrolment.secret);
    await finishAcceptance({ enrolment, code, language: "en", label: "" });
    await expect(signIn("replay@caselight.invalid", PASSWORD, code)).rejects.toMatchObject({ messageKey: "signInFailed" });
  });

  test("accepts the code that has just turned, and not the next one", async () => {
    const { email, secret } = await member();
    await expect(signIn(email, PASSWORD, codeOf(secret, new Date(Date.now() + 30_000)))).rejects.toMatchObject({ messageKey: "signInFailed" });
    await expect(signIn(email, PASSWORD, codeOf(secret, new Date(Date.now() - 60_000)))).rejects.toMatchObject({ messageKey: "signInFailed" });
    await expect(signIn(email, PASSWORD, codeOf(secret, new Date(Date.now() - 30_000)))).resolves.toMatch(/^.{43}$/);
  });

  test("takes each recovery code once, with spaces or without", async () => {
    const { email, recoveryCodes } = await member();
    const [one = "", other = ""] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    await expect(signIn(email, PASSWORD, one)).resolves.toMatch(/^.{43}$/);
    await expect(signIn(email, PASSWORD, one)).rejects.toMatchObject({ messageKey: "signInFailed" });
    await expect(signIn(email, PASSWORD, other.toLowerCase().replaceAll("-", " "))).resolves.toMatch(/^.{43}$/);
  });

  test("ends a sign-in after five wrong codes, when it takes too long, and once it has succeeded", async () => {
    const { email, secret } = await member();
    const guessed = await startSignIn({ email, password: PASSWORD });
    for (let guess = 0; guess < 5; guess += 1) await expect(finishSignIn({ pendingToken: guessed.pendingToken, code: "000000", label: "" })).rejects.toThrow();
    await expect(finishSignIn({ pendingToken: guessed.pendingToken, code: codeOf(secret), label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });

    const slow = await startSignIn({ email, password: PASSWORD });
    pass(11 * MINUTE_MS);
    await expect(finishSignIn({ pendingToken: slow.pendingToken, code: codeOf(secret), label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });

    const done = await startSignIn({ email, password: PASSWORD });
    await finishSignIn({ pendingToken: done.pendingToken, code: codeOf(secret), label: "" });
    pass(MINUTE_MS);
    await expect(finishSignIn({ pendingToken: done.pendingToken, code: codeOf(secret), label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });
    await expect(finishSignIn({ pendingToken: undefined, code: codeOf(secret), label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });
  });

  test("records every refusal at the second step, without an address or a code", async () => {
    const before = Number(await audited("sign_in.refused"));
    await expect(signIn("nobody@caselight.invalid", PASSWORD, "123456")).rejects.toThrow();
    expect(await audited("sign_in.refused")).toBe(before + 1);
    const [row] = await database.sqlAs("owner", "select detail::text as detail, subject_id from desk.audit where event = 'sign_in.refused' order by seq desc limit 1");
    expect(row).toEqual({ detail: '{"reason": "password"}', subject_id: null });
  });

  test.each(["member", "nobody"])("slows down guessing at the address of a %s, longer each time, and forgets it after success", async (whose) => {
    const { email, secret } = await member();
    const address = whose === "member" ? email : "guessed@caselight.invalid";
    const five = async () => {
      for (let guess = 0; guess < 5; guess += 1) await startSignIn({ email: address, password: "wrong password entirely" });
    };
    await five();
    await expect(startSignIn({ email: address, password: PASSWORD })).rejects.toMatchObject({ code: "too_many" });
    await expect(startSignIn({ email: ` ${address.toUpperCase()}`.trim(), password: PASSWORD })).rejects.toMatchObject({ code: "too_many" });
    pass(15 * MINUTE_MS + 1);
    await five();
    pass(15 * MINUTE_MS + 1);
    await expect(startSignIn({ email: address, password: PASSWORD })).rejects.toMatchObject({ code: "too_many" });
    pass(15 * MINUTE_MS);
    if (whose === "nobody") return;
    await signIn(email, PASSWORD, codeOf(secret));
    await five();
  });

  test("stays open to members while and after thousands of wrong passwords are tried at other addresses, and keeps no row of them", async () => {
    const { email, secret } = await member();
    for (let flood = 0; flood < 1_500; flood += 1) expect(await mayTryPassword(database.db, { email: `flood-${flood}@caselight.invalid`, device: null })).toBe(true);
    await startSignIn({ email: "never-finished@caselight.invalid", password: "wrong password entirely" });
    await expect(signIn(email, PASSWORD, codeOf(secret))).resolves.toMatch(/^.{43}$/);
    pass(16 * MINUTE_MS);
    await startSignIn({ email, password: PASSWORD });
    const [left] = await database.sqlAs("owner", "select (select count(*)::int from desk.attempt where window_ends_at < $1) as tries, (select count(*)::int from desk.pending_sign_in where expires_at < $1) as pending", [new Date()]);
    expect(left).toEqual({ tries: 0, pending: 0 });
  });

  test("tells whoever comes behind more than it can serve to come back, and serves everybody before and after", async () => {
    const { email } = await member();
    const hash = (await database.db.account.findUniqueOrThrow({ where: { email }, select: { passwordHash: true } })).passwordHash;
    const crowd = await Promise.allSettled(Array.from({ length: 130 }, () => isPassword(hash, PASSWORD)));
    const served = crowd.filter((one) => one.status === "fulfilled");
    expect(served.every(({ value }) => value)).toBe(true);
    // Four at work and a hundred waiting; who came behind them is told at once.
    expect(served).toHaveLength(104);
    for (const one of crowd) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "too_many", messageKey: "signInBusy" });
    await expect(isPassword(hash, PASSWORD)).resolves.toBe(true);
    // A hundred hashes of 64 MiB: seconds, and minutes on a busy machine.
  }, CROWD_PATIENCE_MS);

  test("is open again to somebody who was let in again, and closed to whoever is shut out between the two steps", async () => {
    const { email, secret, accountId, sessionToken } = await member();
    const begun = await startSignIn({ email, password: PASSWORD });
    await disableAccount(admin, { accountId });
    expect(await actorOfToken(sessionToken)).toBeNull();
    await expect(finishSignIn({ pendingToken: begun.pendingToken, code: codeOf(secret), label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });
    await enableAccount(admin, { accountId });
    expect(await actorOfToken(sessionToken)).toBeNull();
    await expect(signIn(email, PASSWORD, codeOf(secret))).resolves.toMatch(/^.{43}$/);
  });
});
