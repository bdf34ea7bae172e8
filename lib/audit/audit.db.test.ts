import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit";
import { readAuditHead } from "@/lib/audit/head-statement";
import { checkLog, exportHead } from "@/lib/audit/queries/check-log";
import { AUDIT_AT_ONCE, listAudit } from "@/lib/audit/queries/list-audit";
import { auditFilterSchema, NOBODY, type AuditEvent } from "@/lib/audit/schema";
import { verifyAudit } from "@/lib/audit/verify";
import { changeIdSchema, recordIdSchema } from "@/lib/core/ids";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let actor: Actor;

function submitted(): AuditEvent {
  return { event: "change.submitted", actorId: actor.accountId, subjectKind: "change", subjectId: randomUUID(), detail: { recordId: recordIdSchema.parse(randomUUID()), companions: [changeIdSchema.parse(randomUUID())] } };
}

/** As the owner, past the guards: what somebody with the owner's password could do. */
function tamper(statement: string): Promise<unknown> {
  return database.sqlAs("owner", `BEGIN; ALTER TABLE desk.audit DISABLE TRIGGER ALL; ${statement}; ALTER TABLE desk.audit ENABLE TRIGGER ALL; COMMIT`);
}

beforeAll(async () => {
  actor = await makeAccount(database.db, { role: "researcher" });
});

describe("the audit log", () => {
  beforeEach(async () => {
    await tamper("TRUNCATE desk.audit");
    for (let row = 0; row < 5; row += 1) await inTransaction((transaction) => recordAudit(transaction, submitted()));
  });

  it("is whole when nobody touched it, also when empty", async () => {
    const verdict = await verifyAudit(database.urls.ownerUrl);
    expect(verdict).toMatchObject({ rows: 5, broken: null });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
    await tamper("TRUNCATE desk.audit");
    expect(await verifyAudit(database.urls.ownerUrl)).toEqual({ rows: 0, head: null, broken: null });
  });

  it("can be verified by the desk's role", async () => {
    expect(await verifyAudit(database.urls.deskUrl)).toMatchObject({ rows: 5, broken: null });
  });

  it("keeps no row of a transaction that failed, and no gap", async () => {
    await expect(
      inTransaction(async (transaction) => {
        await recordAudit(transaction, submitted());
        throw new Error("the write failed");
      }),
    ).rejects.toThrow("the write failed");
    await inTransaction((transaction) => recordAudit(transaction, submitted()));
    expect(await verifyAudit(database.urls.ownerUrl)).toMatchObject({ rows: 6, broken: null });
  });

  it("stays in one order when many write at once", async () => {
    await Promise.all(Array.from({ length: 12 }, () => inTransaction((transaction) => recordAudit(transaction, submitted()))));
    expect(await verifyAudit(database.urls.ownerUrl)).toMatchObject({ rows: 17, broken: null });
  });

  it.each([
    ["an altered detail", "UPDATE desk.audit SET detail = '{}' WHERE seq = 3", "3", "hash"],
    ["another actor", "UPDATE desk.audit SET actor_id = gen_random_uuid() WHERE seq = 2", "2", "hash"],
    ["another moment", "UPDATE desk.audit SET at = at + interval '1 second' WHERE seq = 4", "4", "hash"],
    ["a row taken out", "DELETE FROM desk.audit WHERE seq = 3", "3", "gap"],
    ["a row taken out and the rest renumbered", "DELETE FROM desk.audit WHERE seq = 3; UPDATE desk.audit SET seq = seq - 1 WHERE seq > 3", "3", "previous"],
    [
      "an altered row with its hash made to fit",
      "UPDATE desk.audit SET detail = '{}', hash = desk.audit_row_hash(seq, at, actor_id, event, subject_kind, subject_id, '{}', previous_hash) WHERE seq = 2",
      "3",
      "previous",
    ],
  ])("shows %s", async (_what, statement, seq, why) => {
    await tamper(statement);
    expect((await verifyAudit(database.urls.ownerUrl)).broken).toEqual({ seq, why });
  });

  it("shows a tail that was cut off, and a chain made anew, against a head exported before", async () => {
    const { rows, head } = await verifyAudit(database.urls.ownerUrl);
    const known = { seq: rows, sha256: head ?? "" };
    await inTransaction((transaction) => recordAudit(transaction, submitted()));
    expect(await verifyAudit(database.urls.ownerUrl, known)).toMatchObject({ rows: 6, broken: null });
    await tamper("DELETE FROM desk.audit WHERE seq > 3");
    expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
    expect(await verifyAudit(database.urls.ownerUrl, known)).toMatchObject({ rows: 3, broken: { seq: "4", why: "cut" } });
    for (let row = 0; row < 3; row += 1) await inTransaction((transaction) => recordAudit(transaction, submitted()));
    expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
    expect((await verifyAudit(database.urls.ownerUrl, known)).broken).toEqual({ seq: "5", why: "other_head" });
    await tamper("TRUNCATE desk.audit");
    expect((await verifyAudit(database.urls.ownerUrl, known)).broken).toEqual({ seq: "1", why: "cut" });
  });

  it("refuses an event it does not list, and a detail that is no id, code or number", async () => {
    const named = { ...submitted(), detail: { recordId: randomUUID(), companions: [], name: "Test Person Aubergine" } } as unknown as AuditEvent;
    await expect(inTransaction((transaction) => recordAudit(transaction, named))).rejects.toThrow();
    const unknown = { ...submitted(), event: "change.whispered" } as unknown as AuditEvent;
    await expect(inTransaction((transaction) => recordAudit(transaction, unknown))).rejects.toThrow();
  });
});

