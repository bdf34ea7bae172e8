/** Passkeys of one's own account: adding, removing, and one in place of a code that an act asks for once more. */
import * as library from "@simplewebauthn/server";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { addPasskey, beginPasskey } from "@/lib/accounts/commands/add-passkey";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { beginProof, provePasskey } from "@/lib/accounts/commands/prove-passkey";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import { removePasskey } from "@/lib/accounts/commands/remove-passkey";
import { startSession } from "@/lib/accounts/commands/start-session";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import { hasPasskey, listPasskeys } from "@/lib/accounts/queries/list-passkeys";
import { beginPasskeySchema } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/core/actor";
import { LOCK_NOT_AVAILABLE, databaseFailureOf } from "@/lib/platform/database-errors";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { MEMBER_PASSWORD } from "@/prisma/factories/members";
import { actorOf, addSoftwarePasskey, makeKeyed, proofOf, signInByPasskey, type Keyed } from "@/prisma/factories/passkeys";
import { codesFrom } from "@/prisma/factories/refused-code";
import { answer, newPasskey, register, type Wrong } from "@/prisma/factories/software-passkey";
import { testDatabase } from "@/prisma/factories/test-database";

vi.mock("@simplewebauthn/server", { spy: true });

const database = testDatabase();
const codeOf = codesFrom(database);
const REFUSED = { code: "invalid", messageKey: "passkeyFailed", fieldErrors: {}, details: undefined };
const WRONG_CODE = { code: "invalid", fieldErrors: { code: ["codeWrongOrUsed"] } };
const proof = () => proofOf(keyed.actor, keyed.passkey);
const REASON = "Somebody is being forced.";
let keyed: Keyed;
let other: Keyed;

beforeAll(async () => {
  const admin = await makeAccount(database.db, { role: "admin" });
  [keyed, other] = [await makeKeyed(admin, "admin"), await makeKeyed(admin, "admin")];
});
beforeEach(async () => {
  vi.useRealTimers();
  await database.sqlAs("owner", "UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL; DELETE FROM desk.attempt; DELETE FROM desk.passkey WHERE name <> 'Blue key'");
});

const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
/** The same person, signed in elsewhere too. */
const elsewhere = async ({ actor }: Keyed) => actorOf(await inTransaction((transaction) => startSession(transaction, { accountId: actor.accountId, label: "Elsewhere", factor: "totp" })));
const lock = (actor: Actor, code: string) => closeDesk(actor, { mode: "locked", reason: REASON, code });
const passkeysOf = async ({ actor }: Keyed) => (await listPasskeys(actor)).map(({ name }) => name);

