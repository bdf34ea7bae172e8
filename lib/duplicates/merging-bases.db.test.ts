/** A merge and what else hangs on the records: on what basis they are published, who watches them, and the lists that they are on. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { getList } from "@/lib/advocacy/queries/get-list";
import { recordBasis } from "@/lib/consent/commands/record-basis";
import { withdrawBasis } from "@/lib/consent/commands/withdraw-basis";
import { listBases } from "@/lib/consent/queries/list-bases";
import { listUnfounded } from "@/lib/consent/queries/list-unfounded";
import { recordBasisSchema, withdrawBasisSchema } from "@/lib/consent/schema";
import type { Actor } from "@/lib/core/actor";
import { eventIdSchema, listIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/core/kinds";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { watchRecord } from "@/lib/watching/commands/watch";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge, proposedUndoing, type PublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const NOTE = "Two records of one invented person.";
const LEAVES = "Leaves fell off.";
const CONSENT = { basis: "consent", agreedBy: "The scorzonera itself", agreedHow: "In an invented letter", agreedOn: "2021-05-02", askedBy: "An invented gardener", note: "In the shed." };

let researcher: Actor, editor: Actor;
let source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeSource(database.db, { by: researcher });
});

const person = (name: string, agreed: readonly Purpose[]) => makePublicPerson(database.db, { researcher, editor, source, name: `Test Person ${name}`, agreed });
const publish = (changeId: ChangeId) => publishAsSeen(editor, { changeId, publicNote: NOTE });
const propose = (kept: PublicPerson, merged: PublicPerson) => proposedMerge(database.db, researcher, kept.recordId, merged.recordId);
const undo = async (changeId: ChangeId) => publish(await proposedUndoing(database.db, researcher, changeId));
const standing = async ({ recordId }: PublicPerson) => JSON.stringify((await database.db.currentEdition.findUnique({ where: { recordId } }))?.document ?? null);
const onFile = (personIds: RecordId[]) => database.db.publicationBasis.findMany({ where: { personId: { in: personIds } }, orderBy: { id: "asc" } });

async function fellIll({ recordId, caseId }: PublicPerson): Promise<void> {
  const eventId = eventIdSchema.parse((await database.db.timelineEvent.create({ data: {}, select: { id: true } })).id);
  await publishFacts(database.db, { recordId, by: researcher, editor, facts: [factOf({ kind: "event_reading", eventId, caseId, stage: null, eventKind: "health", practiceId: null, place: null, authority: null, text: LEAVES, language: "en" }, source)] });
}

async function withdraw(actor: Actor, { recordId }: PublicPerson, purpose: Purpose): Promise<void> {
  const { id } = await database.db.publicationBasis.findFirstOrThrow({ where: { personId: recordId, purpose, withdrawnAt: null } });
  await withdrawBasis(actor, withdrawBasisSchema.parse({ basisId: id, withdrawnHow: "By an invented letter.", confirmed: "yes" }));
}
const consentTo = ({ recordId }: PublicPerson, told: object) => recordBasis(researcher, recordBasisSchema.parse({ personId: recordId, ...CONSENT, ...told }));

describe("the basis of a record that goes into another one", () => {
  it("is kept, and lets the other say nothing more; undone, everything is as it was", async () => {
    const [kept, merged] = [await person("Scorzonera", ["name"]), await person("Scorzonerra", ["name", "health"])];
    await fellIll(kept);
    await fellIll(merged);
    expect([await standing(kept), await standing(merged)].map((body) => body.includes(LEAVES))).toEqual([false, true]);
    const before = [await standing(merged), await onFile([kept.recordId, merged.recordId])];
    const changeId = await propose(kept, merged);
    expect(await previewChange(editor, changeId)).toMatchObject({ refusal: null, heldBack: { health: 2, relatives: 0 } });
    await publish(changeId);
    expect(await standing(kept)).not.toContain(LEAVES);
    const told = await listBases(researcher, kept.recordId);
    expect(told?.bases.map(({ purpose, of }) => [purpose, of?.id ?? null]).toSorted()).toEqual([["health", merged.recordId], ["name", null], ["name", merged.recordId]].toSorted());
    expect([...(told?.stands ?? [])]).toEqual(["name"]);
    await undo(changeId);
    expect([await standing(merged), await onFile([kept.recordId, merged.recordId])]).toEqual(before);
    expect(await standing(kept)).not.toContain(LEAVES);
  });

  it("that was withdrawn counts for the one that stays, until a consent is recorded anew", async () => {
    const [kept, merged] = [await person("Skirret", ["name", "health"]), await person("Skirrett", ["name", "health"])];
    await fellIll(kept);
    await withdraw(researcher, merged, "health");
    const changeId = await propose(kept, merged);
    expect(await previewChange(editor, changeId)).toMatchObject({ heldBack: { health: 1 } });
    expect(await standing(kept)).toContain(LEAVES);
    await publish(changeId);
    expect(await standing(kept)).not.toContain(LEAVES);
    expect([...((await listBases(researcher, kept.recordId))?.stands ?? [])]).toEqual(["name"]);
    await consentTo(kept, { purposes: "health" });
    await fellIll(kept);
    expect(await standing(kept)).toContain(LEAVES);
  });

  it("for the name, once withdrawn, holds the merge up, and nothing but a consent will do for the other", async () => {
    const [kept, merged] = [await person("Crosne", ["name"]), await person("Crosnes", ["name"])];
    await withdraw(researcher, merged, "name");
    const changeId = await propose(kept, merged);
    expect(await previewChange(editor, changeId)).toMatchObject({ refusal: "basisMissing", proposed: null });
    expect(await refusalFrom(publish(changeId))).toMatchObject({ code: "conflict", messageKey: "basisMissing" });
    await consentTo(kept, { purposes: "name" });
    await publish(changeId);
    expect(await refusalFrom(consentTo(kept, { purposes: "name", basis: "already_public" }))).toMatchObject({ fieldErrors: { basis: ["consentWithdrawn"] } });
  });

  it("is withdrawn with that of the other, and whoever comes back then is not public before they agree", async () => {
    const [kept, merged] = [await person("Oca", ["name", "health"]), await person("Ocas", ["name", "health"])];
    await fellIll(merged);
    const changeId = await propose(kept, merged);
    await publish(changeId);
    expect(await standing(kept)).toContain(LEAVES);
    await withdraw(researcher, kept, "health");
    expect((await onFile([kept.recordId, merged.recordId])).filter(({ purpose, withdrawnAt }) => purpose === "health" && withdrawnAt === null)).toEqual([]);
    await undo(changeId);
    expect([await standing(kept), await standing(merged)]).toEqual([expect.not.stringContaining(LEAVES), "null"]);
    expect(await database.db.publicRecord.findUniqueOrThrow({ where: { id: merged.recordId }, select: { withdrawnAt: true, mergedInto: true } })).toEqual({ withdrawnAt: null, mergedInto: null });
  });

  it("for their own words, once withdrawn, counts for what gives words of the one that stays", async () => {
    const [kept, merged] = [await person("Maca", ["name", "testimony"]), await person("Macas", ["name", "testimony"])];
    const statement = await makeRecord(database.db, "statement");
    const words = [factOf({ kind: "attribute", attribute: "title", text: "An invented remark", language: "en" }, source), factOf({ kind: "speaker", byId: kept.recordId, described: null, language: "en" }, source)];
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: words });
    await withdraw(researcher, merged, "testimony");
    const listed = async () => (await listUnfounded(editor, { most: 50 })).listed.filter(({ record }) => record.id === statement).map(({ person: { id }, purpose }) => [id, purpose]);
    const changeId = await propose(kept, merged);
    expect(await listed()).toEqual([]);
    await publish(changeId);
    expect(await listed()).toEqual([[kept.recordId, "testimony"]]);
    expect(await refusalFrom(publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "form", text: "joint_letter", language: null }, source)] }))).toMatchObject({ messageKey: "wordsBasisMissing" });
    await undo(changeId);
    expect(await listed()).toEqual([]);
  });

  it("for their own words, once withdrawn, is recorded anew for them while they are merged: an undoing that gives their words again waits for it", async () => {
    const [kept, merged] = [await person("Achira", ["name", "testimony"]), await person("Achiras", ["name", "testimony"])];
    const statement = await makeRecord(database.db, "statement");
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented remark", language: "en" }, source), factOf({ kind: "speaker", byId: merged.recordId, described: null, language: "en" }, source)] });
    const changeId = await propose(kept, merged);
    await publish(changeId);
    await withdraw(researcher, kept, "testimony");
    const undoing = await proposedUndoing(database.db, researcher, changeId);
    expect(await refusalFrom(publish(undoing))).toMatchObject({ messageKey: "wordsBasisMissing" });
    await consentTo(merged, { purposes: "testimony" });
    // It lets the record that stays say nothing.
    expect([...((await listBases(researcher, kept.recordId))?.stands ?? [])]).toEqual(["name"]);
    await publish(undoing);
    expect(JSON.stringify((await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: statement } })).document)).toContain(merged.recordId);
  });

  it("is asked for by the database as well", async () => {
    const [kept, merged] = [await person("Yacon", ["name"]), await person("Yacons", ["name"])];
    const stands = async () => (await database.sqlAs("desk", "SELECT desk.basis_stands($1, 'name') AS alone, desk.basis_stands($1, 'name', $2) AS joined", [kept.recordId, merged.recordId]))[0];
    expect(await stands()).toEqual({ alone: true, joined: true });
    await withdraw(researcher, merged, "name");
    expect(await stands()).toEqual({ alone: true, joined: false });
  });
});

it("says of what is less exact in public no more on the record that stays", async () => {
  const [kept, merged] = [await person("Mashua", ["name"]), await person("Mashuas", ["name"])];
  const eventId = eventIdSchema.parse((await database.db.timelineEvent.create({ data: {}, select: { id: true } })).id);
  const coarse = { date: { edtf: "2031-06-17", printed: null, countedFrom: null }, publicDate: "month" as const, publicPlace: "" };
  await publishFacts(database.db, { recordId: merged.recordId, by: researcher, editor, facts: [factOf({ kind: "event_reading", eventId, caseId: merged.caseId, stage: "arrest", eventKind: null, practiceId: null, place: "an invented cellar", authority: null, text: "Arrested.", language: "en" }, source, coarse)] });
  await publish(await propose(kept, merged));
  expect(await standing(kept)).toContain("2031-06");
  expect(await standing(kept)).not.toMatch(/2031-06-17|invented cellar/u);
});

it("leads whoever watches it to the one that stays, once, and back to both where it is undone", async () => {
  const [kept, merged] = [await person("Ulluco", ["name"]), await person("Ullucos", ["name"])];
  const [watcher, both, gone] = [await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "advocate" })];
  for (const who of [watcher, both, gone]) await watchRecord(who, { recordId: merged.recordId });
  await watchRecord(both, { recordId: kept.recordId });
  await database.db.account.update({ where: { id: gone.accountId }, data: { disabledAt: new Date() } });
  const watched = async ({ accountId }: Actor) => (await database.db.watch.findMany({ where: { accountId } })).map(({ recordId }) => recordId).toSorted();
  const changeId = await propose(kept, merged);
  await publish(changeId);
  expect([await watched(watcher), await watched(both), await watched(gone)]).toEqual([[kept.recordId], [kept.recordId], []]);
  // Of the edition that the merge made of it they are told: it is news to them.
  expect(await database.db.happening.count({ where: { recordId: kept.recordId, what: "publication" } })).toBeGreaterThan(0);
  await undo(changeId);
  const two = [kept.recordId, merged.recordId].toSorted();
  expect([await watched(watcher), await watched(both), await watched(gone)]).toEqual([two, two, []]);
});

it("keeps its place on a list, as the one that stays, and as itself again where it is undone", async () => {
  const [kept, merged] = [await person("Arracacha", ["name"]), await person("Arracachas", ["name"])];
  const owner = await makeAccount(database.db, { role: "advocate" });
  const { listId } = await makeList(owner, { listId: listIdSchema.parse(randomUUID()), unsentBy: owner.accountId, name: "Invented gardeners" });
  await addPerson(owner, { listId, personId: merged.recordId });
  const seen = async () => (await getList(owner, listId))?.people.map(({ personId }) => personId);
  const changeId = await propose(kept, merged);
  await publish(changeId);
  expect(await seen()).toEqual([kept.recordId]);
  await undo(changeId);
  expect(await seen()).toEqual([merged.recordId]);
});
