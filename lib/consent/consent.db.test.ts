import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listUnfounded } from "@/lib/consent/queries/list-unfounded";
import { listBases } from "@/lib/consent/queries/list-bases";
import { recordBasis } from "@/lib/consent/commands/record-basis";
import { withdrawBasis } from "@/lib/consent/commands/withdraw-basis";
import { recordBasisSchema, unfoundedPlace, unfoundedPlaceSchema, withdrawBasisSchema } from "@/lib/consent/schema";
import { dayOf } from "@/lib/core/days";
import type { Actor } from "@/lib/core/actor";
import { basisIdSchema, caseIdSchema, eventIdSchema, recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { EventKind, Purpose } from "@/lib/core/kinds";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { openDesk } from "@/lib/platform/db";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { embargoChangeSchema } from "@/lib/publication/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { agree, factOf, makeChange, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const codeOf = codesFrom(database);
const DAY_MS = 86_400_000;
const NOT_ALLOWED = "42501";

let author: Actor, editor: Actor, advocate: Actor;
let sourceId: RecordId;
let personId: RecordId;
let caseId: ReturnType<typeof caseIdSchema.parse>;

beforeAll(async () => {
  const { db } = database;
  [author, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  sourceId = await makeSource(db, { by: author });
});

beforeEach(async () => {
  const { db } = database;
  personId = recordIdSchema.parse((await db.publicRecord.create({ data: { kind: "person", slug: `nobody-asked-${crypto.randomUUID()}` }, select: { id: true } })).id);
  caseId = caseIdSchema.parse((await db.detentionCase.create({ data: { personId, number: 1 }, select: { id: true } })).id);
  // Only what somebody has begun to write about is on the desk.
  await makeChange(db, { recordId: personId, by: author });
});

const named = (text = "Test Person Celeriac") => factOf({ kind: "name", text, language: "en", nameKind: "main" }, sourceId);

async function happened(eventKind: EventKind, text: string) {
  const { id } = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  return factOf({ kind: "event_reading", eventId: eventIdSchema.parse(id), caseId, stage: null, eventKind, practiceId: null, place: null, authority: null, text, language: "en" }, sourceId);
}

const publish = (facts: Parameters<typeof publishFacts>[1]["facts"], publicNote: string | null = null) => publishFacts(database.db, { recordId: personId, by: author, editor, facts, publicNote });
const standing = async () => JSON.stringify((await database.db.currentEdition.findUnique({ where: { recordId: personId } }))?.document ?? null);
const editions = () => database.db.edition.count({ where: { recordId: personId } });

async function handedIn(facts: Parameters<typeof publishFacts>[1]["facts"]): Promise<ChangeId> {
  const { changeId } = await makeFacts(database.db, { recordId: personId, by: author, facts, state: "draft" });
  await submitChange(author, { changeId });
  return changeId;
}

async function basisOf(purpose: Purpose) {
  const { id } = await database.db.publicationBasis.findFirstOrThrow({ where: { personId, purpose, withdrawnAt: null }, orderBy: { recordedAt: "asc" } });
  return basisIdSchema.parse(id);
}

const withdraw = async (actor: Actor, purpose: Purpose) => withdrawBasis(actor, withdrawBasisSchema.parse({ basisId: await basisOf(purpose), withdrawnHow: "By an invented letter.", confirmed: "yes" }));
const CONSENT = { basis: "consent", agreedBy: "The celeriac itself", agreedHow: "In an invented letter", agreedOn: "2021-05-02", askedBy: "An invented gardener", note: "In the shed." };
const record = (actor: Actor, told: object) => recordBasis(actor, recordBasisSchema.parse({ personId, purposes: "name", basis: "already_public", note: "An invented gazette names them.", ...told }));

describe("a person", () => {
  it("is not published without a basis, and the preview says why", async () => {
    const changeId = await handedIn([named()]);
    expect(await refusalFrom(publishAsSeen(editor, { changeId, publicNote: null }))).toMatchObject({ code: "conflict", messageKey: "basisMissing" });
    expect(await previewChange(editor, changeId)).toMatchObject({ refusal: "basisMissing", proposed: null });
    expect(await editions()).toBe(0);
    await record(author, {});
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await standing()).toContain("Celeriac");
    expect(await standing()).not.toContain("gazette");
  });

  it.each(["health", "family"] as const)("keeps what tells of their %s inside until they agree to it", async (eventKind) => {
    const purpose = eventKind === "health" ? "health" : "relatives";
    await record(author, {});
    const changeId = await handedIn([named(), await happened(eventKind, "Leaves fell off."), await happened("protest", "Stood in a row.")]);
    expect(await previewChange(editor, changeId)).toMatchObject({ refusal: null, heldBack: { health: 0, relatives: 0, [purpose]: 1 } });
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await standing()).toContain("Stood in a row.");
    expect(await standing()).not.toContain("Leaves fell off.");
    await record(author, { purposes: purpose, ...CONSENT });
    // What was never public is not taken back: no note is asked for.
    await publish([named("Test Person Celeriac Root")]);
    expect(await standing()).toContain("Leaves fell off.");
  });

  it("has no lawyer in public of whom it is said that the family engaged them, until they agree to that", async () => {
    await record(author, {});
    const lawyerId = await makeRecord(database.db, "person");
    await publish([named(), factOf({ kind: "representation", caseId, lawyerId, began: "engaged_by_family", ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null }, sourceId)]);
    expect(await standing()).not.toContain(lawyerId);
    await record(author, { purposes: "relatives", ...CONSENT });
    await publish([named("Test Person Celeriac Root")]);
    expect(await standing()).toContain(lawyerId);
  });

  it("gives no words in a statement without a basis for them", async () => {
    const statementId = await makeRecord(database.db, "statement");
    const facts = [factOf({ kind: "attribute", attribute: "title", text: "An invented remark", language: "en" }, sourceId), factOf({ kind: "speaker", byId: personId, described: null, language: "en" }, sourceId)];
    await record(author, {});
    const said = publishFacts(database.db, { recordId: statementId, by: author, editor, facts });
    expect(await refusalFrom(said)).toMatchObject({ messageKey: "wordsBasisMissing" });
    await record(author, { purposes: "testimony" });
    await publishFacts(database.db, { recordId: statementId, by: author, editor, facts });
    expect(await listBases(author, personId)).toMatchObject({ told: { testimony: 1 } });
    await withdraw(author, "testimony");
    expect((await listUnfounded(editor, { most: 50 })).listed).toEqual([expect.objectContaining({ record: expect.objectContaining({ id: statementId }), purpose: "testimony" })]);
  });
});

