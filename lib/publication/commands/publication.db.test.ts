import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { editionBodySchema } from "@/lib/editions/contract";
import { addFact } from "@/lib/facts/commands/add-fact";
import * as audit from "@/lib/audit/record-audit";
import { verifyAudit } from "@/lib/audit/verify";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeChange, makeFacts, makeRecord, makeSource, moveChange } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";
import { getChange } from "@/lib/changes/queries/get-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { publishChange } from "./publish-change";
import { publishAsSeen, submitNewName, tracesOf } from "@/prisma/factories/publications";

const database = testDatabase();
const UNKNOWN = "00000000-0000-4000-8000-00000000dead";

let researcher: Actor, editor: Actor, advocate: Actor, editorWhoWrote: Actor;
let person: RecordId, source: RecordId, change: ChangeId;

beforeAll(async () => {
  [advocate, researcher, editor, editorWhoWrote] = await Promise.all((["advocate", "researcher", "editor", "editor"] as const).map((role) => makeAccount(database.db, { role }))) as [Actor, Actor, Actor, Actor];
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

describe("publishing a change", () => {
  it("makes the first edition, its body, revision, sequence and audit rows, for an editor who took no part", async () => {
    await publish(editor);
    const [edition, ...more] = await editionsOf(person);
    expect(more).toEqual([]);
    expect(edition).toMatchObject({ number: 1, reason: "published", publicNote: null });
    const current = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: person } });
    expect(editionBodySchema.parse(current.document).names[0]?.text).toBe("Test Person Aubergine");
    expect(current.mentions).toEqual([source]);
    expect(await publicationsOf(person)).toEqual([{ act: "publish", number: 1 }]);
    expect(await auditOf(person)).toEqual(["change.applied", "edition.published"]);
    expect(await database.db.revision.count({ where: { recordId: person, version: 1, changeId: change } })).toBe(1);
    expect((await verifyAudit(database.urls.ownerUrl)).broken).toBeNull();
  });

  it.each([
    ["an advocate", () => advocate, "editorsOnly"],
    ["the researcher who wrote it", () => researcher, "editorsOnly"],
  ])("refuses %s and writes nothing", async (_who, by, messageKey) => {
    await expect(publish(by())).rejects.toMatchObject({ code: "forbidden", messageKey });
    expect(await editionsOf(person)).toEqual([]);
    expect(await auditOf(person)).toEqual([]);
  });

  it("refuses an editor who took part in it", async () => {
    await database.db.changeAuthor.create({ data: { changeId: change, accountId: editorWhoWrote.accountId } });
    await expect(publish(editorWhoWrote)).rejects.toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
  });

  it("answers an unknown change like a missing one", async () => {
    await expect(publishAsSeen(editor, { changeId: changeIdSchema.parse(UNKNOWN), publicNote: null })).rejects.toMatchObject({ code: "not_found" });
  });

  it("publishes once: of two editors at the same moment one is told that it has moved on", async () => {
    const other = await makeAccount(database.db, { role: "editor" });
    const outcomes = await Promise.allSettled([publish(editor), publish(other)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await editionsOf(person)).toHaveLength(1);
  });

  it("keeps nothing when the audit row cannot be written", async () => {
    vi.spyOn(audit, "recordAudit").mockRejectedValue(new Error("no room"));
    await expect(publish(editor)).rejects.toThrow();
    expect(await editionsOf(person)).toEqual([]);
    expect(await publicationsOf(person)).toEqual([]);
    expect((await database.db.change.findUniqueOrThrow({ where: { id: change } })).state).toBe("submitted");
  });

  it("publishes the source that travels along, first, and never alone", async () => {
    const newSource = await makeRecord(database.db, "source");
    const main = await makeChange(database.db, { recordId: person, by: researcher });
    const companion = await makeChange(database.db, { recordId: newSource, by: researcher, withChangeId: main });
    const title = "An invented leaflet";
    await addFact(database.db, { recordId: newSource, changeId: companion, createdBy: researcher.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: title, language: "en" }, newSource) });
    await addFact(database.db, { recordId: person, changeId: main, createdBy: researcher.accountId, fact: factOf({ kind: "name", text: "Alias Aubergine", language: "en", nameKind: "alias" }, newSource) });
    await moveChange(database.db, companion, "submitted");
    await moveChange(database.db, main, "submitted");
    await publish(editor);
    await publishAsSeen(editor, { changeId: companion, publicNote: null });
    expect(await editionsOf(newSource)).toHaveLength(1);
    expect(await editionsOf(person)).toHaveLength(2);
    expect((await database.db.change.findUniqueOrThrow({ where: { id: main } })).state).toBe("applied");
  });

  it("publishes a source that was brought for other work and is cited here too, or this fact would rest on nothing", async () => {
    const newSource = await makeRecord(database.db, "source");
    const elsewhere = await makeChange(database.db, { recordId: await makeRecord(database.db, "person"), by: researcher });
    const brought = await makeChange(database.db, { recordId: newSource, by: researcher, withChangeId: elsewhere });
    await addFact(database.db, { recordId: newSource, changeId: brought, createdBy: researcher.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented pamphlet", language: "en" }, newSource) });
    const main = await makeChange(database.db, { recordId: person, by: researcher });
    await addFact(database.db, { recordId: person, changeId: main, createdBy: researcher.accountId, fact: factOf({ kind: "name", text: "Alias Aubergine", language: "en", nameKind: "alias" }, newSource) });
    await moveChange(database.db, brought, "submitted");
    await moveChange(database.db, main, "submitted");
    await publish(editor);
    await publishAsSeen(editor, { changeId: main, publicNote: null });
    expect(await editionsOf(newSource)).toHaveLength(1);
  });

  it("has a standing edition that is the newest one word for word, also for raw SQL as the desk", async () => {
    await publish(editor);
    const forged = "update public_site.current_edition set document = jsonb_set(document, '{names,0,text}', '\"Somebody Else\"') where record_id = $1";
    await expect(database.sqlAs("desk", forged, [person])).rejects.toMatchObject({ code: "CL011" });
  });

  it("leaves a source that only an internal fact rests on at the desk, until a public fact cites it", async () => {
    await publish(editor);
    const sealed = await makeRecord(database.db, "source");
    const main = await makeChange(database.db, { recordId: person, by: researcher });
    const brought = await makeChange(database.db, { recordId: sealed, by: researcher, withChangeId: main });
    await addFact(database.db, { recordId: sealed, changeId: brought, createdBy: researcher.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "Talk with an invented relative", language: "en" }, sealed) });
    await addFact(database.db, { recordId: person, changeId: main, createdBy: researcher.accountId, fact: factOf({ kind: "name", text: "Inner Name", language: "en", nameKind: "alias" }, sealed, { visibility: "internal" }) });
    await moveChange(database.db, brought, "submitted");
    await moveChange(database.db, main, "submitted");
    await publishAsSeen(editor, { changeId: main, publicNote: null });
    expect(await editionsOf(sealed)).toEqual([]);
    const { changeId } = await makeFacts(database.db, { recordId: person, by: researcher, facts: [factOf({ kind: "name", text: "Outer Name", language: "en", nameKind: "alias" }, sealed)], state: "submitted" });
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await editionsOf(sealed)).toHaveLength(1);
  });

  it("is refused to an editor who wrote a source that goes along, and the change's page says so beforehand", async () => {
    const newSource = await makeRecord(database.db, "source");
    const main = await makeChange(database.db, { recordId: person, by: researcher });
    const companion = await makeChange(database.db, { recordId: newSource, by: editorWhoWrote, withChangeId: main });
    await addFact(database.db, { recordId: newSource, changeId: companion, createdBy: editorWhoWrote.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented almanac", language: "en" }, newSource) });
    await addFact(database.db, { recordId: person, changeId: main, createdBy: researcher.accountId, fact: factOf({ kind: "name", text: "Alias Aubergine", language: "en", nameKind: "alias" }, newSource) });
    await moveChange(database.db, companion, "submitted");
    await moveChange(database.db, main, "submitted");
    expect((await getChange(editorWhoWrote, main))?.may.publish).toEqual({ allowed: false, reason: "fourEyes" });
    expect((await getChange(editor, main))?.may.publish).toEqual({ allowed: true });
    await expect(publishAsSeen(editorWhoWrote, { changeId: main, publicNote: null })).rejects.toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
  });

  it("waits for whoever returns and rewrites the change at that moment, and does not publish what the editor did not see", async () => {
    const seen = await fingerprintOf(database.db, change);
    const holder = new pg.Client({ connectionString: database.urls.ownerUrl });
    await holder.connect();
    await holder.query("begin");
    await holder.query("update desk.change set state = 'returned', decided_by = $2, decided_at = now() where id = $1", [change, editor.accountId]);
    const refused = expect(publishChange(editor, { changeId: change, seen, publicNote: null })).rejects.toMatchObject({ code: "forbidden", messageKey: "notSubmitted" });
    await untilWaiting(database, 1);
    await holder.query("commit");
    await holder.end();
    await refused;
    expect(await editionsOf(person)).toEqual([]);
  });

  it("refuses what was rewritten since the editor was shown it", async () => {
    const seen = await fingerprintOf(database.db, change);
    await database.db.change.update({ where: { id: change }, data: { state: "returned" } });
    await addFact(database.db, { recordId: person, changeId: change, createdBy: researcher.accountId, fact: factOf({ kind: "name", text: "Never Seen", language: "en", nameKind: "alias" }, source) });
    await database.db.change.update({ where: { id: change }, data: { state: "submitted" } });
    await expect(publishChange(editor, { changeId: change, seen, publicNote: null })).rejects.toMatchObject({ code: "conflict", messageKey: "changeMovedOn" });
    expect(await editionsOf(person)).toEqual([]);
  });

  it("makes no edition of a change that the public cannot see", async () => {
    await publish(editor);
    const internal = factOf({ kind: "name", text: "Test Person Cardamom", language: "en", nameKind: "alias" }, source, { visibility: "internal" });
    const { changeId } = await makeFacts(database.db, { recordId: person, by: researcher, facts: [internal], state: "submitted" });
    expect(await publishAsSeen(editor, { changeId, publicNote: null })).toBeNull();
    expect(await editionsOf(person)).toHaveLength(1);
    expect(await database.db.revision.count({ where: { recordId: person } })).toBe(2);
  });
});

describe("correcting", () => {
  it("needs a public note, makes the next edition, chains the hashes", async () => {
    await publish(editor);
    const corrected = await correction();
    await expect(publishAsSeen(editor, { changeId: corrected, publicNote: null })).rejects.toMatchObject({ code: "invalid", fieldErrors: { publicNote: ["publicNoteNeeded"] } });
    await publishAsSeen(editor, { changeId: corrected, publicNote: "The name was misread." });
    const [first, second] = await editionsOf(person);
    expect(second).toMatchObject({ number: 2, reason: "corrected", publicNote: "The name was misread." });
    expect(second?.previousSha256).toEqual(first?.sha256);
    expect(await publicationsOf(person)).toEqual([{ act: "publish", number: 1 }, { act: "correct", number: 2 }]);
    const current = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: person } });
    expect(JSON.stringify(current.document)).not.toContain("Aubergine");
  });
});
