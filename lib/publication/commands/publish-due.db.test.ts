import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { liftEmbargo } from "@/lib/publication/commands/lift-embargo";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { getEmbargo } from "@/lib/publication/queries/get-embargo";
import { listEmbargoes } from "@/lib/publication/queries/list-embargoes";
import { embargoChangeSchema } from "@/lib/publication/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraftWithNewSource } from "@/prisma/factories/changes";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const TOMORROW = new Date(Date.now() + 86_400_000);
const NOTHING = { published: 0, refused: 0 };

let author: Actor, editor: Actor, second: Actor;
let sourceId: RecordId;

beforeAll(async () => {
  const { db } = database;
  [author, editor, second] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "editor" })]);
  sourceId = await makePublicSource();
});

async function makePublicSource(): Promise<RecordId> {
  const id = await makeRecord(database.db, "source");
  await publishFacts(database.db, { recordId: id, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, id)] });
  return id;
}

const named = (text: string, source: RecordId) => factOf({ kind: "name", text, language: "en", nameKind: "main" }, source);

async function submitted(source = sourceId, by = author): Promise<{ recordId: RecordId; changeId: ChangeId }> {
  const recordId = await makeRecord(database.db, "person");
  const { changeId } = await makeFacts(database.db, { recordId, by, facts: [named("Embargo Salsify", source)], state: "submitted" });
  return { recordId, changeId };
}

const embargo = async (actor: Actor, changeId: ChangeId, publishAt = TOMORROW) => embargoChange(actor, { changeId, seen: await fingerprintOf(database.db, changeId), publicNote: null, publishAt });

/** Lets the time come: past the guard, which refuses a time that does not lie ahead. */
async function letTimeCome(changeId: ChangeId): Promise<void> {
  await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE change_id = '${changeId}';
    ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
}

const stateOf = async (id: ChangeId) => (await database.db.change.findUniqueOrThrow({ where: { id } })).state;
const editions = (recordId: RecordId) => database.db.edition.count({ where: { recordId } });

async function waiting(source = sourceId) {
  const made = await submitted(source);
  await embargo(editor, made.changeId);
  return made;
}

