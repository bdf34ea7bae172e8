/** Who may expunge, what is refused, and what becomes of what has to do with other records. */
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { openChange } from "@/lib/changes/commands/open-change";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { findRecord } from "@/lib/editions/queries/find-record";
import { approveExpunging } from "@/lib/expunging/commands/approve-expunging";
import { letLapse } from "@/lib/expunging/commands/let-lapse";
import { takeBackExpunging } from "@/lib/expunging/commands/take-back-expunging";
import { getExpunging, listWaitingExpungings } from "@/lib/expunging/queries/get-expunging";
import { scopeAsSeen } from "@/lib/expunging/schema";
import { writeRecordNote } from "@/lib/notes/commands/write-record-note";
import { inTransaction } from "@/lib/platform/db";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { allWords, approvedExpunging, proposedExpunging, scopeOf } from "@/prisma/factories/expungings";
import { publishAsSeen, publishFacts, standingPerson } from "@/prisma/factories/publications";
import { factOf, makeChange, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { makeRequest } from "@/prisma/factories/requests";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const codeOf = codesFrom(database);

let researcher: Actor, editor: Actor, other: Actor;
let source: RecordId;

beforeAll(async () => {
  [researcher, editor, other] = [await makeAccount(database.db, { role: "researcher" }), await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "admin" })];
  source = await makeSource(database.db, { by: researcher });
});

async function withdrawnPerson(name = "Test Person Okra"): Promise<{ recordId: RecordId; slug: string }> {
  const made = await standingPerson(database.db, { by: researcher, editor, name, source });
  await withdrawRecord(editor, { recordId: made.recordId, reason: "At their wish.", confirmed: "yes" });
  return made;
}
const propose = (recordId: RecordId, by = editor) => proposedExpunging(database.db, by, recordId);
const approve = (recordId: RecordId, proposalId: string, by = other) => approvedExpunging(database.db, by, recordId, proposalId);
const refused = async (work: Promise<unknown>) => (await refusalFrom(work)).messageKey;
const textOf = () => allWords(database);

