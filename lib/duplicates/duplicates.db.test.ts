/** Finding who may be on record already, telling people apart, merging two records and taking that back. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { saidBy } from "@/lib/facts/stored-fact";
import type { FactValue } from "@/lib/facts/schema";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type EventId, type RecordId } from "@/lib/core/ids";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { logUpdateSchema } from "@/lib/cases/schema";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { proposeMerge } from "@/lib/duplicates/commands/propose-merge";
import { proposeUnmerge } from "@/lib/duplicates/commands/propose-unmerge";
import { tellApart } from "@/lib/duplicates/commands/tell-apart";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { getComparison } from "@/lib/duplicates/queries/get-comparison";
import { listApart } from "@/lib/duplicates/queries/list-apart";
import { listMergesOf } from "@/lib/duplicates/queries/list-merges";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { mergeSchema, tellApartSchema, unmergeSchema, type MergeInput } from "@/lib/duplicates/schema";
import { findRecord } from "@/lib/editions/queries/find-record";
import { read } from "@/lib/platform/reader-db";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOTE = "Two records of one invented person.";

let researcher: Actor, editor: Actor, advocate: Actor;
let source: RecordId;

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  source = await makeSource(db, { by: researcher });
});

const nameOf = (text: string, language = "en"): FactValue => ({ kind: "name", text, language, nameKind: "main" });

async function madeEvent(): Promise<EventId> {
  return eventIdSchema.parse((await database.db.timelineEvent.create({ data: {}, select: { id: true } })).id);
}

const publicPerson = (name: string, { more = [], ...rest }: { language?: string; day?: string; more?: FactValue[] } = {}) =>
  makePublicPerson(database.db, { researcher, editor, source, name, ...rest, more: more.map((value) => factOf(value, source)) });

describe("the check for duplicates", () => {
  it("finds people across scripts and misspellings, and says why; drafts of others too, and nobody below researcher", async () => {
    const { recordId } = await publicPerson("谢蕹菜", { language: "zh-Hans" });
    const why = async (...asked: string[]) => (await findCandidates(researcher, asked)).filter(({ record }) => record.id === recordId).flatMap(({ alike }) => alike.map(({ likeness }) => likeness));
    expect(await why("谢蕹菜")).toEqual(["same_characters"]);
    expect(await why("謝蕹菜")).toEqual(["other_characters"]);
    expect(await why("Xie Wengcai")).toEqual(["same_sound"]);
    expect(await why("wengcai xie")).toEqual(["same_sound"]);
    expect(await why("Xie Wengcia")).toEqual(["one_letter"]);
    expect(await why("蕹菜")).toEqual(["part"]);
    expect(await why("Nobody Whatever")).toEqual([]);
    expect(await findCandidates(advocate, ["谢蕹菜"])).toEqual([]);
    const [found] = await findCandidates(researcher, ["谢蕹菜"]);
    expect(found?.onRecord.events).toEqual([{ stage: "taken_away", eventKind: null, edtf: "2031-05-02", earliest: "2031-05-02", place: "an invented market", language: "en", modality: "stated" }]);
  });

  it("tells when they were born, by each source that says so and is not denied", async () => {
    const twin = async (name: string, ...births: [edtf: string, rest?: object][]) => {
      const { recordId } = await publicPerson(name);
      const said = births.map(([edtf, rest]) => factOf({ kind: "attribute", attribute: "born", text: "as printed", language: null }, source, { date: { edtf, printed: null, countedFrom: null }, ...rest }));
      await publishFacts(database.db, { recordId, by: researcher, editor, facts: said });
    };
    await twin("Test Person Skirret", ["1999-02-03"], ["1998", { modality: "denied" }], ["1999-02-03", { modality: "alleged" }], ["1997", { modality: "alleged" }]);
    await twin("Test Person Skirrett", ["1999-02-03"], ["1999-03-03"]);
    const found = await findCandidates(researcher, ["Test Person Skirret"]);
    const stated = (edtf: string) => ({ edtf, modality: "stated" });
    expect(found.map(({ onRecord }) => onRecord.births)).toEqual([[{ edtf: "1997", modality: "alleged" }, stated("1999-02-03")], [stated("1999-02-03"), stated("1999-03-03")]]);
    expect(found.map(({ onRecord }) => onRecord.occupations)).toEqual([[], []]);
    const [pair] = (await listPairs(researcher, null)).pairs.filter(({ one }) => found.some(({ record }) => record.id === one.record.id));
    expect(pair?.traits).toContain("born");
  });

  it("tells of somebody else's draft that it is there, and nothing of what it says", async () => {
    const recordId = await makeRecord(database.db, "person");
    const other = await makeAccount(database.db, { role: "researcher" });
    const { id } = await database.db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } });
    const event: FactValue = { kind: "event_reading", eventId: await madeEvent(), caseId: caseIdSchema.parse(id), stage: "arrest", eventKind: null, practiceId: null, place: "a secret garden", authority: null, text: "Arrested.", language: "en" };
    await makeFacts(database.db, { recordId, by: other, state: "draft", facts: [factOf(nameOf("Test Person Zedoary"), source), factOf(event, source)] });
    expect((await findCandidates(researcher, ["Zedoary"])).map(({ onRecord }) => onRecord.events)).toEqual([[]]);
    expect((await findCandidates(other, ["Zedoary"])).map(({ onRecord }) => onRecord.events.length)).toEqual([1]);
  });
});

describe("the worklist", () => {
  it("suggests a pair with its reasons until somebody tells the two apart, and again when a name changes", async () => {
    const one = await publicPerson("Test Person Kohlrabi");
    const other = await publicPerson("Test Person Kohlrabbi");
    const pairOf = async () => (await listPairs(researcher, null)).pairs.find((pair) => [pair.one.record.id, pair.other.record.id].every((id) => [one.recordId, other.recordId].includes(id)));
    expect(await pairOf()).toMatchObject({ alike: [{ likeness: "one_letter" }], traits: ["first_date", "first_stage", "place", "source"] });
    expect((await listPairs(advocate, null)).pairs).toEqual([]);
    expect(await refusalFrom(tellApart(advocate, tellApartSchema.parse({ one: one.recordId, other: other.recordId })))).toMatchObject({ code: "forbidden" });
    const before = await lastAudit(database.db);
    await tellApart(researcher, tellApartSchema.parse({ one: one.recordId, other: other.recordId, reason: "Born in other invented towns." }));
    expect(await auditSince(database.db, before)).toEqual([{ event: "record.told_apart", subjectId: one.recordId, actorId: researcher.accountId, detail: { other: other.recordId } }]);
    expect(await pairOf()).toBeUndefined();
    expect((await getComparison(researcher, { one: other.recordId, other: one.recordId }))?.toldApart).toMatchObject([{ by: researcher.displayName, reason: "Born in other invented towns." }]);
    // They can still be reached, should they be one person after all; said twice, they are one pair.
    await tellApart(editor, tellApartSchema.parse({ one: other.recordId, other: one.recordId }));
    const apart = (await listApart(researcher)).pairs.map((pair) => ({ ids: [pair.one.id, pair.other.id].toSorted(), by: pair.by }));
    expect(apart).toEqual([{ ids: [one.recordId, other.recordId].toSorted(), by: editor.displayName }]);
    expect((await listApart(advocate)).pairs).toEqual([]);
    await publishFacts(database.db, { recordId: other.recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Kohlrabi the Younger", language: "en", nameKind: "alias" }, source)] });
    expect(await pairOf()).toBeDefined();
  });
});

describe("merging two records", () => {
  let one: Awaited<ReturnType<typeof publicPerson>>, other: Awaited<ReturnType<typeof publicPerson>>;
  let statement: RecordId;
  let made = 0;

  beforeEach(async () => {
    made += 1;
    const letter = String.fromCharCode(96 + made);
    one = await publicPerson(`Test Person Salsify ${letter}`);
    other = await publicPerson(`Test Person Salsifi ${letter}`, { day: "2031-05-03", more: [{ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }] });
    statement = await makeRecord(database.db, "statement");
    await publishFacts(database.db, { recordId: statement, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: `Invented words ${letter}`, language: "en" }, source), factOf({ kind: "about", toId: other.recordId, relation: "names" }, source)] });
  });

  async function input(rest: Partial<MergeInput> = {}): Promise<MergeInput> {
    const seen = (await getComparison(researcher, { one: one.recordId, other: other.recordId }))?.merge.seen ?? "";
    return { ...mergeSchema.parse({ kept: one.recordId, merged: other.recordId, seen, reason: NOTE, confirmed: "yes" }), ...rest };
  }

  const publish = (changeId: Parameters<typeof publishAsSeen>[1]["changeId"]) => publishAsSeen(editor, { changeId, publicNote: NOTE });
  const said = async (recordId: RecordId) => (await appliedFacts(database.db, recordId)).map((fact) => JSON.stringify([fact.question, saidBy(fact), fact.preferred, fact.preferredReason])).toSorted();
  const standing = (recordId: RecordId) => read<Record<string, unknown>>("SELECT slug, number, document FROM public_site.current_edition WHERE record_id = $1", [recordId]);
  const editionsOf = (recordId: RecordId) => database.db.edition.findMany({ where: { recordId }, orderBy: { number: "asc" } });
  const foundAs = (slug: string) => findRecord("person", slug);

  it("says every fact once more on the record that stays, points others there, leads its address on, and undoes all of that", async () => {
    const before = { one: await said(one.recordId), other: await said(other.recordId), statement: await said(statement), standing: await standing(other.recordId), editions: await editionsOf(other.recordId), ids: (await appliedFacts(database.db, other.recordId)).map(({ id }) => id) };
    const { changeId } = await proposeMerge(researcher, await input());
    expect(await foundAs(other.slug), "nothing happens before it is published").toMatchObject({ state: "standing" });
    expect(await refusalFrom(publishAsSeen(researcher, { changeId, publicNote: NOTE }))).toMatchObject({ messageKey: "editorsOnly" });
    const { id } = await database.db.merge.findUniqueOrThrow({ where: { changeId }, select: { id: true } });
    for (const role of ["desk", "owner"] as const) {
      expect(await codeOf(role, "UPDATE desk.merge SET state = 'merged', merged_at = now() WHERE id = $1", [id])).toBe("CL120");
      expect(await codeOf(role, "UPDATE desk.public_record SET withdrawn_at = now(), merged_into = $2 WHERE id = $1", [other.recordId, one.recordId])).toBe("CL121");
      expect(await codeOf(role, "INSERT INTO desk.not_same (low_id, high_id, decided_by) VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3)", [one.recordId, other.recordId, advocate.accountId])).toBe("CL123");
    }
    const start = await lastAudit(database.db);
    await publish(changeId);

    const facts = await appliedFacts(database.db, one.recordId);
    const texts = facts.flatMap(({ value }) => ("text" in value ? [value.text] : []));
    expect(texts.filter((text) => text.startsWith("Test Person"))).toHaveLength(2);
    expect(texts).toContain("lawyer");
    expect(facts.filter(({ value }) => value.kind === "event_reading")).toHaveLength(2);
    expect((await appliedFacts(database.db, statement)).flatMap(({ value }) => (value.kind === "about" ? [value.toId] : []))).toEqual([one.recordId]);
    expect(await read("SELECT slug FROM public_site.redirect WHERE record_id = $1", [one.recordId])).toEqual([{ slug: other.slug }]);
    expect(await standing(other.recordId)).toEqual([]);
    expect((await getCaseFile(researcher, other.recordId))?.record.isWithdrawn).toBe(true);
    expect(await said(other.recordId), "its own facts stay").toEqual(before.other);
    expect((await auditSince(database.db, start)).map(({ event }) => event)).toEqual(expect.arrayContaining(["record.merged", "edition.published", "edition.corrected"]));
    expect(await refusalFrom(logUpdate(researcher, logUpdateSchema.parse({ recordId: other.recordId, caseId: other.caseId, stage: "arrest", text: "Too late.", language: "en", citations: [{ sourceId: source, exact: "late" }] })))).toMatchObject({ code: "conflict" });
    expect(await codeOf("desk", "INSERT INTO desk.change (record_id, base_version, created_by) VALUES ($1, 1, $2)", [other.recordId, researcher.accountId])).toBe("CL122");
    expect(await codeOf("desk", "DELETE FROM public_site.redirect WHERE slug = $1", [other.slug])).toBe("CL124");
    expect(await codeOf("desk", "UPDATE desk.public_record SET withdrawn_at = NULL, merged_into = NULL WHERE id = $1", [other.recordId])).toBe("CL121");
    expect(await read("SELECT FROM public_site.person_name WHERE record_id = $1", [other.recordId]), "gone from the search with its edition").toEqual([]);

    const [merge] = await listMergesOf(researcher, one.recordId);
    if (merge === undefined) throw new Error("The merge is listed.");
    const undo = await proposeUnmerge(researcher, unmergeSchema.parse({ mergeId: merge.id, reason: "They were two.", confirmed: "yes" }));
    expect(await refusalFrom(proposeUnmerge(researcher, unmergeSchema.parse({ mergeId: merge.id, reason: "Again.", confirmed: "yes" })))).toMatchObject({ messageKey: "unmergeNotNow" });
    await publish(undo.changeId);

    expect(await said(one.recordId)).toEqual(before.one);
    expect(await said(other.recordId)).toEqual(before.other);
    expect((await appliedFacts(database.db, other.recordId)).map(({ id }) => id)).toEqual(before.ids);
    expect(await said(statement)).toEqual(before.statement);
    expect(await standing(other.recordId)).toEqual(before.standing);
    expect(await editionsOf(other.recordId)).toEqual(before.editions);
    expect(await read("SELECT slug FROM public_site.redirect WHERE slug = $1", [other.slug])).toEqual([]);
    expect((await getCaseFile(researcher, one.recordId))?.cases.map(({ id }) => id)).toEqual([one.caseId]);
    expect((await database.db.publication.findMany({ where: { recordId: other.recordId }, orderBy: { seq: "asc" }, select: { act: true } })).map(({ act }) => act)).toEqual(["publish", "merge", "unmerge"]);
    expect((await database.db.revision.findMany({ where: { recordId: other.recordId }, orderBy: { version: "asc" }, select: { version: true } })).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it("lets the two contradict each other unless one answer is preferred, and then says why; a case may be one that is there", async () => {
    const comparison = await getComparison(researcher, { one: one.recordId, other: other.recordId });
    const kept = new Set((await appliedFacts(database.db, one.recordId)).flatMap(({ value }) => (value.kind === "event_reading" ? [value.eventId] : [])));
    const [names] = comparison?.merge.differing ?? [];
    expect(names?.answers.map(({ of }) => of)).toEqual(["kept", "merged"]);
    const theirs = names?.answers[1]?.fact.id ?? null;
    const { changeId } = await proposeMerge(researcher, await input({ prefer: [theirs], cases: [{ from: other.caseId, to: one.caseId }] }));
    expect((await getChange(editor, changeId))?.companions.map(({ record }) => record.id)).toEqual([statement]);
    await publish(changeId);
    const facts = await appliedFacts(database.db, one.recordId);
    expect(facts.filter(({ preferred }) => preferred).map(({ value, preferredReason }) => ["text" in value && value.text.startsWith("Test Person Salsifi"), preferredReason])).toEqual([[true, NOTE]]);
    expect(new Set(facts.flatMap(({ value }) => ("caseId" in value ? [value.caseId] : [])))).toEqual(new Set([one.caseId]));

    // Undone while something was added to what came with it, that would hang in the air.
    const came = facts.find(({ value }) => value.kind === "event_reading" && !kept.has(value.eventId));
    const eventId = came?.value.kind === "event_reading" ? came.value.eventId : "";
    await logUpdate(researcher, logUpdateSchema.parse({ recordId: one.recordId, caseId: one.caseId, eventId, stage: "arrest", text: "Arrested, says another source.", language: "en", citations: [{ sourceId: source, exact: "since" }] }));
    const [merge] = await listMergesOf(researcher, one.recordId);
    if (merge === undefined) throw new Error("The merge is listed.");
    expect(await refusalFrom(proposeUnmerge(researcher, unmergeSchema.parse({ mergeId: merge.id, reason: "They were two.", confirmed: "yes" })))).toMatchObject({ messageKey: "unmergeMovedOn" });
  });

  it("is refused where open work would be left behind, where one defends the other, and where either says something else by then", async () => {
    const stale = await input();
    await logUpdate(researcher, logUpdateSchema.parse({ recordId: other.recordId, caseId: other.caseId, stage: "arrest", text: "Arrested in an invented market.", language: "en", citations: [{ sourceId: source, exact: "arrested" }] }));
    expect(await refusalFrom(proposeMerge(researcher, stale))).toMatchObject({ messageKey: "mergeOpenWork" });
    const open = await database.db.change.findFirstOrThrow({ where: { recordId: other.recordId, state: "draft" }, select: { id: true } });
    await discardChange(researcher, { changeId: open.id as typeof changeId });
    const { changeId } = await proposeMerge(researcher, stale);
    expect(await refusalFrom(proposeMerge(researcher, stale))).toMatchObject({ messageKey: "mergeProposed" });
    // What the other record says since would be left behind.
    await publishFacts(database.db, { recordId: other.recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Salsify the Elder", language: "en", nameKind: "alias" }, source)] });
    expect(await refusalFrom(publish(changeId))).toMatchObject({ messageKey: "mergeMovedOn" });
    expect(await foundAs(other.slug)).toMatchObject({ state: "standing" });
    await reopenChange(researcher, { changeId });
    await discardChange(researcher, { changeId });
    expect((await database.db.change.findMany({ where: { withChangeId: changeId }, select: { state: true } })).map(({ state }) => state)).toEqual(["discarded"]);
    await publishFacts(database.db, { recordId: one.recordId, by: researcher, editor, facts: [factOf({ kind: "representation", caseId: one.caseId, lawyerId: other.recordId, began: "engaged", ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null }, source)] });
    expect(await refusalFrom(proposeMerge(researcher, await input()))).toMatchObject({ messageKey: "mergeRelated" });
    expect(await refusalFrom(proposeMerge(advocate, stale))).toMatchObject({ code: "forbidden" });
  });
});
