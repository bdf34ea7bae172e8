/** Closing the desk: the database refuses what is written, whichever process asks; locking it ends every session but one; the public's form still comes in. */
import { beforeEach, describe, expect, test } from "vitest";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { disableAccount } from "@/lib/accounts/commands/disable-account";
import { openDeskFromServer } from "@/lib/accounts/commands/open-desk-from-server";
import { deskClosing, listPastClosings } from "@/lib/accounts/queries/desk-closing";
import { actorOfToken } from "@/lib/accounts/session";
import { checkCase } from "@/lib/cases/commands/check-case";
import type { Actor } from "@/lib/core/actor";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { keepUnsentSchema } from "@/lib/unsent/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraft } from "@/prisma/factories/changes";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeMember, type Member } from "@/prisma/factories/members";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { makeRequest } from "@/prisma/factories/requests";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const codeOf = codesFrom(database);
const REASON = "Somebody is being forced.";
let admin: Actor;
let researcher: Actor;
let person: MadePerson;

const check = () => checkCase(researcher, { recordId: person.recordId, caseId: person.caseId, sourceId: null, lookedAt: "An invented gazette", unsentId: null, unsentFrom: null, unsentBy: null });

beforeEach(async () => {
  await database.sqlAs("owner", "UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL");
  [admin, researcher] = [await makeAccount(database.db, { role: "admin" }), await makeAccount(database.db, { role: "researcher" })];
  person ??= await makePerson(database.db, { by: researcher });
});

describe("a desk that is closed to writing", () => {
  test("says so to everybody, refuses what is written, and is as before once it is open again", async () => {
    const after = await lastAudit(database.db);
    await closeDesk(admin, { mode: "read_only", reason: REASON });
    expect(await deskClosing()).toMatchObject({ mode: "read_only", reason: REASON, closedBy: admin.displayName });
    expect(await refusalFrom(check())).toMatchObject({ code: "forbidden", messageKey: "deskClosed" });
    await openDesk(admin);
    expect(await deskClosing()).toBeNull();
    await check();
    expect((await auditSince(database.db, after)).map(({ event, actorId, detail }) => ({ event, actorId, detail }))).toEqual([
      { event: "desk.closed", actorId: admin.accountId, detail: { mode: "read_only" } },
      { event: "desk.opened", actorId: admin.accountId, detail: { mode: "read_only" } },
      { event: "case.checked", actorId: researcher.accountId, detail: { recordId: person.recordId } },
    ]);
    expect((await listPastClosings(admin))[0]).toMatchObject({ mode: "read_only", reason: REASON, openedBy: admin.displayName });
  });

  test("still keeps what is typed, takes the public's requests, and lets an admin shut somebody out", async () => {
    await closeDesk(admin, { mode: "read_only", reason: REASON });
    const typed = keepUnsentSchema.parse({ id: "0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11", turn: "1", address: "/desk/cases/new", recordId: "", from: "", content: '{"text":"typed"}' });
    await keepUnsent(researcher, typed);
    await makeRequest(database.db);
    await disableAccount(admin, { accountId: researcher.accountId });
  });

  test("publishes nothing whose time has come, and refuses it no approval: it waits", async () => {
    const editor = await makeAccount(database.db, { role: "editor" });
    const changeId = await makeDraft(database.db, { person, by: researcher });
    await submitChange(researcher, { changeId });
    await embargoChange(editor, { changeId, seen: await fingerprintOf(database.db, changeId), publicNote: null, publishAt: new Date(Date.now() + 60_000) });
    await database.sqlAs("owner", "ALTER TABLE desk.embargo DISABLE TRIGGER ALL; UPDATE desk.embargo SET publish_at = now() - interval '1 minute' WHERE state = 'waiting'; ALTER TABLE desk.embargo ENABLE TRIGGER ALL");
    await closeDesk(admin, { mode: "read_only", reason: REASON });
    expect(await publishDue(database.db)).toEqual({ published: 0, refused: 0 });
    await openDesk(admin);
    expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
  });

  test("waits for what is being written when it is closed, and nothing begins behind it", async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const writing = database.db.$transaction(async (transaction) => {
      await transaction.newsCheck.create({ data: { caseId: person.caseId, checkedById: researcher.accountId, lookedAt: "Begun before" } });
      await held;
    });
    const closing = closeDesk(admin, { mode: "read_only", reason: REASON });
    await untilWaiting(database, 1);
    const late = refusalFrom(check());
    finish();
    await Promise.all([writing, closing]);
    expect(await late).toMatchObject({ messageKey: "deskClosed" });
  });

  test("is closed and opened by admins alone, once each", async () => {
    for (const role of ["advocate", "researcher", "editor"] as const) {
      const other = await makeAccount(database.db, { role });
      expect(await refusalFrom(closeDesk(other, { mode: "locked", reason: REASON })), role).toMatchObject({ messageKey: "adminsOnly" });
      expect(await refusalFrom(openDesk(other)), role).toMatchObject({ messageKey: "adminsOnly" });
      expect(await codeOf("desk", "INSERT INTO desk.closing (mode, reason, closed_by) VALUES ('locked', 'x', $1)", [other.accountId]), role).toBe("CL133");
    }
    expect(await refusalFrom(openDesk(admin))).toMatchObject({ messageKey: "deskOpen" });
    await closeDesk(admin, { mode: "read_only", reason: REASON });
    expect(await refusalFrom(closeDesk(admin, { mode: "read_only", reason: REASON }))).toMatchObject({ messageKey: "alreadyThere" });
    expect(await codeOf("owner", "UPDATE desk.closing SET reason = 'another'")).toBe("CL134");
    expect(await codeOf("desk", "UPDATE desk.closing SET reason = 'another'")).toBe("42501");
  });
});