describe("a basis", () => {
  it("is told whole where it is a consent, rests on something, and is a consent for health and family", () => {
    const refused = (told: object) => recordBasisSchema.safeParse({ personId, purposes: "name", basis: "already_public", note: "Said.", ...told }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(refused({})).toBeUndefined();
    expect(refused({ note: " " })).toEqual(["note basisRestsOn"]);
    expect(refused({ basis: "consent" })).toEqual(["agreedBy required", "agreedHow required", "agreedOn required", "askedBy required"]);
    expect(refused({ ...CONSENT, agreedOn: dayOf(new Date(Date.now() + 3 * 86_400_000)) })).toEqual(["agreedOn dayToCome"]);
    expect(refused({ purposes: ["name", "health"] })).toEqual(["basis consentNeeded"]);
    expect(refused({ purposes: ["relatives"], basis: "official_record" })).toEqual(["basis consentNeeded"]);
    expect(refused({ purposes: undefined })).toEqual(["purposes choice"]);
  });

  it("is recorded by whoever may draft, for a person who is on record here", async () => {
    expect(await refusalFrom(record(advocate, {}))).toMatchObject({ code: "forbidden" });
    expect(await refusalFrom(record(author, { personId: sourceId }))).toMatchObject({ code: "not_found" });
    expect(await listBases(advocate, personId)).toBeNull();
  });

  it("stops every new publication from the moment it is withdrawn, whoever writes it down, with every other one for the same", async () => {
    await record(author, {});
    await record(author, CONSENT);
    await publish([named()]);
    await withdraw(author, "name");
    expect(await database.db.publicationBasis.count({ where: { personId, withdrawnAt: null } })).toBe(0);
    const changeId = await handedIn([named("Test Person Celeriac Root")]);
    expect(await refusalFrom(publishAsSeen(editor, { changeId, publicNote: null }))).toMatchObject({ messageKey: "basisMissing" });
    // A researcher takes nothing down: the editors are told.
    expect(await standing()).toContain("Celeriac");
    expect((await listUnfounded(author, { most: 50 })).listed).toEqual([]);
    expect((await listUnfounded(editor, { most: 50 })).listed).toContainEqual(expect.objectContaining({ record: expect.objectContaining({ id: personId }), purpose: "name" }));
  });

  it("is missed on a list that goes on behind what was read, also where that was mended meanwhile, and of one moment too", async () => {
    const people: RecordId[] = [];
    for (const letter of ["a", "b", "c"]) {
      const id = await makeRecord(database.db, "person");
      await agree(database.db, id, ["name"]);
      await publishFacts(database.db, { recordId: id, by: author, editor, facts: [named(`Test Person Celeriac ${letter}`)] });
      people.push(id);
    }
    // Later than whatever else is on it, all three at once.
    await database.db.publicationBasis.updateMany({ where: { personId: { in: people } }, data: { withdrawnById: author.accountId, withdrawnAt: new Date("2090-01-01T00:00:00.123Z"), withdrawnHow: "By letter." } });
    const first = await listUnfounded(editor, { most: 1 });
    const [read] = first.listed;
    if (read === undefined || first.next === null) throw new Error("There are three.");
    await withdrawRecord(editor, { recordId: read.record.id, reason: "Mended.", confirmed: "yes" });
    const rest = await listUnfounded(editor, { most: 2, after: unfoundedPlaceSchema.parse(unfoundedPlace(first.next)) });
    expect([read, ...rest.listed].map(({ record }) => record.id).toSorted()).toEqual(people.toSorted());
  });

  it("is a consent, and no other ground, once a consent was withdrawn", async () => {
    await record(author, CONSENT);
    await withdraw(author, "name");
    expect(await refusalFrom(record(author, {}))).toMatchObject({ code: "invalid", fieldErrors: { basis: ["consentWithdrawn"] } });
    expect(await codeOf("desk", "INSERT INTO desk.publication_basis (person_id, purpose, basis, note, recorded_by) VALUES ($1, 'name', 'official_record', 'Said.', $2)", [personId, author.accountId])).toBe("CL166");
    await record(author, CONSENT);
    expect((await listBases(author, personId))?.bases.map(({ withdrawn }) => withdrawn === null)).toEqual([false, true]);
  });

  it("takes the record off the public site at once where an editor writes down that it was withdrawn, and only once", async () => {
    await record(author, {});
    await publish([named()]);
    const basisId = await basisOf("name");
    await withdraw(editor, "name");
    expect(await standing()).toBe("null");
    expect(await database.db.tombstone.count({ where: { recordId: personId } })).toBe(1);
    expect((await database.db.audit.findMany({ where: { subjectId: personId }, orderBy: { seq: "asc" }, select: { event: true } })).map(({ event }) => event).slice(-2)).toEqual(["basis.withdrawn", "record.withdrawn"]);
    const again = withdrawBasis(editor, withdrawBasisSchema.parse({ basisId, withdrawnHow: "Again.", confirmed: "yes" }));
    expect(await refusalFrom(again)).toMatchObject({ messageKey: "basisWithdrawn" });
  });

  it("for their health, once withdrawn, leaves nothing of it in the next edition, which is a correction", async () => {
    await record(author, {});
    await record(author, { purposes: "health", ...CONSENT });
    await publish([named(), await happened("health", "Leaves fell off.")]);
    expect(await listBases(author, personId)).toMatchObject({ isPublic: true, told: { health: 1 } });
    await withdraw(editor, "health");
    expect((await listUnfounded(editor, { most: 50 })).listed).toContainEqual(expect.objectContaining({ record: expect.objectContaining({ id: personId }), purpose: "health" }));
    const changeId = await handedIn([named("Test Person Celeriac Root")]);
    expect(await refusalFrom(publishAsSeen(editor, { changeId, publicNote: null }))).toMatchObject({ code: "invalid", fieldErrors: { publicNote: ["publicNoteNeeded"] } });
    await publishAsSeen(editor, { changeId, publicNote: "A part is no longer published." });
    expect(await standing()).not.toContain("Leaves");
    expect((await listUnfounded(editor, { most: 50 })).listed).not.toContainEqual(expect.objectContaining({ record: expect.objectContaining({ id: personId }) }));
  });

  it("is asked for again when what was approved for later comes due", async () => {
    await record(author, {});
    const changeId = await handedIn([named()]);
    const seen = await fingerprintOf(database.db, changeId);
    await embargoChange(editor, { ...embargoChangeSchema.parse({ changeId, seen, laterNote: "", publishOn: "2099-05-04", publishTime: "10:00" }), publishAt: new Date(Date.now() + DAY_MS) });
    await withdraw(author, "name");
    await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE change_id = '${changeId}';
      ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
    const outside = openDesk(database.urls.deskUrl);
    expect(await publishDue(outside)).toEqual({ published: 0, refused: 1 });
    await outside.$disconnect();
    expect(await database.db.embargo.findFirstOrThrow({ where: { changeId } })).toMatchObject({ state: "refused", refusal: "basisMissing" });
    expect(await editions()).toBe(0);
  });
});

describe("the database", () => {
  /** The statements that make an edition, as anybody with the desk's password could send them. */
  async function editionOf(body: object, editionKind = "person", recordId = personId): Promise<string> {
    const { changeId } = await makeFacts(database.db, { recordId, by: author, facts: [named()], state: "submitted" });
    await database.db.change.update({ where: { id: changeId }, data: { state: "approved", decidedById: editor.accountId, decidedAt: new Date() } });
    const text = JSON.stringify(body).replaceAll("'", "''");
    return codeOf("desk", `BEGIN;
      INSERT INTO desk.publication_act (record_id, number, change_id, published_by) VALUES ('${recordId}', 1, '${changeId}', '${editor.accountId}');
      INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason)
        VALUES ('${recordId}', 1, '${editionKind}', current_date, sha256(convert_to('${text}', 'UTF8')), decode(repeat('00', 32), 'hex'), 'published');
      INSERT INTO public_site.edition_body (record_id, number, body) VALUES ('${recordId}', 1, '${text}');
      COMMIT`);
  }
  const healthy = { cases: [{ events: [{ eventKind: "health" }] }] };

  it("takes no edition of a person without a basis, nor one that tells of health, family or words without theirs", async () => {
    expect(await editionOf({})).toBe("CL165");
    await agree(database.db, personId, ["name"]);
    expect(await editionOf(healthy)).toBe("CL165");
    expect(await editionOf({ cases: [{ events: [{ eventKind: "family" }] }] })).toBe("CL165");
    expect(await editionOf({ cases: [{ representations: [{ began: "engaged_by_family" }] }] })).toBe("CL165");
    expect(await editionOf({ names: [{ saidBy: personId }] })).toBe("CL165");
    expect(await editionOf({ speakers: [{ by: personId }] }, "statement", await makeRecord(database.db, "statement"))).toBe("CL165");
    await agree(database.db, personId, ["health"]);
    expect(await editionOf(healthy)).toBe("kept");
  });

  it("keeps a basis as it was recorded, lets it be withdrawn once, and shows it to no reader", async () => {
    await agree(database.db, personId);
    const id = await basisOf("name");
    expect(await codeOf("desk", "UPDATE desk.publication_basis SET basis = 'official_record' WHERE id = $1", [id])).toBe(NOT_ALLOWED);
    expect(await codeOf("owner", "UPDATE desk.publication_basis SET note = 'Another.' WHERE id = $1", [id])).toBe("CL166");
    expect(await codeOf("desk", "DELETE FROM desk.publication_basis WHERE id = $1", [id])).toBe(NOT_ALLOWED);
    expect(await codeOf("owner", "DELETE FROM desk.publication_basis WHERE id = $1", [id])).toBe("CL166");
    const over = (by: Actor) => codeOf("desk", "UPDATE desk.publication_basis SET withdrawn_by = $2, withdrawn_at = now(), withdrawn_how = 'Said so.' WHERE id = $1", [id, by.accountId]);
    expect(await over(advocate)).toBe("CL166");
    await agree(database.db, personId, ["name"]);
    expect(await over(author), "not while another one stands for the same purpose").toBe("CL181");
    await database.sqlAs("owner", "UPDATE desk.publication_basis SET withdrawn_by = $2, withdrawn_at = now(), withdrawn_how = 'Said so.' WHERE person_id = $1 AND purpose = 'name'", [personId, author.accountId]);
    expect(await over(author)).toBe("CL166");
    const insert = "INSERT INTO desk.publication_basis (person_id, purpose, basis, note, recorded_by) VALUES ($1, $2, $3, 'Said.', $4)";
    expect(await codeOf("desk", insert, [personId, "name", "already_public", advocate.accountId])).toBe("CL166");
    expect(await codeOf("desk", insert, [personId, "health", "already_public", author.accountId])).toBe("23514");
    expect(await codeOf("desk", insert, [personId, "name", "consent", author.accountId])).toBe("23514");
    const agreedOn = "INSERT INTO desk.publication_basis (person_id, purpose, basis, agreed_by, agreed_how, agreed_on, asked_by, note, recorded_by) VALUES ($1, 'name', 'consent', 'It', 'So', current_date + $2::int, 'Who', 'Said.', $3)";
    expect([await codeOf("desk", agreedOn, [personId, 2, author.accountId]), await codeOf("desk", agreedOn, [personId, 1, author.accountId])], "a day that is still to come").toEqual(["CL182", "kept"]);
    expect(await codeOf("reader", "SELECT FROM desk.publication_basis")).toBe(NOT_ALLOWED);
  });

  it("lets no publication pass that a withdrawal overtakes", async () => {
    await agree(database.db, personId, ["name"]);
    const changeId = await handedIn([named()]);
    const withdrawing = openDesk(database.urls.deskUrl);
    let publishing: Promise<unknown> = Promise.resolve();
    await withdrawing.$transaction(async (transaction) => {
      await transaction.publicationBasis.updateMany({ where: { personId }, data: { withdrawnById: author.accountId, withdrawnAt: new Date(), withdrawnHow: "Said so." } });
      publishing = refusalFrom(publishAsSeen(editor, { changeId, publicNote: null }));
      await untilWaiting(database, 1);
    });
    await withdrawing.$disconnect();
    expect(await publishing).toMatchObject({ code: "conflict", messageKey: "basisMissing" });
    expect(await editions()).toBe(0);
  });
});
