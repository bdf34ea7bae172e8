/** Signing in by a passkey: what lets somebody in, and everything that does not, with answers that are signed as authenticators sign them. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { mayTryPassword } from "@/lib/accounts/attempts";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/disable-account";
import { removePasskey } from "@/lib/accounts/commands/remove-passkey";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/accounts/commands/sign-in-by-passkey";
import { PASSKEY_REFUSALS_WRITTEN, PASSKEY_TRIES, PASSWORD_TRIES } from "@/lib/accounts/limits";
import { listPasskeys } from "@/lib/accounts/queries/list-passkeys";
import { finishPasskeySignInSchema } from "@/lib/accounts/schema";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { actorOf, addSoftwarePasskey, makeKeyed, signInByPasskey, type Keyed } from "@/prisma/factories/passkeys";
import { answer, newPasskey, type Wrong } from "@/prisma/factories/software-passkey";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const FIVE_MINUTES_MS = 5 * 60_000;
/** The one thing that whoever is refused hears. */
const REFUSED = { code: "invalid", messageKey: "passkeyFailed", fieldErrors: {}, details: undefined };
let admin: Actor;
let keyed: Keyed;
let other: Keyed;

beforeEach(async () => {
  vi.useRealTimers();
  await database.sqlAs("owner", "UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL; DELETE FROM desk.attempt");
  admin ??= await makeAccount(database.db, { role: "admin" });
  keyed ??= await makeKeyed(admin);
  other ??= await makeKeyed(admin);
});

const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
const onFile = async ({ passkeyId }: Keyed) => (await database.sqlAs("owner", "SELECT counter::int, last_used_on::text AS used FROM desk.passkey WHERE id = $1", [passkeyId]))[0];

describe("a passkey", () => {
  test("signs its owner in without password and code, with the day and no moment kept, and the audit log says by what", async () => {
    const after = await lastAudit(database.db);
    const token = await signInByPasskey(keyed.passkey);
    const actor = await actorOf(token);
    expect(actor).toMatchObject({ accountId: keyed.actor.accountId, role: "researcher" });
    expect(await auditSince(database.db, after)).toEqual([{ event: "session.started", actorId: actor.accountId, subjectId: actor.accountId, detail: { sessionId: actor.sessionId, factor: "passkey" } }]);
    expect(await onFile(keyed)).toEqual({ counter: keyed.passkey.counter, used: new Date().toISOString().slice(0, 10) });
    const [own] = await listPasskeys(actor);
    expect(own).toMatchObject({ passkeyId: keyed.passkeyId, name: "Blue key" });
    expect(own?.createdOn.toISOString()).toMatch(/T00:00:00.000Z$/u);
  });

  test("that does not count its uses goes on saying none", async () => {
    const { passkey } = await addSoftwarePasskey(keyed.actor, keyed.code(), { name: "Phone", passkey: newPasskey({ counts: false }) });
    for (let times = 0; times < 2; times += 1) expect(await actorOf(await signInByPasskey(passkey))).toMatchObject({ accountId: keyed.actor.accountId });
  });

  test("is asked for by name of nobody: the question is the same whoever asks", async () => {
    const { challenge, options } = await beginPasskeySignIn();
    expect(options).toEqual({ rpId: "localhost", challenge, allowCredentials: [], timeout: FIVE_MINUTES_MS, userVerification: "required", extensions: undefined });
  });

  test("lets its owner in while somebody else's wrong passwords keep the address shut", async () => {
    for (let tries = 0; tries <= PASSWORD_TRIES; tries += 1) await mayTryPassword(database.db, { email: keyed.member.email, device: null });
    expect(await mayTryPassword(database.db, { email: keyed.member.email, device: null })).toBe(false);
    await expect(signInByPasskey(keyed.passkey)).resolves.toMatch(/^.{43}$/u);
    // Nor does it give whoever guesses fresh tries.
    expect(await mayTryPassword(database.db, { email: keyed.member.email, device: null })).toBe(false);
  });
});