describe("two people", () => {
  it("are needed always: whoever reviews alone is refused, and told why", async () => {
    const { recordId } = await withdrawnPerson();
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = now() WHERE role IN ('editor', 'admin') AND id <> $1", [editor.accountId]);
    expect((await getExpunging(editor, recordId))?.refusal).toBe("expungeNeedsTwo");
    expect(await refused(propose(recordId))).toBe("expungeNeedsTwo");
    expect(await codeOf("desk", "INSERT INTO desk.expunging (record_id, reason, words, proposed_by) VALUES ($1, 'safety', 'x', $2)", [recordId, editor.accountId])).toBe("CL199");
    await database.sqlAs("owner", "UPDATE desk.account SET disabled_at = NULL WHERE id = $1", [other.accountId]);
    await propose(recordId);
  });

  it("are two: a researcher proposes nothing, and nobody approves what they proposed, past the command neither", async () => {
    const { recordId } = await withdrawnPerson();
    expect(await refused(propose(recordId, researcher))).toBe("editorsOnly");
    const proposalId = await propose(recordId);
    expect(await refused(propose(recordId, other))).toBe("alreadyThere");
    expect(await refused(approve(recordId, proposalId, researcher))).toBe("not_found");
    expect(await refused(approve(recordId, proposalId, editor))).toBe("expungeFourEyes");
    for (const by of [editor, researcher]) expect(await codeOf("desk", "SELECT desk.expunge($1, $2)", [proposalId, by.accountId])).toBe("CL199");
    expect((await getExpunging(editor, recordId))?.proposal?.may).toEqual({ approve: false, takeBack: true });
    expect((await getExpunging(other, recordId))?.proposal?.may).toEqual({ approve: true, takeBack: false });
    expect((await listWaitingExpungings(other)).map(({ record }) => record.id)).toContain(recordId);
    expect((await listWaitingExpungings(editor)).map(({ record }) => record.id)).not.toContain(recordId);
    expect(await getExpunging(researcher, recordId)).toBeNull();
    // A proposal of somebody who was shut out since is nobody's word.
    await database.db.account.update({ where: { id: editor.accountId }, data: { role: "researcher" } });
    expect(await refused(approve(recordId, proposalId))).toBe("expungeNeedsTwo");
    await database.db.account.update({ where: { id: editor.accountId }, data: { role: "editor" } });
    await approve(recordId, proposalId);
    expect(await refused(approveExpunging(other, { proposalId, seen: "1", confirmed: "yes" }))).toBe("expungeOver");
  });

  it("agree within seven days, and the first may think better of it", async () => {
    const { recordId } = await withdrawnPerson();
    const first = await propose(recordId);
    expect(await refused(takeBackExpunging(other, { proposalId: first }))).toBe("expungeNotYours");
    await takeBackExpunging(editor, { proposalId: first });
    expect(await refused(approve(recordId, first))).toBe("expungeOver");
    const second = await propose(recordId);
    expect(await codeOf("desk", "UPDATE desk.expunging SET state = 'lapsed', words = NULL, decided_at = now() WHERE id = $1", [second])).toBe("CL200");
    await database.sqlAs("owner", "ALTER TABLE desk.expunging DISABLE TRIGGER expunging_takes_two; UPDATE desk.expunging SET proposed_at = now() - interval '7 days' WHERE state = 'proposed'; ALTER TABLE desk.expunging ENABLE TRIGGER expunging_takes_two");
    expect(await refused(approve(recordId, second))).toBe("expungeOver");
    expect(await codeOf("desk", "SELECT desk.expunge($1, $2)", [second, other.accountId])).toBe("CL200");
    expect((await listWaitingExpungings(other)).map(({ record }) => record.id)).not.toContain(recordId);
    await approve(recordId, await propose(recordId, other), editor);
    // What nobody decides on lapses by itself, and its words go.
    const { recordId: forgotten } = await withdrawnPerson("Test Person Borage");
    // Those of the tests above, whose time was moved as well.
    await letLapse(database.urls.deskUrl);
    await propose(forgotten);
    expect(await letLapse(database.urls.deskUrl)).toBe(0);
    await database.sqlAs("owner", `ALTER TABLE desk.expunging DISABLE TRIGGER expunging_takes_two; UPDATE desk.expunging SET proposed_at = now() - interval '7 days' WHERE state = 'proposed' AND record_id = '${forgotten}'; ALTER TABLE desk.expunging ENABLE TRIGGER expunging_takes_two`);
    expect(await letLapse(database.urls.deskUrl)).toBe(1);
    expect(await database.db.expunging.findFirstOrThrow({ where: { recordId: forgotten }, select: { state: true, words: true } })).toEqual({ state: "lapsed", words: null });
    expect(await database.db.expunging.findMany({ where: { recordId }, select: { state: true, words: true }, orderBy: { proposedAt: "asc" } })).toEqual([{ state: "lapsed", words: null }, { state: "taken_back", words: null }, { state: "approved", words: null }]);
  });

  it("look at what goes: nothing that was written since is taken along unseen", async () => {
    const { recordId } = await withdrawnPerson();
    const proposalId = await propose(recordId);
    const seen = scopeAsSeen(await scopeOf(database.db, recordId));
    await writeRecordNote(researcher, { recordId, text: "Wait.", unsentId: null, unsentFrom: null, unsentBy: null });
    expect(await refused(approveExpunging(other, { proposalId, seen, confirmed: "yes" }))).toBe("expungeChanged");
    expect(await database.db.recordNote.count({ where: { recordId } })).toBe(1);
    expect(await database.db.expunging.count({ where: { id: proposalId, state: "proposed" } })).toBe(1);
  });
});

