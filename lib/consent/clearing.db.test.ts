/** What a basis that comes or goes meanwhile changes: nothing becomes public that nobody was shown, and nobody overtakes a withdrawal. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordBasis } from "@/lib/consent/commands/record-basis";
import { listBases } from "@/lib/consent/queries/list-bases";
import { recordBasisSchema } from "@/lib/consent/schema";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, recordIdSchema, type CaseId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { addFact } from "@/lib/facts/commands/add-fact";
import type { FactInput } from "@/lib/facts/schema";
import { openDesk, type DeskTransaction } from "@/lib/platform/db";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { publishChange } from "@/lib/publication/commands/publish-change";
import { publishDue } from "@/lib/publication/commands/publish-due";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { agree, factOf, makeChange, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
const codeOf = codesFrom(database);
const DAY_MS = 86_400_000;

let author: Actor, editor: Actor;
let sourceId: RecordId, personId: RecordId;
let caseId: CaseId;

beforeAll(async () => {
  [author, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  sourceId = await makeSource(database.db, { by: author });
});

beforeEach(async () => {
  const { db } = database;
  personId = await makeUnasked();
  await agree(db, personId, ["name"]);
  caseId = caseIdSchema.parse((await db.detentionCase.create({ data: { personId, number: 1 }, select: { id: true } })).id);
  await makeChange(db, { recordId: personId, by: author });
});

async function makeUnasked(): Promise<RecordId> {
  return recordIdSchema.parse((await database.db.publicRecord.create({ data: { kind: "person", slug: `nobody-asked-${randomUUID()}` }, select: { id: true } })).id);
}

const named = (text = "Test Person Parsnip", nameKind: "main" | "alias" = "main") => factOf({ kind: "name", text, language: "en", nameKind }, sourceId);

async function ill(rest: Partial<FactInput> = {}, source = sourceId): Promise<FactInput> {
  const { id } = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  return factOf({ kind: "event_reading", eventId: eventIdSchema.parse(id), caseId, stage: null, eventKind: "health", practiceId: null, place: null, authority: null, text: "Leaves fell off.", language: "en" }, source, rest);
}

async function handedIn(facts: readonly FactInput[]): Promise<ChangeId> {
  const { changeId } = await makeFacts(database.db, { recordId: personId, by: author, facts, state: "draft" });
  await submitChange(author, { changeId });
  return changeId;
}

const CONSENT = { basis: "consent", agreedBy: "The parsnip itself", agreedHow: "In an invented letter", agreedOn: "2021-05-02", askedBy: "An invented gardener", note: "In the shed." };
const record = (told: object) => recordBasis(author, recordBasisSchema.parse({ personId, purposes: "name", basis: "already_public", note: "An invented gazette names them.", ...told }));
const publishAll = (changeId: ChangeId) => publishAsSeen(editor, { changeId, publicNote: null });
const standing = async (recordId = personId) => JSON.stringify((await database.db.currentEdition.findUnique({ where: { recordId } }))?.document ?? null);
const overNow = () => ({ withdrawnById: author.accountId, withdrawnAt: new Date(), withdrawnHow: "Said so." });

/** Something done in one transaction that the other one has to wait for; what comes of the other one. */
async function meanwhile<T>(first: (transaction: DeskTransaction) => Promise<unknown>, other: () => Promise<T>, then: (transaction: DeskTransaction) => Promise<unknown>): Promise<T> {
  const outside = openDesk(database.urls.deskUrl);
  const { outcome } = await outside.$transaction(async (transaction) => {
    await first(transaction);
    const begun = { outcome: other() };
    await untilWaiting(database, 1);
    await then(transaction);
    return begun;
  });
  await outside.$disconnect();
  return outcome;
}

