/** The gate before grave acts: what an office asks for, what is given, for how long it counts, and who may ask for less. */
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { changeRole } from "@/lib/accounts/commands/change-role";
import { demandOfOffice } from "@/lib/accounts/commands/demand-of-office";
import { demandProof } from "@/lib/accounts/commands/demand-proof";
import { disableAccount } from "@/lib/accounts/commands/disable-account";
import { dropDemandsFromServer } from "@/lib/accounts/commands/drop-demands-from-server";
import { removePasskey } from "@/lib/accounts/commands/remove-passkey";
import { demandsHere } from "@/lib/accounts/queries/proof-demands";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { tellDue } from "@/lib/watching/commands/tell-due";
import { countUnread } from "@/lib/watching/queries/count-unread";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { actorOf, makeKeyed, proofOf, signInByPasskey, type Keyed } from "@/prisma/factories/passkeys";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const SECOND_MS = 1_000;
const TEN_MINUTES_MS = 600 * SECOND_MS;
const NOTHING = { publish: "none", export: "none", people: "none", sealed: "none" } as const;
const UNPROVEN = (demand: string, hasPasskey = true) => ({ code: "unproven", messageKey: "unproven", details: { demand, hasPasskey } });
let chief: Keyed;
let second: Keyed;
let plain: Actor;

beforeAll(async () => {
  const admin = await makeAccount(database.db, { role: "admin" });
  [chief, second] = [await makeKeyed(admin, "admin"), await makeKeyed(admin, "admin")];
  await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE id = $1", [admin.accountId]);
  plain = await makeAccount(database.db, { role: "researcher" });
});
beforeEach(async () => {
  vi.useRealTimers();
  await database.sqlAs("owner", "UPDATE desk.proof_demand SET demand = 'none', set_by = NULL, set_at = NULL; DELETE FROM desk.attempt; UPDATE desk.account SET role = 'admin', disabled_at = NULL WHERE display_name LIKE 'Mira%'; DELETE FROM desk.happening; DELETE FROM desk.message");
  // As if everybody had signed in long ago.
  await database.sqlAs("owner", "UPDATE desk.session SET factor_proved_at = NULL, passkey_proved_at = NULL");
});

const asking = (demands: Partial<Record<keyof typeof NOTHING, "none" | "factor" | "passkey">>) => demandOfOffice(chief.actor, { ...NOTHING, ...demands });
const at = (moment: number) => vi.useFakeTimers({ toFake: ["Date"], now: moment });
/** Proves by a passkey, and goes on in the same session with its new token. */
const passkeyOf = ({ actor, passkey }: Keyed) => proofOf(actor, passkey);

describe("where nothing is asked for", () => {
  test("no act asks, and neither does one that a session is enough for where everything is", async () => {
    expect(await demandProof(chief.actor, "change.publish", {})).toBeNull();
    await asking({ publish: "passkey", export: "passkey", people: "passkey", sealed: "passkey" });
    for (const act of ["change.submit", "list.make", "session.end", "session.prove"]) expect(await demandProof(chief.actor, act, {}), act).toBeNull();
    expect(await refusalFrom(demandProof(chief.actor, "thing.nobody_thought_about", {}))).toMatchObject(UNPROVEN("passkey"));
  });
});

describe("where a second factor is asked for", () => {
  test("nothing, or a wrong code, is refused and leaves the session as it was; a right one is taken once, gives the session another token, and counts for ten minutes", async () => {
    await asking({ export: "factor" });
    const token = await signInByPasskey(chief.passkey);
    const here = await actorOf(token);
    await database.sqlAs("owner", "UPDATE desk.session SET factor_proved_at = NULL, passkey_proved_at = NULL");
    expect(await refusalFrom(demandProof(here, "export.make", {}))).toMatchObject(UNPROVEN("factor"));
    expect(await refusalFrom(demandProof(here, "export.make", { proof: "000000" }))).toMatchObject({ ...UNPROVEN("factor"), fieldErrors: { proof: ["codeWrongOrUsed"] } });
    expect(await refusalFrom(demandProof(here, "export.make", { proof: "A".repeat(43) }))).toMatchObject({ ...UNPROVEN("factor"), fieldErrors: { proof: ["proofOver"] } });
    expect(await actorOfToken(token)).not.toBeNull();
    expect(await demandProof(here, "change.publish", {}), "of another kind nothing is asked").toBeNull();

    const given = Date.now();
    at(given);
    const code = chief.code();
    const renewed = await demandProof(here, "export.make", { proof: code });
    expect(await actorOfToken(token), "the token of before").toBeNull();
    expect(await actorOfToken(renewed ?? "")).toMatchObject({ sessionId: here.sessionId });
    at(given + TEN_MINUTES_MS);
    expect(await demandProof(here, "export.make", {})).toBeNull();
    at(given + TEN_MINUTES_MS + SECOND_MS);
    expect(await refusalFrom(demandProof(here, "export.make", { proof: code }))).toMatchObject(UNPROVEN("factor"));
    expect(await refusalFrom(demandProof({ ...here, sessionId: second.actor.sessionId }, "export.make", {})), "in another session").toMatchObject(UNPROVEN("factor"));
  });

  test("after five wrong codes one has to wait", async () => {
    await asking({ export: "factor" });
    for (let tries = 0; tries < 5; tries += 1) await refusalFrom(demandProof(second.actor, "export.make", { proof: "000000" }));
    expect(await refusalFrom(demandProof(second.actor, "export.make", { proof: second.code() }))).toMatchObject({ code: "too_many" });
  });
});

