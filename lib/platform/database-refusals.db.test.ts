import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId } from "@/lib/core/ids";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { sayingRefusals } from "@/lib/platform/database-refusals";
import { inTransaction, openDesk, type DeskTransaction } from "@/lib/platform/db";
import { factSchema } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makeChange, makeFacts, makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
// Stands in every value that the failing statements carry.
const MARKER = "marker-aubergine-7341";
let author: Actor;
let editor: Actor;
let person: MadePerson;
let draft: ChangeId;
let written: string[];

beforeAll(async () => {
  const { db } = database;
  [author, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  person = await makePerson(db, { by: author });
  draft = await makeChange(db, { recordId: person.recordId, by: author });
  await db.publicRecord.create({ data: { kind: "source", slug: MARKER } });
});

beforeEach(() => {
  written = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

afterEach(() => vi.restoreAllMocks());

const uncited = () =>
  factSchema.parse({ value: { kind: "attribute", attribute: "description", text: MARKER }, internalNote: MARKER, citations: [] });

const FAILURES: [string, { code: string; messageKey: string }, string, (transaction: DeskTransaction) => Promise<unknown>][] = [
  ["an address that is taken", { code: "conflict", messageKey: "alreadyThere" }, "23505", (tx) => tx.publicRecord.create({ data: { kind: "source", slug: MARKER } })],
  ["a reference to nothing", { code: "not_found", messageKey: "not_found" }, "23503", (tx) => tx.citation.create({ data: { sourceId: randomUUID(), exact: MARKER } })],
  ["a value outside of its list", { code: "invalid", messageKey: "invalid" }, "23514", (tx) => tx.publicRecord.create({ data: { kind: MARKER, slug: MARKER } })],
  ["a change that jumps", { code: "conflict", messageKey: "changeMovedOn" }, "CL006", (tx) => tx.change.update({ where: { id: draft }, data: { state: "applied", note: MARKER, decidedById: editor.accountId, decidedAt: new Date() } })],
  ["a change that begins submitted", { code: "conflict", messageKey: "changeMovedOn" }, "CL006", (tx) => tx.change.create({ data: { recordId: person.recordId, createdById: author.accountId, baseVersion: 0, state: "submitted", note: MARKER } })],
  [
    "an approval by an author",
    { code: "forbidden", messageKey: "fourEyes" },
    "CL007",
    async (tx) => {
      const own = await makeChange(tx, { recordId: person.recordId, by: editor });
      await tx.change.update({ where: { id: own }, data: { state: "submitted", note: MARKER } });
      await tx.change.update({ where: { id: own }, data: { state: "approved", decidedById: editor.accountId, decidedAt: new Date() } });
    },
  ],
  [
    "an uncited fact, found at commit",
    { code: "invalid", messageKey: "factUncited" },
    "CL004",
    async (tx) => {
      const { changeId } = await makeFacts(tx, { recordId: person.recordId, by: author, facts: [uncited()], state: "submitted" });
      await tx.change.update({ where: { id: changeId }, data: { state: "approved", decidedById: editor.accountId, decidedAt: new Date() } });
    },
  ],
];

describe("what the database refuses", () => {
  it.each(FAILURES)("%s is said as %j", async (_what, meaning, code, work) => {
    const error: unknown = await inTransaction(work).catch((reason: unknown) => reason);
    expect(await refusalFrom(Promise.reject(error as Error))).toMatchObject(meaning);
    expect(databaseFailureOf(error)?.code, "the code stays readable for a command that knows more of it").toBe(code);
    expect(JSON.stringify([error, String(error), (error as Error).stack, (error as Error).cause])).not.toContain(MARKER);
    expect(written.map((line) => (JSON.parse(line) as { event: string; code: string }).code)).toEqual([code]);
    expect(written.join("")).not.toContain(MARKER);
  });

  it("names the constraint, never the row", async () => {
    await refusalFrom(inTransaction((tx) => tx.publicRecord.create({ data: { kind: MARKER, slug: "test-plain" } })));
    expect(JSON.parse(written.join(""))).toMatchObject({ event: "database.refused", outcome: "invalid", code: "23514", constraint: "public_record_kind_known" });
  });

  it("is `unavailable` when the database is away", async () => {
    const away = openDesk("postgres://caselight_desk:nothing@127.0.0.1:9/nowhere");
    expect(await refusalFrom(sayingRefusals(() => away.publicRecord.count()))).toMatchObject({ code: "unavailable" });
    await away.$disconnect();
  });

  it("leaves every other error as it is", async () => {
    const fault = new TypeError("a fault of ours");
    await expect(sayingRefusals(() => Promise.reject(fault))).rejects.toBe(fault);
    expect(written).toEqual([]);
  });
});