describe("the page of the audit log", () => {
  let admin: Actor;
  let record: string;

  beforeAll(async () => {
    await tamper("TRUNCATE desk.audit");
    admin = await makeAccount(database.db, { role: "admin" });
    record = randomUUID();
    const about = (kind: "record" | "change", id: string): AuditEvent =>
      kind === "record"
        ? { event: "record.withdrawn", actorId: admin.accountId, subjectKind: "record", subjectId: id, detail: { version: 2 } }
        : { event: "change.submitted", actorId: actor.accountId, subjectKind: "change", subjectId: randomUUID(), detail: { recordId: recordIdSchema.parse(id), companions: [] } };
    for (let row = 0; row < AUDIT_AT_ONCE; row += 1) await inTransaction((transaction) => recordAudit(transaction, submitted()));
    await inTransaction((transaction) => recordAudit(transaction, about("change", record)));
    await inTransaction((transaction) => recordAudit(transaction, about("record", record)));
    await inTransaction((transaction) => recordAudit(transaction, { event: "sign_in.refused", actorId: null, subjectKind: "account", subjectId: null, detail: { reason: "code" } }));
  });

  const asked = (filter: Record<string, string>) => listAudit(admin, auditFilterSchema.parse(filter));
  const numbers = async (filter: Record<string, string>) => (await asked(filter)).entries.map(({ seq }) => seq);

  it("goes on by the number of a row, and shows each row once", async () => {
    const first = await asked({});
    expect(first.entries).toHaveLength(AUDIT_AT_ONCE);
    expect(first.next).toBe(4);
    const rest = await asked({ before: String(first.next) });
    expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual(Array.from({ length: AUDIT_AT_ONCE + 3 }, (_, index) => AUDIT_AT_ONCE + 3 - index));
    expect(rest.next).toBeNull();
  });

  it("finds by who, what, record and day, also together", async () => {
    const [change, withdrawn, refused] = [AUDIT_AT_ONCE + 1, AUDIT_AT_ONCE + 2, AUDIT_AT_ONCE + 3];
    expect(await numbers({ who: admin.accountId })).toEqual([withdrawn]);
    expect(await numbers({ who: NOBODY })).toEqual([refused]);
    // By a part of the name that they go by here, whatever is written large.
    expect(await numbers({ who: admin.displayName.slice(1).toUpperCase(), record })).toEqual([withdrawn]);
    expect(await numbers({ who: "Somebody Who Never Worked Here" })).toEqual([]);
    expect(await numbers({ what: "record.withdrawn" })).toEqual([withdrawn]);
    expect(await numbers({ record })).toEqual([withdrawn, change]);
    expect(await numbers({ record, what: "change.submitted", who: actor.accountId })).toEqual([change]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await numbers({ record, day: today })).toEqual([withdrawn, change]);
    expect(await numbers({ record, day: "2001-02-03" })).toEqual([]);
    expect(await numbers({ record: "nonsense", day: "nonsense", what: "nonsense", before: "-1" })).toHaveLength(AUDIT_AT_ONCE);
  });

  it("is for admins, and so are its verification and its head", async () => {
    for (const role of ["advocate", "researcher", "editor"] as const) {
      const other = await makeAccount(database.db, { role });
      for (const work of [listAudit(other, {}), checkLog(other), exportHead(other)]) expect(await refusalFrom(work), role).toMatchObject({ code: "forbidden", messageKey: "adminsOnly" });
    }
  });

  it("exports a head that is verified against, and none of a log that is broken", async () => {
    expect(await checkLog(admin)).toMatchObject({ rows: AUDIT_AT_ONCE + 3, broken: null });
    const { text } = await exportHead(admin);
    const read = readAuditHead(process.env["CASELIGHT_SECRET"] ?? "", text);
    if (typeof read === "string") throw new Error(read);
    expect(await verifyAudit(database.urls.ownerUrl, read)).toMatchObject({ broken: null });
    await tamper("UPDATE desk.audit SET detail = '{}' WHERE seq = 3");
    expect(await checkLog(admin)).toMatchObject({ rows: 2, broken: { seq: "3", why: "hash" } });
    expect(await refusalFrom(exportHead(admin))).toMatchObject({ code: "conflict", messageKey: "auditBroken" });
  });

  it("knows by name whom and what its rows tell of, as they are called now", async () => {
    const written = await makeSource(database.db, { by: actor });
    await inTransaction((transaction) => recordAudit(transaction, { event: "opinion.asked", actorId: null, subjectKind: "change", subjectId: randomUUID(), detail: { recordId: written, of: actor.accountId } }));
    const { names } = await asked({ record: written });
    expect([...names.records.keys()]).toEqual([written]);
    expect([...names.people]).toEqual([[actor.accountId, actor.displayName]]);
  });
});