describe("nobody is let in, and told anything else, by an answer", () => {
  const WRONG: [string, () => Wrong][] = [
    ["given to another site", () => ({ origin: "https://caselight.invalid" })],
    ["given to another port of this host", () => ({ origin: "http://localhost:4000" })],
    ["for another site's name", () => ({ siteName: "caselight.invalid" })],
    ["of a person who was not verified", () => ({ unverified: true })],
    ["of nobody who is present", () => ({ absent: true })],
    ["given within another page", () => ({ framed: true })],
    ["made for adding one", () => ({ type: "webauthn.create" })],
    ["that answers another question", () => ({ challenge: "A".repeat(43) })],
    ["signed by another account's passkey", () => ({ signedBy: other.passkey })],
    ["that says it is another account's", () => ({ userHandle: other.passkey.userHandle })],
    ["that does not say whose it is", () => ({ userHandle: null })],
  ];

  test.each(WRONG)("%s", async (_what, wrong) => {
    const [before, after] = [await onFile(keyed), await lastAudit(database.db)];
    expect(await refusalFrom(signInByPasskey(keyed.passkey, wrong()))).toEqual(REFUSED);
    expect(await onFile(keyed)).toEqual(before);
    expect(await auditSince(database.db, after)).toEqual([{ event: "sign_in.refused", actorId: null, subjectId: null, detail: { reason: "passkey" } }]);
  });

  test("of a passkey that is not on file, or that was removed", async () => {
    const unknown = newPasskey();
    unknown.userHandle = keyed.passkey.userHandle;
    expect(await refusalFrom(signInByPasskey(unknown))).toEqual(REFUSED);
    const lost = await addSoftwarePasskey(keyed.actor, keyed.code(), { name: "Lost" });
    await signInByPasskey(lost.passkey);
    await removePasskey(keyed.actor, { passkeyId: lost.passkeyId, code: keyed.code() });
    expect(await refusalFrom(signInByPasskey(lost.passkey))).toEqual(REFUSED);
  });

  test("a second time, also when twenty give it at once", async () => {
    const { challenge, options } = await beginPasskeySignIn();
    const given = { challenge, answer: answer(keyed.passkey, options), label: "" };
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => finishPasskeySignIn(given)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ messageKey: "passkeyFailed" });
    expect(await refusalFrom(finishPasskeySignIn(given))).toEqual(REFUSED);
  });

  test("after five minutes, from a browser that asked for nothing, or from another than asked", async () => {
    const { challenge, options } = await beginPasskeySignIn();
    later(FIVE_MINUTES_MS + 1);
    expect(await refusalFrom(finishPasskeySignIn({ challenge, answer: answer(keyed.passkey, options), label: "" }))).toEqual(REFUSED);
    vi.useRealTimers();
    const [mine, theirs] = [await beginPasskeySignIn(), await beginPasskeySignIn()];
    expect(await refusalFrom(finishPasskeySignIn({ challenge: undefined, answer: answer(keyed.passkey, mine.options), label: "" }))).toEqual(REFUSED);
    expect(await refusalFrom(finishPasskeySignIn({ challenge: theirs.challenge, answer: answer(keyed.passkey, mine.options), label: "" }))).toEqual(REFUSED);
  });

  test.each([
    ["back", -1],
    ["not on", 0],
  ])("whose counter went %s, which is written down of its owner", async (_way, by) => {
    await signInByPasskey(keyed.passkey);
    const [before, after] = [await onFile(keyed), await lastAudit(database.db)];
    expect(await refusalFrom(signInByPasskey(keyed.passkey, { counter: keyed.passkey.counter + by }))).toEqual(REFUSED);
    expect(await refusalFrom(signInByPasskey(keyed.passkey, { counter: 0 }))).toEqual(REFUSED);
    expect(await onFile(keyed)).toEqual(before);
    const row = { event: "sign_in.refused", actorId: null, subjectId: keyed.actor.accountId, detail: { reason: "passkey_counter" } };
    expect(await auditSince(database.db, after)).toEqual([row, row]);
    await expect(signInByPasskey(keyed.passkey)).resolves.toMatch(/^.{43}$/u);
  });

  test("of somebody who is shut out, who is let in again with it", async () => {
    await disableAccount(admin, { accountId: other.actor.accountId });
    expect(await refusalFrom(signInByPasskey(other.passkey))).toEqual(REFUSED);
    await enableAccount(admin, { accountId: other.actor.accountId });
    await expect(signInByPasskey(other.passkey)).resolves.toMatch(/^.{43}$/u);
  });

  test("of passkeys that are invented one after the other, of which no more than some are written down; those of an account still are", async () => {
    const nobodys = async () => (await database.sqlAs("owner", "SELECT count(*)::int AS n FROM desk.audit WHERE event = 'sign_in.refused' AND subject_id IS NULL"))[0]?.["n"] as number;
    const before = await nobodys();
    for (let times = 0; times < 3; times += 1) expect(await refusalFrom(signInByPasskey(newPasskey()))).toEqual(REFUSED);
    expect((await nobodys()) - before).toBe(3);
    await database.sqlAs("owner", "UPDATE desk.attempt SET count = $1 WHERE key = 'passkey-refused:nobody'", [PASSKEY_REFUSALS_WRITTEN - 1]);
    for (let times = 0; times < 3; times += 1) expect(await refusalFrom(signInByPasskey(newPasskey()))).toEqual(REFUSED);
    expect((await nobodys()) - before).toBe(4);
    await signInByPasskey(keyed.passkey);
    const after = await lastAudit(database.db);
    expect(await refusalFrom(signInByPasskey(keyed.passkey, { counter: 0 }))).toEqual(REFUSED);
    expect(await auditSince(database.db, after)).toMatchObject([{ event: "sign_in.refused", subjectId: keyed.actor.accountId }]);
    later(16 * 60_000);
    expect(await refusalFrom(signInByPasskey(newPasskey()))).toEqual(REFUSED);
    expect((await nobodys()) - before).toBe(5);
  });

  test("too often: each passkey has tries of its own, whether or not it is on file", async () => {
    for (const passkey of [other.passkey, newPasskey()]) {
      for (let tries = 0; tries < PASSKEY_TRIES; tries += 1) expect(await refusalFrom(signInByPasskey(passkey, { unverified: true }))).toEqual(REFUSED);
      expect(await refusalFrom(signInByPasskey(passkey))).toMatchObject({ code: "too_many" });
    }
    await expect(signInByPasskey(keyed.passkey)).resolves.toMatch(/^.{43}$/u);
    later(16 * 60_000);
    await expect(signInByPasskey(other.passkey)).resolves.toMatch(/^.{43}$/u);
  });

  test("that is no answer at all", () => {
    for (const passkey of ["", "nonsense", "{}", "null", '{"id":"A","rawId":"A","type":"password","response":{}}', "[".repeat(40_000)]) expect(finishPasskeySignInSchema.safeParse({ passkey, lang: "en" }).success, passkey.slice(0, 40)).toBe(false);
  });
});