describe("a change approved for later", () => {
  it("is published by itself when its time has come, once, and never before", async () => {
    const { recordId, changeId } = await waiting();
    expect(await stateOf(changeId)).toBe("approved");
    expect(await getEmbargo(author, changeId)).toMatchObject({ state: "waiting", publishAt: TOMORROW, approvedBy: editor.displayName, mayLift: false });
    expect((await listEmbargoes(second)).map((each) => each.changeId)).toContain(changeId);
    expect(await publishDue(database.db)).toEqual(NOTHING);
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'applied' WHERE id = $1", [changeId])).toBe("CL112");
    expect(await editions(recordId)).toBe(0);

    await letTimeCome(changeId);
    const before = await lastAudit(database.db);
    const [one, other] = await Promise.all([publishDue(database.db), publishDue(database.db)]);
    expect(one.published + other.published).toBe(1);
    expect(await publishDue(database.db)).toEqual(NOTHING);
    expect(await editions(recordId)).toBe(1);
    expect(await database.db.publicationAct.findFirst({ where: { recordId }, select: { publishedById: true } })).toEqual({ publishedById: editor.accountId });
    expect((await auditSince(database.db, before)).map(({ event }) => event)).toEqual(["change.applied", "edition.published"]);
    expect(await getEmbargo(editor, changeId)).toMatchObject({ state: "published" });
  });

  it("is left by whoever holds it to them, and waits on when they are killed", async () => {
    const { recordId, changeId } = await waiting();
    await letTimeCome(changeId);
    const killed = database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT id FROM desk.embargo WHERE change_id = ${changeId}::uuid FOR UPDATE`;
      const [{ pid } = { pid: 0 }] = await holding.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      expect(await publishDue(database.db), "somebody else holds it").toEqual(NOTHING);
      await database.sqlAs("owner", "SELECT pg_terminate_backend($1)", [pid]);
      await holding.$queryRaw`SELECT 1`;
    });
    await expect(killed).rejects.toThrow();
    expect(await editions(recordId)).toBe(0);
    // Whoever is killed is told before they have let go.
    await expect.poll(() => publishDue(database.db), { timeout: 10_000 }).toEqual({ published: 1, refused: 0 });
    expect(await editions(recordId)).toBe(1);
  });

  it("takes the new source along that it cites, approved with it", async () => {
    const { db } = database;
    const person = await makePerson(db, { by: author });
    const { changeId, companion } = await makeDraftWithNewSource(db, { person, by: author });
    await submitChange(author, { changeId });
    await embargo(editor, changeId);
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["approved", "approved"]);
    await letTimeCome(changeId);
    expect(await publishDue(db)).toEqual({ published: 1, refused: 0 });
    expect([await stateOf(changeId), await stateOf(companion)]).toEqual(["applied", "applied"]);
  });

  const refusals: [string, string, (made: { recordId: RecordId; changeId: ChangeId; source: RecordId; approver: Actor }) => Promise<unknown>][] = [
    ["the record was changed meanwhile", "recordMovedOn", ({ recordId }) => publishFacts(database.db, { recordId, by: author, editor: second, facts: [named("Embargo Parsnip", sourceId)] })],
    ["its source was withdrawn", "sourceWithdrawn", ({ source }) => withdrawRecord(second, { recordId: source, reason: "Asked for.", confirmed: "yes" })],
    ["the record was withdrawn", "recordWithdrawn", ({ recordId }) => database.db.publicRecord.update({ where: { id: recordId }, data: { withdrawnAt: new Date() } })],
    ["its editor works here no more", "approverGone", ({ approver }) => database.db.account.update({ where: { id: approver.accountId }, data: { disabledAt: new Date() } })],
  ];
  it.each(refusals)("is refused at its time where %s, waits for review again, and says why", async (_why, refusal, meanwhile) => {
    const source = await makePublicSource();
    const approver = await makeAccount(database.db, { role: "editor" });
    const made = await submitted(source);
    await embargo(approver, made.changeId);
    await meanwhile({ ...made, source, approver });
    const standing = await editions(made.recordId);
    await letTimeCome(made.changeId);
    const before = await lastAudit(database.db);
    expect(await publishDue(database.db)).toEqual({ published: 0, refused: 1 });
    expect(await auditSince(database.db, before)).toEqual([{ event: "change.embargo_refused", subjectId: made.changeId, actorId: null, detail: { recordId: made.recordId, refusal } }]);
    expect(await editions(made.recordId)).toBe(standing);
    expect(await database.db.change.findUniqueOrThrow({ where: { id: made.changeId } })).toMatchObject({ state: "submitted", decidedById: null });
    expect(await getEmbargo(second, made.changeId)).toMatchObject({ state: "refused", refusal });
    expect((await listEmbargoes(second)).find(({ changeId }) => changeId === made.changeId)?.refusal).toBe(refusal);
    expect(await publishDue(database.db)).toEqual(NOTHING);
  });

  it("is opened again by its authors, which voids the approval: handed in anew, it needs another one", async () => {
    const { changeId, recordId } = await waiting();
    expect(await refusalFrom(reopenChange(editor, { changeId }))).toMatchObject({ code: "forbidden" });
    await reopenChange(author, { changeId });
    expect(await stateOf(changeId)).toBe("returned");
    expect(await getEmbargo(author, changeId)).toMatchObject({ state: "taken_back" });
    await submitChange(author, { changeId });
    expect(await publishDue(database.db)).toEqual(NOTHING);
    expect(await editions(recordId)).toBe(0);
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await editions(recordId)).toBe(1);
    expect(await refusalFrom(reopenChange(author, { changeId }))).toMatchObject({ code: "conflict", messageKey: "notSubmitted" });
  });

  it("waits for review again where an editor takes the approval back, by the command or by raw SQL", async () => {
    const { changeId } = await waiting();
    expect(await refusalFrom(liftEmbargo(author, { changeId }))).toMatchObject({ code: "forbidden", messageKey: "editorsOnly" });
    await liftEmbargo(second, { changeId });
    expect(await stateOf(changeId)).toBe("submitted");
    expect(await refusalFrom(liftEmbargo(second, { changeId }))).toMatchObject({ code: "conflict", messageKey: "changeMovedOn" });
    await embargo(second, changeId);
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'returned' WHERE id = $1", [changeId])).toBe("kept");
    expect(await database.db.embargo.findMany({ where: { changeId }, orderBy: { approvedAt: "asc" }, select: { state: true } })).toEqual([{ state: "taken_back" }, { state: "taken_back" }]);
    await database.sqlAs("desk", "UPDATE desk.change SET state = 'submitted' WHERE id = $1", [changeId]);
  });

  it("keeps its time and its end, and is of an approved change and a time ahead, in the database too", async () => {
    const { changeId } = await waiting();
    expect(await codeOf("desk", "UPDATE desk.embargo SET publish_at = now() WHERE change_id = $1", [changeId])).toBe("42501");
    expect(await codeOf("owner", "UPDATE desk.embargo SET publish_at = now() WHERE change_id = $1", [changeId])).toBe("CL118");
    const insert = (id: ChangeId, at: string, by: Actor) => codeOf("desk", `INSERT INTO desk.embargo (change_id, approved_by, publish_at, record_version) VALUES ($1, $2, ${at}, 0)`, [id, by.accountId]);
    const other = await submitted();
    expect(await insert(other.changeId, "now() + interval '1 day'", editor)).toBe("CL118");
    await liftEmbargo(second, { changeId });
    expect(await codeOf("desk", "UPDATE desk.embargo SET state = 'waiting', ended_at = NULL WHERE change_id = $1", [changeId])).toBe("CL118");
  });

  it("is refused to authors and researchers, for a time that is past, for what was not seen, and for a form that says none", async () => {
    const { changeId } = await submitted();
    expect(await refusalFrom(embargo(author, changeId))).toMatchObject({ code: "forbidden", messageKey: "editorsOnly" });
    const own = await submitted(sourceId, second);
    expect(await refusalFrom(embargo(second, own.changeId))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
    expect(await refusalFrom(embargo(editor, changeId, new Date(Date.now() - 1)))).toMatchObject({ code: "invalid", fieldErrors: { publishOn: ["momentAhead"] } });
    expect(await refusalFrom(embargoChange(editor, { changeId, seen: "0".repeat(64), publicNote: null, publishAt: TOMORROW }))).toMatchObject({ code: "conflict", messageKey: "changeMovedOn" });
    expect(await stateOf(changeId)).toBe("submitted");
    const form = { changeId, seen: "0".repeat(64), laterNote: "", publishOn: "2031-05-04", publishTime: "14:30" };
    expect(embargoChangeSchema.parse(form).publishAt.toISOString()).toBe("2031-05-04T14:30:00.000Z");
    for (const wrong of [{ publishTime: "24:00" }, { publishTime: "2pm" }, { publishOn: "2031-02-30" }]) expect(embargoChangeSchema.safeParse({ ...form, ...wrong }).success).toBe(false);
  });
});
