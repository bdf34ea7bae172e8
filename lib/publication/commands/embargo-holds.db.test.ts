/** What an embargo holds back, and whose approval it rests on: past every command, and past every neighbour. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { editFactSchema } from "@/lib/cases/schema";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { liftEmbargo } from "@/lib/publication/commands/lift-embargo";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeDraftWithNewSource } from "@/prisma/factories/changes";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, returnAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const [TOMORROW, LATER] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 172_800_000)];

let author: Actor, editor: Actor, second: Actor;
let person: MadePerson;

beforeAll(async () => {
  const { db } = database;
  [author, editor, second] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "editor" })]);
  person = await makePerson(db, { by: author });
});

const embargo = async (by: Actor, changeId: ChangeId, publishAt = TOMORROW) => embargoChange(by, { changeId, seen: await fingerprintOf(database.db, changeId), publicNote: null, publishAt });
const stateOf = async (id: ChangeId) => (await database.db.change.findUniqueOrThrow({ where: { id } })).state;
const embargoOf = async (changeId: ChangeId) => (await database.db.embargo.findFirstOrThrow({ where: { changeId }, orderBy: { approvedAt: "desc" } })).state;
const editions = (recordId: RecordId) => database.db.edition.count({ where: { recordId } });

/** Lets the time come: past the guard, which refuses a time that does not lie ahead. */
async function letTimeCome(...changeIds: ChangeId[]): Promise<void> {
  await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE state = 'waiting' AND change_id IN ('${changeIds.join("','")}');
    ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
}

type WithSource = { changeId: ChangeId; companion: ChangeId; sourceId: RecordId };

/** A change on a new person with a new source that travels along, handed in. */
async function submitted(): Promise<WithSource> {
  const made = await makeDraftWithNewSource(database.db, { person: { ...person, recordId: await namedPerson() }, by: author });
  await submitChange(author, { changeId: made.changeId });
  return made;
}

async function namedPerson(): Promise<RecordId> {
  const recordId = await makeRecord(database.db, "person");
  await makeFacts(database.db, { recordId, by: author, facts: [factOf({ kind: "name", text: "Embargo Endive", language: "en", nameKind: "main" }, person.sourceId)] });
  return recordId;
}

/** Another change, on another person, that cites the same new source. */
async function neighbourOf({ sourceId }: WithSource, visibility: "public" | "internal" = "public"): Promise<{ recordId: RecordId; changeId: ChangeId }> {
  const recordId = await namedPerson();
  const { changeId } = await makeFacts(database.db, { recordId, by: author, facts: [factOf({ kind: "attribute", attribute: "occupation", text: "activist", language: null }, sourceId, { visibility })], state: "draft" });
  await submitChange(author, { changeId });
  return { recordId, changeId };
}