describe("where a passkey is asked for", () => {
  test("a code is not taken, and not used up; a passkey is, as is signing in by one", async () => {
    await asking({ publish: "passkey" });
    const code = chief.code();
    expect(await refusalFrom(demandProof(chief.actor, "change.publish", { proof: code }))).toMatchObject({ ...UNPROVEN("passkey"), fieldErrors: { proof: ["passkeyDemanded"] } });
    const proof = await passkeyOf(chief);
    expect(await refusalFrom(demandProof(second.actor, "change.publish", { proof })), "somebody else's").toMatchObject(UNPROVEN("passkey"));
    expect(await demandProof(chief.actor, "change.publish", { proof })).toMatch(/^.{43}$/u);
    expect(await demandProof(chief.actor, "change.embargo", {})).toBeNull();
    expect(await refusalFrom(demandProof(plain, "change.publish", {}))).toMatchObject(UNPROVEN("passkey", false));
    expect(await demandProof(await actorOf(await signInByPasskey(second.passkey)), "record.withdraw", {})).toBeNull();
    await asking({ publish: "factor" });
    await database.sqlAs("owner", "UPDATE desk.session SET factor_proved_at = NULL, passkey_proved_at = NULL");
    expect(await demandProof(chief.actor, "change.publish", { proof: code }), "the code is still good").toMatch(/^.{43}$/u);
  });

  test("what asks for a code by itself takes a passkey's proof alone in its place; about one's own keys also a recovery code, and from whoever has none any", async () => {
    await asking({ people: "passkey", sealed: "passkey" });
    const DEMANDED = { code: "invalid", fieldErrors: { code: ["passkeyDemanded"] } };
    const recovery = chief.code();
    for (const act of ["identity.read", "identity.name_reader"]) for (const code of ["123456", recovery, ""]) expect(await refusalFrom(demandProof(chief.actor, act, { code })), act).toMatchObject(DEMANDED);
    for (const act of ["passkey.begin", "passkey.remove", "authenticator.begin"]) {
      expect(await refusalFrom(demandProof(chief.actor, act, { code: "123456" })), act).toMatchObject(DEMANDED);
      expect(await demandProof(chief.actor, act, { code: recovery }), act).toBeNull();
      expect(await demandProof(plain, act, { code: "123456" }), act).toBeNull();
    }
    // By its looks the gate lets it through: the command takes it, and does nothing without.
    expect(await demandProof(chief.actor, "passkey.remove", { code: "A".repeat(43) })).toBeNull();
    expect(await refusalFrom(removePasskey(chief.actor, { passkeyId: chief.passkeyId, code: "A".repeat(43) }))).toMatchObject({ code: "invalid", fieldErrors: { code: ["codeWrongOrUsed"] } });
  });
});