describe("a consent that is written down after somebody looked", () => {
  it("lets nothing out that was held back on the screen of whoever publishes", async () => {
    const changeId = await handedIn([named(), await ill()]);
    const seen = await fingerprintOf(database.db, changeId);
    await record({ purposes: "health", ...CONSENT });
    expect(await refusalFrom(publishChange(editor, { changeId, seen, publicNote: null }))).toMatchObject({ messageKey: "changeMovedOn" });
    await publishAll(changeId);
    expect(await standing()).toContain("Leaves fell off.");
  });

  it("lets nothing out that was held back when it was approved for later: it is reviewed again", async () => {
    const changeId = await handedIn([named(), await ill()]);
    const seen = await fingerprintOf(database.db, changeId);
    await embargoChange(editor, { changeId, seen, publicNote: null, publishAt: new Date(Date.now() + DAY_MS) });
    await record({ purposes: "health", ...CONSENT });
    await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time; UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE change_id = '${changeId}';
      ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time; COMMIT`);
    expect(await publishDue(database.db)).toEqual({ published: 0, refused: 1 });
    expect(await database.db.embargo.findFirstOrThrow({ where: { changeId } })).toMatchObject({ state: "refused", refusal: "recordMovedOn" });
    expect(await standing()).toBe("null");
  });

  it("lets out what rests on a source that the public can read, and nothing else", async () => {
    await publishFacts(database.db, { recordId: personId, by: author, editor, facts: [named()] });
    const fresh = await makeRecord(database.db, "source");
    const { changeId } = await makeFacts(database.db, { recordId: personId, by: author, facts: [named("Parsnip the Pale", "alias"), await ill({}, fresh)], state: "draft" });
    const companion = await makeChange(database.db, { recordId: fresh, by: author, withChangeId: changeId });
    await addFact(database.db, { recordId: fresh, changeId: companion, createdBy: author.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented chart", language: "en" }, fresh) });
    await submitChange(author, { changeId });
    await publishAll(changeId);
    await record({ purposes: "health", ...CONSENT });
    const next = await handedIn([named("Parsnip the White", "alias")]);
    expect(JSON.stringify(await previewChange(editor, next))).not.toContain("Leaves fell off.");
    await publishAll(next);
    expect(await standing()).toContain("Parsnip the White");
    expect(await standing()).not.toContain("Leaves fell off.");
    // Cited anew by what may be public, the source goes along, and so does what rests on it.
    const citing = await handedIn([factOf({ kind: "name", text: "Parsnip of the Chart", language: "en", nameKind: "alias" }, fresh)]);
    expect(JSON.stringify(await previewChange(editor, citing))).toContain("Leaves fell off.");
    await publishAll(citing);
    expect(await standing()).toContain("Leaves fell off.");
  });
});

describe("what is held back", () => {
  it("asks nobody else for their words: it gives none of them", async () => {
    const relative = await makeUnasked();
    const changeId = await handedIn([named(), await ill({ saidById: relative })]);
    expect(await previewChange(editor, changeId)).toMatchObject({ refusal: null, heldBack: { health: 1 } });
    await publishAll(changeId);
    expect(await standing()).toContain("Parsnip");
    await record({ purposes: "health", ...CONSENT });
    expect(await refusalFrom(publishAll(await handedIn([named("Parsnip the Pale", "alias")])))).toMatchObject({ messageKey: "wordsBasisMissing" });
  });
});

describe("at the same time as a withdrawal", () => {
  const locked = (transaction: DeskTransaction) => transaction.$queryRaw`SELECT id FROM desk.public_record WHERE id = ${personId}::uuid FOR UPDATE`;
  const over = (transaction: DeskTransaction) => transaction.publicationBasis.updateMany({ where: { personId, withdrawnAt: null }, data: overNow() });

  it("no other ground is found for somebody whose consent goes", async () => {
    expect(await meanwhile(locked, () => refusalFrom(record({})), over)).toMatchObject({ fieldErrors: { basis: ["consentWithdrawn"] } });
    expect(await database.db.publicationBasis.count({ where: { personId, withdrawnAt: null } })).toBe(0);
  });

  it("nor past the program", async () => {
    const insert = "INSERT INTO desk.publication_basis (person_id, purpose, basis, note, recorded_by) VALUES ($1, 'name', 'already_public', 'Said.', $2)";
    expect(await meanwhile(locked, () => codeOf("desk", insert, [personId, author.accountId]), over)).toBe("CL166");
  });

  it("a publication of somebody's words waits for it before it holds the audit log", async () => {
    await agree(database.db, personId, ["testimony"]);
    const statementId = await makeRecord(database.db, "statement");
    const facts = [factOf({ kind: "attribute", attribute: "title", text: "An invented remark", language: "en" }, sourceId), factOf({ kind: "speaker", byId: personId, described: null, language: "en" }, sourceId)];
    const { changeId } = await makeFacts(database.db, { recordId: statementId, by: author, facts, state: "draft" });
    await submitChange(author, { changeId });
    let free: unknown = null;
    const refused = await meanwhile(
      (transaction) => transaction.publicationBasis.updateMany({ where: { personId, purpose: "testimony" }, data: overNow() }),
      () => refusalFrom(publishAll(changeId)),
      async (transaction) => {
        [free] = await transaction.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(4201701) AS free`;
      },
    );
    expect(free).toEqual({ free: true });
    expect(refused).toMatchObject({ messageKey: "wordsBasisMissing" });
  });
});

describe("somebody whose record went into another one", () => {
  it("reads on the page of their bases that what was said of them is public", async () => {
    const [kept, gone] = [await makePublicPerson(database.db, { researcher: author, editor, source: sourceId, name: "Test Person Skirret" }), await makePublicPerson(database.db, { researcher: author, editor, source: sourceId, name: "Test Person Skirrets" })];
    const changeId = await proposedMerge(database.db, author, kept.recordId, gone.recordId);
    await publishAsSeen(editor, { changeId, publicNote: "Two records of one invented person." });
    expect(await listBases(author, gone.recordId)).toMatchObject({ isPublic: true });
    await withdrawRecord(editor, { recordId: kept.recordId, reason: "It was asked for.", confirmed: "yes" });
    expect(await listBases(author, gone.recordId)).toMatchObject({ isPublic: false });
  });
});
