import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { inTransaction } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeChange, makeFacts, makeRecord, makeSource, moveChange } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";
import { publishAsSeen } from "@/prisma/factories/publications";
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

const editionsOf = (record: RecordId) => database.db.edition.findMany({ where: { recordId: record }, orderBy: { number: "asc" } });
const auditOf = (record: RecordId) => database.db.audit.findMany({ where: { subjectId: record }, orderBy: { seq: "asc" }, select: { event: true } }).then((rows) => rows.map(({ event }) => event));
const publicationsOf = (record: RecordId) => database.db.publication.findMany({ where: { recordId: record }, orderBy: { seq: "asc" }, select: { act: true, number: true } });
const publish = (by: Actor, publicNote: string | null = null) => publishAsSeen(by, { changeId: change, publicNote });

/** Submits a change that replaces the published name. */
async function correction(): Promise<ChangeId> {
  const fact = await database.db.assertion.findFirstOrThrow({ where: { recordId: person, kind: "name", retiredByChangeId: null } });
  const corrected = await makeChange(database.db, { recordId: person, by: researcher });
  await inTransaction(async (transaction) => {
    await retireFact(transaction, { assertionId: fact.id as never, changeId: corrected });
    await addFact(transaction, { recordId: person, changeId: corrected, createdBy: researcher.accountId, replaces: fact.id as never, fact: factOf({ kind: "name", text: "Test Person Bergamot", language: "en", nameKind: "main" }, source) });
  });
  await moveChange(database.db, corrected, "submitted");
  return corrected;
}

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