describe("a new source of a change that waits", () => {
  it("does not become public through another change that cites it: neither published nor previewed, until the time has come", async () => {
    const waiting = await submitted();
    const neighbour = await neighbourOf(waiting);
    await embargo(editor, waiting.changeId);
    expect(await refusalFrom(publishAsSeen(second, { changeId: neighbour.changeId, publicNote: null }))).toMatchObject({ code: "conflict", messageKey: "sourceEmbargoed" });
    expect(await previewChange(second, neighbour.changeId)).toMatchObject({ refusal: "sourceEmbargoed", proposed: null });
    expect((await previewChange(second, waiting.changeId))?.proposed, "its own change may be previewed").not.toBeNull();
    expect([await editions(waiting.sourceId), await editions(neighbour.recordId)]).toEqual([0, 0]);

    await letTimeCome(waiting.changeId);
    expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
    await publishAsSeen(second, { changeId: neighbour.changeId, publicNote: null });
    expect([await editions(waiting.sourceId), await editions(neighbour.recordId)]).toEqual([1, 1]);
  });

  it("holds back nothing that is published without it: a change that cites it internally", async () => {
    const waiting = await submitted();
    const neighbour = await neighbourOf(waiting, "internal");
    await embargo(editor, waiting.changeId);
    await publishAsSeen(second, { changeId: neighbour.changeId, publicNote: null });
    expect([await stateOf(neighbour.changeId), await editions(waiting.sourceId)]).toEqual(["applied", 0]);
  });

  it("is approved with a second change for the same moment, and for no other", async () => {
    const waiting = await submitted();
    const neighbour = await neighbourOf(waiting);
    await embargo(editor, waiting.changeId, LATER);
    expect(await refusalFrom(embargo(second, neighbour.changeId, TOMORROW))).toMatchObject({ messageKey: "sourceEmbargoed" });
    expect(await refusalFrom(embargo(second, neighbour.changeId, new Date(LATER.getTime() + 60_000)))).toMatchObject({ messageKey: "sourceEmbargoed" });
    await embargo(second, neighbour.changeId, LATER);
    await letTimeCome(waiting.changeId, neighbour.changeId);
    expect(await publishDue(database.db)).toEqual({ published: 2, refused: 0 });
  });

  it("is held by the database too: its change is not applied, by whichever change it goes, and no edition is made of it", async () => {
    const waiting = await submitted();
    await embargo(editor, waiting.changeId);
    expect(await stateOf(waiting.companion)).toBe("approved");
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'applied' WHERE id = $1", [waiting.companion])).toBe("CL139");
    const own = await makeFacts(database.db, { recordId: waiting.sourceId, by: author, facts: [factOf({ kind: "attribute", attribute: "title", text: "Another title", language: "en" }, waiting.sourceId)], state: "submitted" });
    const apply = (id: ChangeId) => codeOf("desk", `BEGIN; UPDATE desk.change SET state = 'approved', decided_by = '${editor.accountId}', decided_at = now() WHERE id = '${id}'; UPDATE desk.change SET state = 'applied' WHERE id = '${id}'; COMMIT`);
    expect(await apply(own.changeId), "nor by a change of its own").toBe("CL139");
    const { recordId } = await database.db.change.findUniqueOrThrow({ where: { id: waiting.changeId } });
    const edition = (record: string, change: ChangeId, kind: string) => codeOf("desk", `BEGIN;
      INSERT INTO desk.publication_act (record_id, number, change_id, published_by, published_at) VALUES ('${record}', 1, '${change}', '${editor.accountId}', now());
      INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason) VALUES ('${record}', 1, '${kind}', current_date, sha256('{}'), decode(repeat('00', 32), 'hex'), 'published');
      INSERT INTO public_site.edition_body (record_id, number, body) VALUES ('${record}', 1, '{}'); COMMIT`);
    expect(await edition(recordId, waiting.changeId, "person")).toBe("CL112");
    expect(await edition(waiting.sourceId, waiting.companion, "source")).toBe("CL139");
  });
});

describe("an embargo that the desk's role would end by raw SQL", () => {
  it("stays: it is over with its change, or at its time", async () => {
    const { changeId } = await submitted();
    await embargo(editor, changeId);
    const end = (state: string, refusal = "NULL") => `UPDATE desk.embargo SET state = '${state}', ended_at = now(), refusal = ${refusal} WHERE change_id = '${changeId}'`;
    expect(await codeOf("desk", end("published"))).toBe("CL138");
    expect(await codeOf("desk", end("refused", "'unexpected'"))).toBe("CL138");
    expect(await codeOf("desk", end("taken_back"))).toBe("CL138");
    expect(await codeOf("desk", `BEGIN; ${end("taken_back")}; UPDATE desk.change SET state = 'applied' WHERE id = '${changeId}'; COMMIT`)).toBe("CL138");
    // Opened, approved anew and applied in one go, so that nobody sees it wait for review.
    const anew = `UPDATE desk.change SET state = 'submitted' WHERE id = '${changeId}'; UPDATE desk.change SET state = 'approved', decided_by = '${editor.accountId}', decided_at = now() + interval '1 second' WHERE id = '${changeId}'`;
    expect(await codeOf("desk", `BEGIN; ${anew}; COMMIT`)).toBe("CL138");
    expect(await codeOf("desk", `BEGIN; ${anew}; UPDATE desk.change SET state = 'applied' WHERE id = '${changeId}'; COMMIT`)).toBe("CL138");
    expect([await stateOf(changeId), await embargoOf(changeId)]).toEqual(["approved", "waiting"]);
    expect(await codeOf("desk", "DELETE FROM desk.embargo WHERE change_id = $1", [changeId])).toBe("42501");

    await letTimeCome(changeId);
    expect(await codeOf("desk", end("published")), "not without its change").toBe("CL138");
    expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
    expect(await embargoOf(changeId)).toBe("published");
  });

  it("ends with a change that somebody applies past the program once its time has come, and is not looked at for ever", async () => {
    const recordId = await namedPerson();
    const { changeId } = await makeFacts(database.db, { recordId, by: author, facts: [factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, person.sourceId)], state: "submitted" });
    await embargo(editor, changeId);
    await letTimeCome(changeId);
    expect(await codeOf("desk", "UPDATE desk.change SET state = 'applied' WHERE id = $1", [changeId])).toBe("kept");
    expect([await embargoOf(changeId), await publishDue(database.db)]).toEqual(["published", { published: 0, refused: 0 }]);
  });
});