describe("adding one", () => {
  test("takes a code, names those that there are, tells the authenticator nothing of the person, and is written down without its key", async () => {
    const after = await lastAudit(database.db);
    const options = await beginPasskey(keyed.actor, { name: "Green key", code: keyed.code() });
    expect(options).toMatchObject({ rp: { id: "localhost" }, user: { name: "Green key", displayName: "" }, attestation: "none", excludeCredentials: [{ id: keyed.passkey.id, transports: ["usb"] }], authenticatorSelection: { residentKey: "required", userVerification: "required" } });
    expect(JSON.stringify(options)).not.toContain(keyed.member.email);
    expect(JSON.stringify(options)).not.toContain(keyed.actor.displayName);
    const made = newPasskey();
    const { passkeyId } = await addPasskey(keyed.actor, { name: "Green key", passkey: register(made, options) });
    expect(await auditSince(database.db, after)).toEqual([{ event: "passkey.added", actorId: keyed.actor.accountId, subjectId: passkeyId, detail: {} }]);
    expect(await passkeysOf(keyed)).toEqual(["Blue key", "Green key"]);
    await expect(signInByPasskey(made)).resolves.toMatch(/^.{43}$/u);
  });

  test("without a right code adds nothing and says so in the log; after five wrong ones one has to wait", async () => {
    const after = await lastAudit(database.db);
    expect(await refusalFrom(beginPasskey(keyed.actor, { name: "Green key", code: "000000" }))).toMatchObject(WRONG_CODE);
    expect(await auditSince(database.db, after)).toEqual([{ event: "account.proof_refused", actorId: keyed.actor.accountId, subjectId: keyed.actor.accountId, detail: { reason: "code" } }]);
    expect(await refusalFrom(addPasskey(keyed.actor, { name: "Green key", passkey: register(newPasskey(), { ...(await beginPasskey(other.actor, { name: "x", code: other.code() })), challenge: "A".repeat(43) }) }))).toEqual(REFUSED);
    for (let tries = 0; tries < 4; tries += 1) await refusalFrom(beginPasskey(keyed.actor, { name: "Green key", code: "000000" }));
    expect(await refusalFrom(beginPasskey(keyed.actor, { name: "Green key", code: "000000" }))).toMatchObject({ code: "too_many" });
    expect(await passkeysOf(keyed)).toEqual(["Blue key"]);
    expect(beginPasskeySchema.safeParse({ name: " ", code: "000000" }).success).toBe(false);
    expect(beginPasskeySchema.safeParse({ name: "a".repeat(61), code: "000000" }).success).toBe(false);
  });

  test.each<[string, Wrong]>([
    ["for another site", { origin: "https://caselight.invalid" }],
    ["for another site's name", { siteName: "caselight.invalid" }],
    ["without verifying the person", { unverified: true }],
    ["with nobody present", { absent: true }],
    ["within another page", { framed: true }],
    ["as an answer to signing in", { type: "webauthn.get" }],
    ["with a format that has certificates to be fetched for", { vouching: { format: "android-safetynet", statement: Buffer.from([0xa0]) } }],
    ["with a certificate of its maker", { vouching: { format: "packed", statement: Buffer.from("a16378356380", "hex") } }],
  ])("that was made %s is refused", async (_how, wrong) => {
    const read = vi.mocked(library.verifyRegistrationResponse).mockClear();
    await expect(addSoftwarePasskey(keyed.actor, await proof(), { wrong })).rejects.toMatchObject({ messageKey: "passkeyFailed" });
    expect(await passkeysOf(keyed)).toEqual(["Blue key"]);
    // What vouches for its maker is not even read: the library would fetch what it names.
    if (wrong.vouching !== undefined) expect(read).not.toHaveBeenCalled();
  });

  test("answers one question once, within five minutes, in the session and for the account that asked, and no question of signing in", async () => {
    const add = (actor: Actor, options: Parameters<typeof register>[1]) => refusalFrom(addPasskey(actor, { name: "Green key", passkey: register(newPasskey(), options) }));
    const options = await beginPasskey(keyed.actor, { name: "Green key", code: await proof() });
    expect(await add(other.actor, options)).toEqual(REFUSED);
    expect(await add(await elsewhere(keyed), options)).toEqual(REFUSED);
    await addPasskey(keyed.actor, { name: "Green key", passkey: register(newPasskey(), options) });
    expect(await add(keyed.actor, options)).toEqual(REFUSED);
    expect(await add(keyed.actor, { ...options, challenge: (await beginProof(keyed.actor)).challenge })).toEqual(REFUSED);
    const slow = await beginPasskey(keyed.actor, { name: "Green key", code: await proof() });
    later(5 * 60_000 + 1);
    expect(await add(keyed.actor, slow)).toEqual(REFUSED);
  });

  test("that somebody has already is refused to everybody in the same words", async () => {
    for (const { actor, passkey } of [keyed, other]) await expect(addSoftwarePasskey(actor, await proofOf(actor, passkey), { passkey: { ...keyed.passkey } })).rejects.toMatchObject({ messageKey: "passkeyFailed" });
  });

  test("stops at ten, also where two add at once", async () => {
    const nine = "INSERT INTO desk.passkey (account_id, credential_id, public_key, counter, transports, name, created_on) SELECT $1, sha256(gen_random_uuid()::text::bytea), sha256('x'), 0, '{}', 'Filled', now() FROM generate_series(1, $2::int)";
    await database.sqlAs("owner", nine, [keyed.actor.accountId, 8]);
    const options = [await beginPasskey(keyed.actor, { name: "A", code: await proof() }), await beginPasskey(keyed.actor, { name: "B", code: await proof() })];
    const outcomes = await Promise.allSettled(options.map((asked) => addPasskey(keyed.actor, { name: "Last", passkey: register(newPasskey(), asked) })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict", messageKey: "passkeysMost" } });
    expect(await refusalFrom(beginPasskey(keyed.actor, { name: "More", code: await proof() }))).toMatchObject({ messageKey: "passkeysMost" });
  });
});

describe("removing one", () => {
  test("takes a code, ends all other sessions, and is written down; nobody removes another's", async () => {
    const { passkeyId } = await addSoftwarePasskey(keyed.actor, await proof(), { name: "Lost key" });
    const [present, finder, after] = [await elsewhere(keyed), await elsewhere(keyed), await lastAudit(database.db)];
    expect(await refusalFrom(removePasskey(other.actor, { passkeyId, code: "000000" }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(removePasskey(present, { passkeyId, code: "000000" }))).toMatchObject(WRONG_CODE);
    expect(await passkeysOf(keyed)).toEqual(["Blue key", "Lost key"]);
    await removePasskey(present, { passkeyId, code: await proofOf(present, keyed.passkey) });
    expect(await passkeysOf(keyed)).toEqual(["Blue key"]);
    const rows = await auditSince(database.db, after);
    expect(rows.map(({ event, detail }) => ({ event, detail }))).toEqual([
      { event: "account.proof_refused", detail: { reason: "code" } },
      { event: "passkey.removed", detail: { factor: "passkey" } },
      ...rows.slice(2).map(({ detail }) => ({ event: "session.ended", detail: { ...(detail as object), reason: "passkey_removed" } })),
    ]);
    expect(rows.filter(({ detail }) => (detail as { sessionId?: string }).sessionId === finder.sessionId)).toHaveLength(1);
    const open = await database.sqlAs("owner", "SELECT id FROM desk.session WHERE account_id = $1 AND revoked_at IS NULL", [keyed.actor.accountId]);
    expect(open).toEqual([{ id: present.sessionId }]);
    expect(await refusalFrom(removePasskey(keyed.actor, { passkeyId, code: "000000" }))).toMatchObject({ code: "not_found" });
  });
});

describe("a passkey in place of a code", () => {
  test("locks the desk as a code does, once; without either it stays open", async () => {
    const after = await lastAudit(database.db);
    for (const code of ["", "000000"]) expect(await refusalFrom(lock(keyed.actor, code))).toMatchObject(WRONG_CODE);
    expect((await auditSince(database.db, after)).map(({ event }) => event)).toEqual(["account.proof_refused", "account.proof_refused"]);
    const given = await proof();
    await lock(keyed.actor, given);
    await openDesk(keyed.actor);
    expect(await refusalFrom(lock(keyed.actor, given))).toMatchObject(WRONG_CODE);
    await lock(keyed.actor, keyed.code());
    // To writing alone asks for none: it can be undone by any admin, and shuts nobody out.
    await closeDesk(keyed.actor, { mode: "read_only", reason: REASON });
  });

  test("or a code, when right, is no try where a lock of the database did not come: whoever must lock the desk is not told to wait", async () => {
    const { accountId } = keyed.actor;
    const counted = async () => (await database.sqlAs("owner", "SELECT count FROM desk.attempt WHERE key = $1", [`step-up:${accountId}`])).map(({ count }) => count);
    const writer = new pg.Client({ connectionString: database.urls.ownerUrl });
    await writer.connect();
    try {
      await writer.query("BEGIN");
      await writer.query("LOCK TABLE desk.closing IN SHARE MODE");
      const inTheWay = async (code: string) => provenAgain(keyed.actor, code, async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('lock_timeout', '50', true)`;
        await transaction.closing.create({ data: { mode: "locked", reason: REASON, closedById: accountId } });
      });
      for (const code of [await proof(), keyed.code()]) {
        await expect(inTheWay(code)).rejects.toSatisfy((error) => databaseFailureOf(error)?.code === LOCK_NOT_AVAILABLE);
        expect(await counted()).toEqual([]);
      }
      expect(await refusalFrom(inTheWay("000000"))).toMatchObject(WRONG_CODE);
      expect(await counted()).toEqual([1]);
    } finally {
      await writer.query("ROLLBACK");
      await writer.end();
    }
    await lock(keyed.actor, keyed.code());
    // What fails for another reason is a try as before.
    expect(await refusalFrom(lock(keyed.actor, await proof()))).toMatchObject({ messageKey: "alreadyThere" });
    expect(await counted()).toEqual([2]);
  });

  test("is of this account, in this session, for two minutes; and lets nobody sign in", async () => {
    const given = await proof();
    expect(await refusalFrom(lock(other.actor, given))).toMatchObject(WRONG_CODE);
    expect(await refusalFrom(lock(await elsewhere(keyed), given))).toMatchObject(WRONG_CODE);
    const { pendingToken } = await startSignIn({ email: keyed.member.email, password: MEMBER_PASSWORD });
    expect(await refusalFrom(finishSignIn({ pendingToken, code: given, label: "" }))).toMatchObject({ messageKey: "signInFailed" });
    later(2 * 60_000 + 1);
    expect(await refusalFrom(lock(keyed.actor, given))).toMatchObject(WRONG_CODE);
  });

  test("asks for one's own by name, and refuses all others and everything that is wrong with one's own, in the same words", async () => {
    const after = await lastAudit(database.db);
    expect((await beginProof(keyed.actor)).allowCredentials).toMatchObject([{ id: keyed.passkey.id }]);
    const attempts: Wrong[] = [{ origin: "https://caselight.invalid" }, { siteName: "caselight.invalid" }, { unverified: true }, { userHandle: other.passkey.userHandle }];
    for (const wrong of attempts) expect(await refusalFrom(proofOf(keyed.actor, keyed.passkey, wrong)), JSON.stringify(wrong)).toEqual(REFUSED);
    // Of which the fifth is somebody else's, rightly signed.
    expect(await refusalFrom(proofOf(keyed.actor, other.passkey))).toEqual(REFUSED);
    await database.sqlAs("owner", "DELETE FROM desk.attempt");
    expect(await refusalFrom(proofOf(keyed.actor, keyed.passkey, { counter: 1 }))).toEqual(REFUSED);
    expect((await auditSince(database.db, after)).map(({ event, detail }) => [event, (detail as { reason?: string }).reason])).toEqual([...Array.from({ length: 5 }, () => ["account.proof_refused", "passkey"]), ["account.proof_refused", "passkey_counter"]]);
    const options = await beginProof(keyed.actor);
    expect(await refusalFrom(provePasskey(other.actor, { passkey: answer(keyed.passkey, options) }))).toEqual(REFUSED);
    // An authenticator that is asked for by name need not say whose it is.
    await expect(provePasskey(keyed.actor, { passkey: answer(keyed.passkey, options, { userHandle: null }) })).resolves.toMatchObject({ proof: expect.stringMatching(/^.{43}$/u) as string });
    expect(await refusalFrom(provePasskey(keyed.actor, { passkey: answer(keyed.passkey, options) }))).toEqual(REFUSED);
    const bare = await makeAccount(database.db, { role: "researcher" });
    expect([await hasPasskey(keyed.actor), await hasPasskey(bare)]).toEqual([true, false]);
    expect(await refusalFrom(beginProof(bare))).toMatchObject({ code: "not_found" });
  });

  test("is tried five times, as a code is", async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await refusalFrom(proofOf(keyed.actor, keyed.passkey, { unverified: true }))).toEqual(REFUSED);
    expect(await refusalFrom(proof())).toMatchObject({ code: "too_many" });
  });
});

describe("the database", () => {
  test("lets the desk's role change nothing of a passkey but how often and when it was used, and that only onwards", async () => {
    const { passkeyId, actor } = keyed;
    for (const column of ["account_id = account_id", "credential_id = credential_id", "public_key = public_key", "name = name", "created_on = created_on", "transports = transports"]) {
      expect(await codeOf("desk", `UPDATE desk.passkey SET ${column} WHERE id = $1`, [passkeyId]), column).toBe("42501");
    }
    expect(await codeOf("desk", "UPDATE desk.passkey_step SET expires_at = expires_at + interval '1 hour'")).toBe("42501");
    expect(await codeOf("desk", "UPDATE desk.passkey SET counter = counter + 1, last_used_on = now() WHERE id = $1", [passkeyId])).toBe("kept");
    for (const role of ["desk", "owner"] as const) expect(await codeOf(role, "UPDATE desk.passkey SET counter = counter - 1 WHERE id = $1", [passkeyId])).toBe("CL171");
    keyed.passkey.counter += 1;
    for (const table of ["passkey", "passkey_step"]) expect(await codeOf("reader", `SELECT FROM desk.${table}`), table).toBe("42501");
    const step = "INSERT INTO desk.passkey_step (token_hash, purpose, account_id, session_id, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), $1, $2, $3, now())";
    for (const [purpose, account, session] of [["sign_in", actor.accountId, actor.sessionId], ["prove", null, null], ["prove", actor.accountId, null], ["other", actor.accountId, actor.sessionId]]) expect(await codeOf("desk", step, [purpose, account, session]), purpose ?? "").toBe("23514");
  });
});