describe("a desk that is locked", () => {
  let locking: Member;
  let other: Member;
  let lockingActor: Actor;

  beforeEach(async () => {
    locking = await makeMember(admin, "admin");
    other = await makeMember(admin, "admin");
    const actor = await actorOfToken(locking.sessionToken);
    if (actor === null) throw new Error("signed in");
    lockingActor = actor;
    await closeDesk(lockingActor, { mode: "locked", reason: REASON });
  });

  test("ends every session but the one that locked it, and lets nobody else in", async () => {
    expect(await actorOfToken(locking.sessionToken)).not.toBeNull();
    expect(await actorOfToken(other.sessionToken)).toBeNull();
    const [open] = await database.sqlAs("owner", "SELECT count(*)::int AS count FROM desk.session WHERE revoked_at IS NULL AND expires_at > now()");
    expect(open?.["count"]).toBe(1);
    const begin = "INSERT INTO desk.session (token_hash, account_id, expires_at, label) VALUES (sha256(gen_random_uuid()::text::bytea), $1, now() + interval '1 hour', '')";
    expect(await codeOf("desk", begin, [other.accountId])).toBe("CL132");
    expect(await codeOf("desk", begin, [locking.accountId])).toBe("kept");
    expect(await refusalFrom(check())).toMatchObject({ messageKey: "deskClosed" });
  });

  test("is opened by whoever locked it, by no other admin, and from the server", async () => {
    expect(await refusalFrom(openDesk(admin))).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    await openDesk(lockingActor);
    await closeDesk(lockingActor, { mode: "locked", reason: REASON });
    const after = await lastAudit(database.db);
    expect(await openDeskFromServer(database.urls.ownerUrl)).toBe("locked");
    expect(await openDeskFromServer(database.urls.ownerUrl)).toBeNull();
    expect(await auditSince(database.db, after)).toEqual([{ event: "desk.opened", subjectId: null, actorId: null, detail: { mode: "locked" } }]);
    expect((await listPastClosings(admin))[0]).toMatchObject({ mode: "locked", openedBy: null });
    await check();
  });
});

describe("the database", () => {
  const EXEMPT = ["account", "attempt", "audit", "closing", "invitation", "pending_sign_in", "recovery_code", "second_factor", "session", "unsent_form"].map((table) => `desk.${table}`);

  test("refuses the desk's role every write to every table but the exempt ones", async () => {
    await closeDesk(admin, { mode: "read_only", reason: REASON });
    const tables = await database.sqlAs(
      "owner",
      `SELECT n.nspname || '.' || c.relname AS name, has_any_column_privilege('caselight_desk', c.oid, 'INSERT') AS adds, has_any_column_privilege('caselight_desk', c.oid, 'UPDATE') AS changes,
         has_table_privilege('caselight_desk', c.oid, 'DELETE') AS deletes,
         (SELECT attname FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY has_column_privilege('caselight_desk', c.oid, attname, 'UPDATE') DESC, attnum LIMIT 1) AS column
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('desk', 'public_site') AND c.relkind = 'r' ORDER BY 1`,
    );
    const written: string[] = [];
    for (const { name, adds, changes, deletes, column } of tables) {
      const table = String(name);
      if (EXEMPT.includes(table)) continue;
      // The public's form.
      if (adds === true && table !== "desk.removal_request" && (await codeOf("desk", `INSERT INTO ${table} (${String(column)}) SELECT ${String(column)} FROM ${table} WHERE false`)) !== "CL131") written.push(`INSERT ${table}`);
      if (changes === true && (await codeOf("desk", `UPDATE ${table} SET ${String(column)} = ${String(column)} WHERE false`)) !== "CL131") written.push(`UPDATE ${table}`);
      if (deletes === true && (await codeOf("desk", `DELETE FROM ${table} WHERE false`)) !== "CL131") written.push(`DELETE ${table}`);
    }
    expect(tables.length).toBeGreaterThan(40);
    expect(written).toEqual([]);
  });

  test("keeps the last admin, whoever asks for the desk, and also from two at once", async () => {
    const others = "UPDATE desk.account SET disabled_at = now() WHERE role = 'admin' AND id <> $1 AND disabled_at IS NULL";
    await database.sqlAs("owner", others, [admin.accountId]);
    for (const change of ["disabled_at = now()", "role = 'editor'", "role = 'editor', disabled_at = now()"]) expect(await codeOf("desk", `UPDATE desk.account SET ${change} WHERE id = $1`, [admin.accountId]), change).toBe("CL130");
    expect(await codeOf("desk", "UPDATE desk.account SET language = 'zh', role = 'admin' WHERE id = $1", [admin.accountId])).toBe("kept");
    const second = await makeAccount(database.db, { role: "admin" });
    expect(await codeOf("desk", "UPDATE desk.account SET disabled_at = now() WHERE role = 'admin' AND disabled_at IS NULL")).toBe("CL130");
    const both = await Promise.all([admin, second].map(({ accountId }) => codeOf("desk", "UPDATE desk.account SET role = 'editor' WHERE id = $1", [accountId])));
    expect(both.toSorted()).toEqual(["CL130", "kept"]);
    const [left] = await database.sqlAs("owner", "SELECT count(*)::int AS count FROM desk.account WHERE role = 'admin' AND disabled_at IS NULL");
    expect(left?.["count"]).toBe(1);
  });
});