test("a locked desk lets in by a passkey whoever locked it and nobody else, who is told after it was right; its use counts and is written down", async () => {
  const locking = await makeKeyed(admin, "admin");
  await closeDesk(locking.actor, { mode: "locked", reason: "Somebody is being forced.", code: locking.code() });
  const after = await lastAudit(database.db);
  const { challenge, options } = await beginPasskeySignIn();
  const given = { challenge, answer: answer(keyed.passkey, options), label: "" };
  expect(await refusalFrom(finishPasskeySignIn(given))).toMatchObject({ code: "forbidden", messageKey: "deskLocked" });
  expect(await refusalFrom(signInByPasskey(keyed.passkey, { unverified: true }))).toEqual(REFUSED);
  expect(await auditSince(database.db, after)).toMatchObject([{ event: "sign_in.refused", subjectId: keyed.actor.accountId, detail: { reason: "desk_locked" } }, { detail: { reason: "passkey" } }]);
  const again = await actorOf(await signInByPasskey(locking.passkey));
  expect(again.accountId).toBe(locking.actor.accountId);
  await openDesk(again);
  expect(await refusalFrom(finishPasskeySignIn(given))).toEqual(REFUSED);
  await expect(signInByPasskey(keyed.passkey)).resolves.toMatch(/^.{43}$/u);
});

test("nothing of a passkey, a challenge or an answer is written into the log, whatever comes of it", async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  const { challenge, options } = await beginPasskeySignIn();
  const right = answer(keyed.passkey, options);
  const taken = await addSoftwarePasskey(other.actor, other.code(), { passkey: { ...keyed.passkey } }).catch((error: unknown) => error);
  expect(taken).toMatchObject({ messageKey: "passkeyFailed" });
  await finishPasskeySignIn({ challenge, answer: right, label: "" });
  for (const wrong of [{ unverified: true }, { counter: 0 }, { origin: "https://caselight.invalid" }]) await refusalFrom(signInByPasskey(keyed.passkey, wrong));
  vi.mocked(process.stdout.write).mockRestore();
  // The refused one does write a line: of a code and a constraint.
  expect(written.join("")).toContain("passkey_credential_id_key");
  for (const secret of [keyed.passkey.id, keyed.passkey.coseKey.toString("base64url"), keyed.passkey.coseKey.toString("hex"), challenge, right.response.signature, right.response.clientDataJSON]) expect(written.join("")).not.toContain(secret);
  expect(await actorOfToken(challenge)).toBeNull();
});
