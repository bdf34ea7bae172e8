import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";
import { publishAsSeen, submitNewName, tracesOf } from "@/prisma/factories/publications";
import { withdrawRecord, withholdEdition } from "./take-down";

const database = testDatabase();
const UNKNOWN = "00000000-0000-4000-8000-00000000dead";

let researcher: Actor, editor: Actor;
let person: RecordId, source: RecordId, change: ChangeId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  source = await makeSource(database.db, { by: researcher });
  person = await makeRecord(database.db, "person");
  ({ changeId: change } = await makeFacts(database.db, { recordId: person, by: researcher, facts: [factOf({ kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" }, source)], state: "submitted" }));
});

const editionsOf = (record: RecordId) => tracesOf(database.db).editionsOf(record);
const auditOf = (record: RecordId) => tracesOf(database.db).auditOf(record);
const publicationsOf = (record: RecordId) => tracesOf(database.db).publicationsOf(record);
const publish = (by: Actor, publicNote: string | null = null) => publishAsSeen(by, { changeId: change, publicNote });

const correction = () => submitNewName(database.db, { recordId: person, by: researcher, name: "Test Person Bergamot", source });

describe("withholding", () => {
  it("takes a past body away and leaves its entry and hash", async () => {
    await publish(editor);
    await publishAsSeen(editor, { changeId: await correction(), publicNote: "Misread." });
    await expect(withholdEdition(researcher, { recordId: person, number: 1, reason: "Names a relative." })).rejects.toMatchObject({ code: "forbidden" });
    await expect(withholdEdition(editor, { recordId: person, number: 2, reason: "Names a relative." })).rejects.toMatchObject({ code: "conflict", messageKey: "editionStands" });
    await withholdEdition(editor, { recordId: person, number: 1, reason: "Names a relative." });
    await expect(withholdEdition(editor, { recordId: person, number: 1, reason: "Again." })).rejects.toMatchObject({ code: "conflict", messageKey: "alreadyWithheld" });
    const [body] = await database.sqlAs("reader", "select body, withheld_on from public_site.edition_body where record_id = $1 and number = 1", [person]);
    expect(body).toMatchObject({ body: null });
    expect(await editionsOf(person)).toHaveLength(2);
    expect((await publicationsOf(person)).at(-1)).toEqual({ act: "withhold", number: 1 });
    expect((await auditOf(person)).at(-1)).toBe("edition.withheld");
  });
});

describe("the public note of a correction", () => {
  const notesFor = (role: "reader" | "owner") => database.sqlAs(role, "select number, public_note from public_site.edition_note where record_id = $1 order by number", [person]);

  it("is the public role's to read while its edition can be read, and not once that is withheld or the record withdrawn", async () => {
    await publish(editor);
    for (const [name, note] of [["Test Person Bergamot", "Names a relative."], ["Test Person Cardamom", "Misread."]] as const) {
      await publishAsSeen(editor, { changeId: await submitNewName(database.db, { recordId: person, by: researcher, name, source }), publicNote: note });
    }
    expect(await notesFor("reader")).toEqual([{ number: 2, public_note: "Names a relative." }, { number: 3, public_note: "Misread." }]);
    await withholdEdition(editor, { recordId: person, number: 2, reason: "Safety." });
    expect(await notesFor("reader")).toEqual([{ number: 3, public_note: "Misread." }]);
    // The permanent entry keeps it, for the desk; the public's role has no way to it.
    expect((await editionsOf(person)).map(({ publicNote }) => publicNote)).toEqual([null, "Names a relative.", "Misread."]);
    for (const way of ["select public_note from public_site.edition", "select * from public_site.edition", "select e from public_site.edition e", "select count(public_note) from public_site.edition"]) {
      await expect(database.sqlAs("reader", way), way).rejects.toMatchObject({ code: "42501" });
    }
    await withdrawRecord(editor, { recordId: person, reason: "Safety.", confirmed: "yes" });
    expect(await notesFor("reader")).toEqual([]);
  });
});

describe("withdrawing", () => {
  it("takes the record from the public at once and says so in sequence, revision and audit log", async () => {
    await publish(editor);
    await expect(withdrawRecord(researcher, { recordId: person, reason: "At the family's wish.", confirmed: "yes" })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawRecord(editor, { recordId: person, reason: "At the family's wish.", confirmed: "yes" });
    expect(await database.db.currentEdition.findUnique({ where: { recordId: person } })).toBeNull();
    expect(await database.db.tombstone.count({ where: { recordId: person } })).toBe(1);
    expect((await publicationsOf(person)).at(-1)).toEqual({ act: "withdraw", number: null });
    expect((await auditOf(person)).at(-1)).toBe("record.withdrawn");
    await expect(withdrawRecord(editor, { recordId: person, reason: "Again.", confirmed: "yes" })).rejects.toMatchObject({ code: "conflict" });
    expect(JSON.stringify(await database.sqlAs("owner", "select * from public_site.publication natural join public_site.tombstone"))).not.toContain("family");
  });

  it("is not undone by a publication that had begun and waited for it, nor by raw SQL as the desk", async () => {
    await publish(editor);
    const waiting = await correction();
    // Somebody holds the record; the withdrawal waits for it, and behind that the publication, which has read the change before it waits.
    const holder = new pg.Client({ connectionString: database.urls.ownerUrl });
    await holder.connect();
    await holder.query("begin");
    await holder.query("select from desk.public_record where id = $1 for update", [person]);
    const withdrawal = withdrawRecord(editor, { recordId: person, reason: "Safety.", confirmed: "yes" });
    await untilWaiting(database, 1);
    const publication = publishAsSeen(editor, { changeId: waiting, publicNote: "Misread." });
    const refused = expect(publication).rejects.toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
    await untilWaiting(database, 2);
    await holder.query("commit");
    await holder.end();
    await withdrawal;
    await refused;
    expect(await database.db.currentEdition.findUnique({ where: { recordId: person } })).toBeNull();
    expect(await editionsOf(person)).toHaveLength(1);
    const [{ number, body }] = (await database.sqlAs("desk", "select number, body from public_site.edition_body where record_id = $1 order by number desc limit 1", [person])) as [{ number: number; body: string }];
    const back = "insert into public_site.current_edition (record_id, kind, slug, number, document, mentions) values ($1, 'person', $2::jsonb ->> 'slug', $3, $2::jsonb, '{}')";
    await expect(database.sqlAs("desk", back, [person, body, number])).rejects.toMatchObject({ code: "CL011" });
    await expect(database.sqlAs("desk", "delete from public_site.tombstone where record_id = $1", [person])).rejects.toMatchObject({ code: "42501" });
  });

  it("takes its editions from the public's role as well, entries and bodies, and from nobody else", async () => {
    await publish(editor);
    await publishAsSeen(editor, { changeId: await correction(), publicNote: "Misread." });
    const seenBy = async (role: "reader" | "desk") => {
      const [row] = await database.sqlAs(role, "select (select count(*)::int from public_site.edition where record_id = $1) as entries, (select count(*)::int from public_site.edition_body where record_id = $1) as bodies", [person]);
      return row;
    };
    expect([await seenBy("reader"), await seenBy("desk")]).toEqual([{ entries: 2, bodies: 2 }, { entries: 2, bodies: 2 }]);
    await withdrawRecord(editor, { recordId: person, reason: "Safety.", confirmed: "yes" });
    expect([await seenBy("reader"), await seenBy("desk")]).toEqual([{ entries: 0, bodies: 0 }, { entries: 2, bodies: 2 }]);
  });

  it("refuses to publish to a withdrawn record, and answers an unknown or unpublished one like a missing one", async () => {
    await expect(withdrawRecord(editor, { recordId: person, reason: "Not public yet.", confirmed: "yes" })).rejects.toMatchObject({ code: "not_found" });
    await expect(withdrawRecord(editor, { recordId: recordIdSchema.parse(UNKNOWN), reason: "Nobody.", confirmed: "yes" })).rejects.toMatchObject({ code: "not_found" });
    await publish(editor);
    const waiting = await correction();
    await withdrawRecord(editor, { recordId: person, reason: "Safety.", confirmed: "yes" });
    await expect(publishAsSeen(editor, { changeId: waiting, publicNote: "x" })).rejects.toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
  });
});