/** Writes the new source's title anew, as its authors do once it is open again. */
async function rewriteTitle({ companion, sourceId }: WithSource): Promise<void> {
  const { id } = await database.db.assertion.findFirstOrThrow({ where: { addedByChangeId: companion, retiredByChangeId: null }, select: { id: true } });
  await editFact(author, editFactSchema.parse({ assertionId: assertionIdSchema.parse(id), value: { kind: "attribute", text: "Words that nobody approved", language: "en" }, citations: [{ sourceId, exact: "Words that nobody approved" }] }));
}

describe("an approval", () => {
  it("goes from a new source with the change that it was given with, and does not cover words that are written then", async () => {
    const made = await submitted();
    await embargo(editor, made.changeId);
    await reopenChange(author, { changeId: made.changeId });
    expect(await stateOf(made.companion)).toBe("returned");
    await rewriteTitle(made);
    await submitChange(author, { changeId: made.changeId });
    expect([await stateOf(made.companion), await publishDue(database.db), await editions(made.sourceId)]).toEqual(["submitted", { published: 0, refused: 0 }, 0]);
  });

  it("is not spent on a source that was opened again meanwhile: the change is refused at its time", async () => {
    const made = await submitted();
    await embargo(editor, made.changeId);
    // Only past the program: its authors open it with the change that it travels with.
    await database.sqlAs("desk", "UPDATE desk.change SET state = 'returned', decided_by = NULL, decided_at = NULL WHERE id = $1", [made.companion]);
    await rewriteTitle(made);
    await database.sqlAs("desk", "UPDATE desk.change SET state = 'submitted' WHERE id = $1", [made.companion]);
    await letTimeCome(made.changeId);
    expect(await publishDue(database.db)).toEqual({ published: 0, refused: 1 });
    expect(await database.db.embargo.findFirst({ where: { changeId: made.changeId }, select: { refusal: true } })).toEqual({ refusal: "changeMovedOn" });
    expect([await stateOf(made.changeId), await editions(made.sourceId)]).toEqual(["submitted", 0]);
  });

  it("of a source stays where another approved change cites it, which takes it along; and goes with the last of them", async () => {
    const made = await submitted();
    const neighbour = await neighbourOf(made);
    await embargo(editor, made.changeId);
    await embargo(editor, neighbour.changeId);
    await liftEmbargo(second, { changeId: made.changeId });
    expect([await stateOf(made.changeId), await stateOf(made.companion)]).toEqual(["submitted", "approved"]);
    expect(await database.db.change.findUniqueOrThrow({ where: { id: made.companion } })).toMatchObject({ withChangeId: neighbour.changeId });
    await liftEmbargo(second, { changeId: neighbour.changeId });
    expect(await stateOf(made.companion)).toBe("submitted");
  });

  it("of a source is its editor's alone: whoever wrote it approves no other change that takes it along", async () => {
    const made = await submitted();
    const neighbour = await neighbourOf(made);
    await embargo(editor, made.changeId);
    await database.db.changeAuthor.create({ data: { changeId: made.companion, accountId: second.accountId } });
    expect(await refusalFrom(embargo(second, neighbour.changeId))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
  });

  it("of a source goes when the change that cites it is returned, or it would stay closed to its authors", async () => {
    const made = await submitted();
    await embargo(editor, made.changeId);
    await database.sqlAs("desk", "UPDATE desk.change SET state = 'submitted', decided_by = NULL, decided_at = NULL WHERE id = $1", [made.changeId]);
    expect(await stateOf(made.companion)).toBe("approved");
    await returnAsSeen(editor, { changeId: made.changeId, comment: "Which garden?" });
    expect([await stateOf(made.changeId), await stateOf(made.companion)]).toEqual(["returned", "returned"]);
    await rewriteTitle(made);
  });
});

describe("what fails at the time of an embargo", () => {
  it("is tried again where the database was in somebody's way, and says nothing of the change", async () => {
    const { changeId } = await submitted();
    await embargo(editor, changeId);
    await letTimeCome(changeId);
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    for (const code of ["40P01", "55P03"]) {
      await failing(code, async () => {
        await expect(publishDue(database.db)).rejects.toThrow();
        expect([await stateOf(changeId), await embargoOf(changeId)], code).toEqual(["approved", "waiting"]);
      });
    }
    expect(written.mock.calls.flat().join("")).not.toContain("embargo.failed");
    expect(await publishDue(database.db)).toEqual({ published: 1, refused: 0 });
  });

  it("is refused where it has run out of time for half an hour: it may be its own size, and nobody would hear of it", async () => {
    const { changeId } = await submitted();
    await embargo(editor, changeId);
    await letTimeCome(changeId);
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const { id } = await database.db.embargo.findFirstOrThrow({ where: { changeId }, select: { id: true } });
    const outOfTime = new Map<string, number>();
    await failing("57014", async () => {
      await expect(publishDue(database.db, outOfTime)).rejects.toThrow();
      expect([await embargoOf(changeId), outOfTime.has(id)]).toEqual(["waiting", true]);
      outOfTime.set(id, Date.now() - 30 * 60_000);
      expect(await publishDue(database.db, outOfTime)).toEqual({ published: 0, refused: 1 });
    });
    expect(await database.db.embargo.findFirst({ where: { changeId }, select: { state: true, refusal: true } })).toEqual({ state: "refused", refusal: "tookTooLong" });
  });

  it("is a fault of ours: it is logged by its code alone, and the change waits for review again", async () => {
    const { changeId } = await submitted();
    await embargo(editor, changeId);
    await letTimeCome(changeId);
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await failing("22012", async () => expect(await publishDue(database.db)).toEqual({ published: 0, refused: 1 }));
    const [line] = written.mock.calls.map(([text]) => String(text)).filter((text) => text.includes("embargo.failed"));
    expect(JSON.parse(line ?? "{}")).toEqual({ at: expect.any(String) as string, event: "embargo.failed", code: "22012" });
    expect(await database.db.embargo.findFirst({ where: { changeId }, select: { state: true, refusal: true } })).toEqual({ state: "refused", refusal: "unexpected" });
    expect(await stateOf(changeId)).toBe("submitted");
  });
});

/** While the work is done, every revision that is kept fails in the database with this SQLSTATE. */
async function failing(code: string, work: () => Promise<void>): Promise<void> {
  await database.sqlAs("owner", `CREATE FUNCTION desk.planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '${code}'; END $$;
    CREATE TRIGGER planted BEFORE INSERT ON desk.revision FOR EACH ROW EXECUTE FUNCTION desk.planted()`);
  try {
    await work();
  } finally {
    await database.sqlAs("owner", "DROP TRIGGER planted ON desk.revision; DROP FUNCTION desk.planted()");
  }
}
