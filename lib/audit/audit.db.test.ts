import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditEvent } from "@/lib/audit/schema";
import { verifyAudit } from "@/lib/audit/verify";
import { changeIdSchema, recordIdSchema } from "@/lib/core/ids";
import type { Actor } from "@/lib/core/actor";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
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
    ["a row taken out", "DELETE FROM desk.audit WHERE seq = 3", "4", "gap"],
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

  it("refuses an event it does not list, and a detail that is no id, code or number", async () => {
    const named = { ...submitted(), detail: { recordId: randomUUID(), companions: [], name: "Test Person Aubergine" } } as unknown as AuditEvent;
    await expect(inTransaction((transaction) => recordAudit(transaction, named))).rejects.toThrow();
    const unknown = { ...submitted(), event: "change.whispered" } as unknown as AuditEvent;
    await expect(inTransaction((transaction) => recordAudit(transaction, unknown))).rejects.toThrow();
  });
});