describe("what is permanent", () => {
  it("gives way to the one function alone, and to it in that transaction alone", async () => {
    const { recordId } = await withdrawnPerson();
    const proposalId = await propose(recordId);
    expect(await codeOf("desk", "UPDATE desk.expunging SET state = 'approved', words = NULL, decided_by = $2, decided_at = now() WHERE id = $1", [proposalId, other.accountId])).toBe("23514");
    expect(await codeOf("desk", "UPDATE desk.expunging SET decided_in = pg_current_xact_id() WHERE id = $1", [proposalId])).toBe("42501");
    // By the owner's own hand: approved is done, or it is not.
    expect(await codeOf("owner", "UPDATE desk.expunging SET state = 'approved', words = NULL, decided_by = $2, decided_at = now(), decided_in = pg_current_xact_id() WHERE id = $1", [proposalId, other.accountId])).toBe("CL200");
    expect(await codeOf("desk", "UPDATE desk.public_record SET expunging_id = $2 WHERE id = $1", [recordId, proposalId])).toBe("CL201");
    await approve(recordId, proposalId);
    const standing = await standingPerson(database.db, { by: researcher, editor, name: "Test Person Endive", source });
    for (const [text, code] of [
      ["DELETE FROM desk.revision WHERE record_id = $1", "CL010"], ["UPDATE desk.revision SET reason = NULL WHERE record_id = $1", "CL010"], ["UPDATE public_site.edition SET public_note = '' WHERE record_id = $1", "CL010"],
      ["DELETE FROM public_site.edition WHERE record_id = $1", "CL010"], ["DELETE FROM desk.publication_basis WHERE person_id = $1", "CL166"], ["UPDATE desk.assertion SET said_by_text = NULL, question = 'x' WHERE record_id = $1", "CL001"],
    ] as const) expect(await codeOf("owner", text, [standing.recordId]), text).toBe(code);
    expect(await codeOf("owner", "DELETE FROM desk.expunging WHERE id = $1", [proposalId])).toBe("CL010");
    expect(await codeOf("owner", "UPDATE desk.public_record SET slug = 'x' WHERE id = $1", [recordId])).toBe("CL201");
    expect(await codeOf("desk", "DELETE FROM desk.revision WHERE record_id = $1", [standing.recordId])).toBe("42501");
  });

  it("nothing is written on it again, and its address is given to nobody", async () => {
    const { recordId, slug } = await withdrawnPerson("Test Person Cardoon");
    await approve(recordId, await propose(recordId));
    expect(await refused(writeRecordNote(researcher, { recordId, text: "Who was it?", unsentId: null, unsentFrom: null, unsentBy: null }))).toBe("not_found");
    expect(await refused(inTransaction((transaction) => openChange(transaction, researcher, recordId)))).toBe("recordWithdrawn");
    expect(await codeOf("desk", "INSERT INTO desk.change (record_id, base_version, created_by) VALUES ($1, 0, $2)", [recordId, researcher.accountId])).toBe("CL201");
    expect(await codeOf("desk", "INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, 'x')", [recordId, researcher.accountId])).toBe("CL201");
    expect(await getExpunging(editor, recordId)).toBeNull();
    const namesake = await standingPerson(database.db, { by: researcher, editor, name: "Test Person Cardoon", source });
    expect(namesake.slug).toBe(`${slug}-2`);
    expect((await findRecord("person", slug)).state).toBe("withdrawn");
  });
});

describe("a record", () => {
  it("that stands is withdrawn first, and its open requests are closed", async () => {
    const { recordId, slug } = await standingPerson(database.db, { by: researcher, editor, name: "Test Person Salsify", source });
    expect(await refused(propose(recordId))).toBe("expungeNotWithdrawn");
    expect(await codeOf("desk", "INSERT INTO desk.expunging (record_id, reason, words, proposed_by) VALUES ($1, 'safety', 'x', $2)", [recordId, editor.accountId])).toBe("CL202");
    const { requestId } = await makeRequest(database.db, { record: `https://caselight.example/en/people/${slug}` });
    const another = await makeRequest(database.db, { record: `/en/people/${slug}-2` });
    await withdrawRecord(editor, { recordId, reason: "Asked for.", confirmed: "yes" });
    const proposalId = await propose(recordId);
    expect(await refused(approve(recordId, proposalId))).toBe("expungeRequestOpen");
    await database.sqlAs("owner", "UPDATE desk.removal_request SET state = 'closed', outcome = 'withdrawn', closed_by = $2, closed_at = now() WHERE id = $1", [requestId, editor.accountId]);
    await approve(recordId, proposalId);
    expect(await database.db.removalRequest.findUniqueOrThrow({ where: { id: requestId }, select: { message: true, contact: true, recordAddress: true, expungedById: true } })).toEqual({ message: null, contact: null, recordAddress: null, expungedById: other.accountId });
    expect(await database.db.removalRequest.count({ where: { id: another.requestId, expungedAt: null } })).toBe(1);
  });

  it("that is a source leaves other records' facts without its words", async () => {
    const { db } = database;
    const quoted = await makeRecord(db, "source");
    const cites = { citations: [{ sourceId: quoted, exact: "A letter of the invented Tatsoi", prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null }] };
    await publishFacts(db, { recordId: quoted, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "A letter of the invented Tatsoi", language: "en" }, quoted, cites), factOf({ kind: "attribute", attribute: "publisher", text: "Tatsoi Press", language: "en" }, quoted, cites)] });
    await database.sqlAs("owner", "INSERT INTO desk.source_text (source_id, text, sha256) VALUES ($1, 'Tatsoi said.', sha256('Tatsoi said.'))", [quoted]);
    const citing = await makeRecord(db, "person");
    await publishFacts(db, { recordId: citing, by: researcher, editor, facts: [factOf({ kind: "name", text: "Test Person Mizuna", language: "en", nameKind: "main" }, source), factOf({ kind: "attribute", attribute: "description", text: "Grew an invented vegetable.", language: "en" }, quoted, { visibility: "internal", citations: [{ sourceId: quoted, exact: "Tatsoi says so.", prefix: "", suffix: "", start: null, end: null, locator: "Tatsoi, p. 2", internalNote: null, reliability: null, credibility: null }] })] });
    await withdrawRecord(editor, { recordId: quoted, reason: "Safety.", confirmed: "yes" });
    await approve(quoted, await propose(quoted));
    expect(await textOf()).not.toContain("Tatsoi");
    expect(await db.sourceText.count({ where: { sourceId: quoted } })).toBe(0);
    expect(await db.citation.findMany({ where: { sourceId: quoted }, select: { exact: true, locator: true } })).toEqual([{ exact: "…", locator: null }]);
    expect(await db.assertion.count({ where: { recordId: citing } })).toBe(2);
  });
});