describe("what an office asks for", () => {
  test("is said by admins alone, and to ask for less what is asked for must be proved: that is written down and told to every admin", async () => {
    const after = await lastAudit(database.db);
    expect(await refusalFrom(demandOfOffice(plain, { ...NOTHING, publish: "factor" }))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    await asking({ publish: "passkey" });
    await tellDue(database.db, { mails: false });
    expect(await countUnread(second.actor), "to ask for more is told to nobody").toBe(0);
    expect(await refusalFrom(asking({ publish: "factor" }))).toMatchObject(UNPROVEN("passkey"));
    expect(await refusalFrom(demandProof(chief.actor, "office.demand_proof", { proof: chief.code() }))).toMatchObject(UNPROVEN("passkey"));
    await demandProof(chief.actor, "office.demand_proof", { proof: await passkeyOf(chief) });
    await asking({ publish: "factor", export: "factor" });
    expect(await demandsHere(second.actor)).toMatchObject({ demands: { ...NOTHING, publish: "factor", export: "factor" }, set: { by: chief.actor.displayName }, admins: 2, withPasskey: 2 });
    const changes = (await auditSince(database.db, after)).filter(({ event }) => event === "office.proof_demanded");
    expect(changes.map(({ actorId, detail }) => ({ actorId, detail }))).toEqual(
      [["publish", "none", "passkey"], ["publish", "passkey", "factor"], ["export", "none", "factor"]].map(([act, from, to]) => ({ actorId: chief.actor.accountId, detail: { act, from, to } })),
    );
    await tellDue(database.db, { mails: false });
    for (const { actor } of [chief, second]) expect((await listInbox(actor, null)).messages.map(({ what }) => what)).toEqual(["proof_loosened"]);
    const demoted: Actor = { ...second.actor, role: "editor" };
    expect([await countUnread(second.actor), await countUnread(demoted), (await listInbox(demoted, null)).messages.length, await countUnread(plain)]).toEqual([1, 0, 0, 0]);
    expect(await demandsHere(demoted)).toBeNull();
  });

  test("is no passkey while fewer than two admins have one, but in an office of one; and the last who has one keeps it, and the role", async () => {
    const FEW = { code: "conflict", messageKey: "passkeysTooFew" };
    await database.sqlAs("owner", "UPDATE desk.account SET role = 'editor' WHERE id = $1", [second.actor.accountId]);
    expect(await refusalFrom(asking({ publish: "passkey" }))).toMatchObject(FEW);
    await asking({ publish: "factor" });
    await database.sqlAs("owner", "UPDATE desk.proof_demand SET demand = 'none'");
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE id = $1", [second.actor.accountId]);
    expect(await refusalFrom(asking({ publish: "passkey" })), "alone, but with four eyes").toMatchObject(FEW);
    await database.sqlAs("owner", "UPDATE desk.reviewer_left SET left_at = left_at - interval '8 days'");
    await database.sqlAs("owner", "INSERT INTO desk.office_of_one (began_by) VALUES ($1)", [chief.actor.accountId]);
    await asking({ publish: "passkey" });
    expect(await refusalFrom(removePasskey(chief.actor, { passkeyId: chief.passkeyId, code: await passkeyOf(chief) }))).toMatchObject({ code: "conflict", messageKey: "lastPasskey" });

    await database.sqlAs("owner", "UPDATE desk.account SET role = 'admin', disabled_at = NULL WHERE id = $1", [second.actor.accountId]);
    await changeRole(second.actor, { accountId: chief.actor.accountId, role: "editor" });
    const keyless = await makeAccount(database.db, { role: "admin" });
    expect(await refusalFrom(changeRole(keyless, { accountId: second.actor.accountId, role: "editor" }))).toMatchObject({ code: "conflict", messageKey: "lastPasskey" });
    expect(await refusalFrom(disableAccount(keyless, { accountId: second.actor.accountId }))).toMatchObject({ code: "conflict", messageKey: "lastPasskey" });
  });

  test("is changed by no statement of the desk's that names no admin, adds, or takes away; whoever has the server lets all of it go, and that is on file and told", async () => {
    const owned = (set: string) => codeOf("desk", `UPDATE desk.proof_demand SET ${set} WHERE act = 'publish'`);
    expect([await owned("demand = 'factor', set_by = NULL"), await owned(`demand = 'factor', set_by = '${plain.accountId}'`), await owned("act = 'other'"), await codeOf("desk", "DELETE FROM desk.proof_demand"), await codeOf("desk", "INSERT INTO desk.proof_demand VALUES ('publish', 'none')"), await codeOf("reader", "SELECT FROM desk.proof_demand")]).toEqual(["CL190", "CL190", "42501", "42501", "42501", "42501"]);
    await asking({ publish: "passkey", export: "factor" });
    const after = await lastAudit(database.db);
    expect(await dropDemandsFromServer(database.urls.ownerUrl)).toBe(2);
    expect(await dropDemandsFromServer(database.urls.ownerUrl)).toBe(0);
    expect(await demandsHere(chief.actor)).toMatchObject({ demands: NOTHING, set: null });
    expect((await auditSince(database.db, after)).map(({ event, actorId, detail }) => ({ event, actorId, detail }))).toEqual([
      { event: "office.proof_demanded", actorId: null, detail: { act: "publish", from: "passkey", to: "none" } },
      { event: "office.proof_demanded", actorId: null, detail: { act: "export", from: "factor", to: "none" } },
    ]);
    await tellDue(database.db, { mails: false });
    expect(await countUnread(chief.actor)).toBe(1);
  });
});