describe("what has a name of it in words", () => {
  it.each([
    ["Test Person Rampion", "Dr Test person rampion.", true], ["Test Person Rampion", "Test Person Rampions", false], ["虚构苤蓝", "关于虚构苤蓝的报道", true], ["虚构苤蓝", "虚构的苤蓝", false], ["M. Rampion (elder)", "m. rampion (elder)", true], ["M. Rampion", "Mx Rampion", false], ["Kai", "Kai", false], ["蓝", "蓝", false],
  ])("%s in “%s”: %s", async (name, told, isTold) => {
    expect(await database.sqlAs("owner", "SELECT desk.tells_a_name($1, ARRAY[$2]) AS told", [told, name])).toEqual([{ told: isTold }]);
  });

  it("is read out of a search's address", async () => {
    expect(await database.sqlAs("owner", "SELECT desk.words_of_query('q=%E8%99%9A%E6%9E%84+x%20y&role=lawyer') AS one, desk.words_of_query('q=%E8%99') AS cut")).toEqual([{ one: "q 虚构 x y role lawyer", cut: "q=%E8%99" }]);
  });
});

describe("at the same moment", () => {
  async function whileHeld(recordId: RecordId, works: (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> {
    const client = new pg.Client({ connectionString: database.urls.ownerUrl });
    await client.connect();
    await client.query("BEGIN");
    await client.query("SELECT FROM desk.public_record WHERE id = $1 FOR UPDATE", [recordId]);
    const begun: Promise<unknown>[] = [];
    for (const work of works) {
      begun.push(work());
      await untilWaiting(database, begun.length);
    }
    const settled = Promise.allSettled(begun);
    await client.query("COMMIT");
    await client.end();
    return settled;
  }

  it("of two who approve at once one does, and the other finds it done", async () => {
    const third = await makeAccount(database.db, { role: "editor" });
    const { recordId } = await withdrawnPerson();
    const proposalId = await propose(recordId);
    const seen = scopeAsSeen(await scopeOf(database.db, recordId));
    const ends = await whileHeld(recordId, [other, third].map((by) => () => approveExpunging(by, { proposalId, seen, confirmed: "yes" })));
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { messageKey: "expungeOver" } });
    expect(await database.db.audit.count({ where: { event: "record.expunged", subjectId: recordId } })).toBe(1);
  });

  it("whoever publishes or writes on it while it is expunged finds it gone, and leaves nothing", async () => {
    const { recordId } = await withdrawnPerson();
    const changeId = await makeChange(database.db, { recordId, by: researcher });
    await database.db.change.update({ where: { id: changeId }, data: { state: "submitted" } });
    const proposalId = await propose(recordId);
    const seen = scopeAsSeen(await scopeOf(database.db, recordId));
    const ends = await whileHeld(recordId, [
      () => approveExpunging(other, { proposalId, seen, confirmed: "yes" }),
      () => publishAsSeen(editor, { changeId, publicNote: null }),
      // Prisma asks nothing before somebody waits for the answer.
      async () => {
        await database.db.recordNote.create({ data: { recordId, accountId: researcher.accountId, text: "Late." } });
      },
    ]);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await database.db.recordNote.count({ where: { recordId } })).toBe(0);
    expect(await database.db.change.findUniqueOrThrow({ where: { id: changeId }, select: { state: true } })).toEqual({ state: "discarded" });
  });
});
