/** A merge can be undone whatever happened since: edits, withdrawals, merges of others. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addFactTo } from "@/lib/cases/commands/add-fact-to";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { addFactSchema, logUpdateSchema } from "@/lib/cases/schema";
import { listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { countChangedSince } from "@/lib/duplicates/queries/count-changed-since";
import { mergeIdSchema } from "@/lib/duplicates/schema";
import { findRecord } from "@/lib/editions/queries/find-record";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { saidBy } from "@/lib/facts/stored-fact";
import type { FactInput, StoredFact } from "@/lib/facts/schema";
import { inTransaction } from "@/lib/platform/db";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePublicPerson, proposedMerge, proposedUndoing, type PublicPerson } from "@/prisma/factories/merges";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { agree, factOf, makeChange, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const NOTE = "Two records of one invented person.";

let researcher: Actor, editor: Actor;
let source: RecordId;
let one: PublicPerson, other: PublicPerson;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  source = await makeSource(database.db, { by: researcher });
});

beforeEach(async () => {
  one = await person("Test Person Salsify");
  other = await person("Test Person Salsifi", [factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, source)]);
});

const person = (name: string, more: FactInput[] = [], day = "2031-05-02") => makePublicPerson(database.db, { researcher, editor, source, name, more, day });
const publish = (changeId: ChangeId) => publishAsSeen(editor, { changeId, publicNote: NOTE });
const propose = (kept = one.recordId, merged = other.recordId) => proposedMerge(database.db, researcher, kept, merged);
const undo = (changeId: ChangeId) => proposedUndoing(database.db, researcher, changeId);
const words = ({ value }: StoredFact) => ("text" in value ? value.text : "");
const said = async (recordId: RecordId) => (await appliedFacts(database.db, recordId)).map((fact) => JSON.stringify([fact.question, saidBy(fact), fact.preferredReason])).toSorted();

async function merged(kept = one.recordId, gone = other.recordId): Promise<ChangeId> {
  const changeId = await propose(kept, gone);
  await publish(changeId);
  return changeId;
}

/** A published statement about somebody. */
async function saying(recordId: RecordId, from = source): Promise<RecordId> {
  const made = await makeRecord(database.db, "statement");
  await publishFacts(database.db, { recordId: made, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "Invented words", language: "en" }, source), factOf({ kind: "about", toId: recordId, relation: "names" }, from)] });
  return made;
}

async function aboutIn(recordId: RecordId): Promise<StoredFact> {
  const fact = (await appliedFacts(database.db, recordId)).find(({ value }) => value.kind === "about");
  if (fact === undefined) throw new Error("The statement is about somebody.");
  return fact;
}

/** Says a fact anew, published by somebody else. */
async function edited(fact: StoredFact, anew: FactInput | null): Promise<void> {
  const { recordId } = fact;
  const changeId = await makeChange(database.db, { recordId, by: researcher });
  await inTransaction(async (transaction) => {
    await retireFact(transaction, { assertionId: fact.id, changeId });
    await transaction.changeAuthor.createMany({ data: [{ changeId, accountId: researcher.accountId }], skipDuplicates: true });
    if (anew !== null) await addFact(transaction, { recordId, changeId, createdBy: researcher.accountId, fact: anew, replaces: fact.id });
  });
  await submitChange(researcher, { changeId });
  await publish(changeId);
}

const copied = async (text: string) => {
  const fact = (await appliedFacts(database.db, one.recordId)).find((each) => words(each) === text);
  if (fact === undefined) throw new Error(`Nothing says ${text}.`);
  return fact;
};

describe("the preview of an undoing", () => {
  it("shows the edition of the record that comes back as it then stands, or that it comes back on the desk alone; and is refused where what goes along would be, of whom", async () => {
    const speaking = await makeRecord(database.db, "country");
    await publishFacts(database.db, { recordId: speaking, by: researcher, editor, facts: [factOf({ kind: "name", text: "Salsifyland", language: "en", nameKind: "main" }, source), factOf({ kind: "attribute", attribute: "description", text: "An invented country", language: "en" }, source, { saidById: other.recordId })] });
    const undoing = await undo(await merged());
    const shown = await previewChange(editor, undoing);
    expect(shown).toMatchObject({ refusal: null, comesBack: { record: { id: other.recordId } } });
    const promised = shown?.comesBack?.edition;
    const withdraw = (purpose: string) => database.db.publicationBasis.updateMany({ where: { personId: other.recordId, purpose }, data: { withdrawnById: researcher.accountId, withdrawnAt: new Date(Date.now() - 1000), withdrawnHow: "By an invented letter." } });
    await withdraw("name");
    await agree(database.db, one.recordId, ["name"]);
    expect(await previewChange(editor, undoing)).toMatchObject({ refusal: null, comesBack: { edition: null } });
    await withdraw("testimony");
    expect(await previewChange(editor, undoing)).toMatchObject({ refusal: "wordsBasisMissing", refused: { id: speaking }, proposed: null });
    expect(await refusalFrom(publish(undoing))).toMatchObject({ messageKey: "wordsBasisMissing" });
    await agree(database.db, other.recordId, ["name", "testimony"]);
    await publish(undoing);
    const standing = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: other.recordId }, select: { number: true, document: true } });
    expect({ number: standing.number, document: standing.document }).toEqual({ number: promised?.number, document: promised?.body });
  });
});

describe("after later edits", () => {
  it("a copied fact that was corrected goes with what it became, one that was retired stays retired, and both are counted", async () => {
    const before = { one: await said(one.recordId), other: await said(other.recordId) };
    const changeId = await merged();
    const name = await copied("Test Person Salsifi");
    await edited(name, { ...saidBy(name), value: { kind: "name", text: "Test Person Salsifee", language: "en", nameKind: "main" } });
    const again = await copied("Test Person Salsifee");
    await edited(again, { ...saidBy(again), value: { kind: "name", text: "Test Person Salsifie", language: "en", nameKind: "main" } });
    await edited(await copied("lawyer"), null);
    const { id } = await database.db.merge.findUniqueOrThrow({ where: { changeId }, select: { id: true } });
    expect(await countChangedSince(researcher, mergeIdSchema.parse(id))).toBe(2);
    await publish(await undo(changeId));
    expect(await said(one.recordId)).toEqual(before.one);
    expect(await said(other.recordId)).toEqual(before.other);
  });

  it("what another record says of the one that comes back keeps the words that it was given since, and names it again", async () => {
    const statement = await saying(other.recordId);
    const changeId = await merged();
    const about = await aboutIn(statement);
    await edited(about, { ...saidBy(about), certainty: "likely", value: { kind: "about", toId: one.recordId, relation: "concerns" } });
    await publish(await undo(changeId));
    expect(await aboutIn(statement)).toMatchObject({ certainty: "likely", value: { toId: other.recordId, relation: "concerns" } });
  });

  it("an open change that alters what came says so, and the undoing is possible once it is decided", async () => {
    const changeId = await merged();
    const name = await copied("Test Person Salsifi");
    const open = await makeChange(database.db, { recordId: one.recordId, by: researcher });
    await inTransaction(async (transaction) => {
      await retireFact(transaction, { assertionId: name.id, changeId: open });
      await addFact(transaction, { recordId: one.recordId, changeId: open, createdBy: researcher.accountId, replaces: name.id, fact: { ...saidBy(name), value: { kind: "name", text: "Test Person Salsafy", language: "en", nameKind: "main" } } });
    });
    expect(await refusalFrom(undo(changeId))).toMatchObject({ messageKey: "mergeClaimed" });
    await discardChange(researcher, { changeId: open });
    await publish(await undo(changeId));
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
  });

  it("nothing is added to a case that a merge would bring, or brought before it was undone", async () => {
    const charged = (caseId: string) => addFactTo(researcher, addFactSchema.parse({ recordId: one.recordId, value: { kind: "charge", caseId, chargeStage: "arrest", text: "growing out of season", language: "en" }, citations: [{ sourceId: source, exact: "out of season" }] }));
    const changeId = await propose();
    const came = await database.db.detentionCase.findFirstOrThrow({ where: { personId: one.recordId, cameById: { not: null } }, select: { id: true } });
    expect(await refusalFrom(charged(came.id))).toMatchObject({ code: "not_found" });
    await publish(changeId);
    await publish(await undo(changeId));
    expect(await refusalFrom(charged(came.id))).toMatchObject({ code: "not_found" });
    expect(await database.db.charge.count({ where: { caseId: came.id, text: "growing out of season" } })).toBe(0);
  });

  it("what was added to a case that came is asked of when the undoing is published, and not only when it is proposed; no draft is left in a case that went", async () => {
    // Long ago: of both nothing was heard since.
    [one, other] = [await person("Test Person Rampion", [], "2021-05-02"), await person("Test Person Rampions", [], "2021-05-03")];
    const changeId = await merged();
    const came = await database.db.detentionCase.findFirstOrThrow({ where: { personId: one.recordId, cameById: { not: null } }, select: { id: true } });
    const log = () => logUpdate(researcher, logUpdateSchema.parse({ recordId: one.recordId, caseId: came.id, stage: "arrest", text: "Arrested since.", language: "en", "date": { year: "2031" }, citations: [{ sourceId: source, exact: "since" }] }));
    const quiet = async () => (await listQuietCases(researcher, 30, 100)).cases.map(({ caseId }) => caseId as string);
    expect(await quiet()).toEqual(expect.arrayContaining([one.caseId, came.id]));
    const undoing = await undo(changeId);
    const { changeId: since } = await log();
    expect(await refusalFrom(publish(undoing))).toMatchObject({ messageKey: "unmergeMovedOn" });
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "moved" });
    await discardChange(researcher, { changeId: since });
    await publish(undoing);
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
    expect(await refusalFrom(log())).toMatchObject({ code: "not_found" });
    // It has a public number, and is nobody's case any more.
    const after = await quiet();
    expect(after).toContain(one.caseId);
    expect(after).not.toContain(came.id);
  });
});

describe("after later withdrawals", () => {
  it("a record that names the one that goes is left as it is where it was withdrawn: before the merge is proposed, before it is published, before it is undone", async () => {
    const [early, late, last] = [await saying(other.recordId), await saying(other.recordId), await saying(other.recordId)];
    const withdraw = (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "It was asked for.", confirmed: "yes" });
    await withdraw(early);
    const changeId = await propose();
    await withdraw(late);
    await publish(changeId);
    expect(await database.db.change.findMany({ where: { withChangeId: changeId }, select: { recordId: true, state: true }, orderBy: { state: "asc" } })).toEqual([{ recordId: last, state: "applied" }, { recordId: late, state: "discarded" }]);
    await withdraw(last);
    await publish(await undo(changeId));
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
    expect((await aboutIn(early)).value).toMatchObject({ toId: other.recordId });
    expect((await aboutIn(last)).value, "nobody can write on it").toMatchObject({ toId: one.recordId });
  });

  it("a source that was withdrawn holds up neither, and nothing that rests on it alone becomes public again", async () => {
    const frail = await makeRecord(database.db, "source");
    await publishFacts(database.db, { recordId: frail, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented leaflet", language: "en" }, frail)] });
    const third = await person("Test Person Skirret", [factOf({ kind: "name", text: "Skirret of the leaflet", language: "en", nameKind: "alias" }, frail)]);
    const naming = await saying(third.recordId, frail);
    const before = { third: await said(third.recordId), naming: await said(naming) };
    await withdrawRecord(editor, { recordId: frail, reason: "It was asked for.", confirmed: "yes" });
    const changeId = await merged(one.recordId, third.recordId);
    const body = async (recordId: RecordId) => JSON.stringify((await database.db.currentEdition.findUniqueOrThrow({ where: { recordId }, select: { document: true } })).document);
    expect(await body(one.recordId)).not.toContain("Skirret of the leaflet");
    await publish(await undo(changeId));
    expect(await said(third.recordId)).toEqual(before.third);
    expect(await said(naming)).toEqual(before.naming);
  });

  it("an edition that was withheld meanwhile does not stand again; the record comes back to the desk, and to the public with its next edition", async () => {
    const changeId = await merged();
    await withholdEdition(editor, { recordId: other.recordId, number: 1, reason: "It names a garden." });
    await publish(await undo(changeId));
    expect(await findRecord("person", other.slug)).not.toMatchObject({ state: "standing" });
    await publishFacts(database.db, { recordId: other.recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Salsifi the Younger", language: "en", nameKind: "alias" }, source)] });
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
  });

  it("what stands on the public site again rests on a basis: of whoever agrees no longer, the record comes back to the desk, and to the public once they agree anew", async () => {
    const changeId = await merged();
    await database.db.publicationBasis.updateMany({
      where: { personId: other.recordId, purpose: "name" },
      data: { withdrawnById: researcher.accountId, withdrawnAt: new Date(Date.now() - 1000), withdrawnHow: "By an invented letter." },
    });
    await agree(database.db, one.recordId, ["name"]);
    await publish(await undo(changeId));
    expect(await findRecord("person", other.slug)).not.toMatchObject({ state: "standing" });
    expect(await database.db.publicRecord.findUniqueOrThrow({ where: { id: other.recordId }, select: { withdrawnAt: true, mergedInto: true } })).toEqual({ withdrawnAt: null, mergedInto: null });
    const again = `INSERT INTO public_site.current_edition (record_id, kind, slug, number, document, mentions)
      SELECT record_id, 'person', $2, number, body::jsonb, '{}' FROM public_site.edition_body WHERE record_id = $1`;
    expect(await codesFrom(database)("desk", again, [other.recordId, other.slug]), "whoever asks").toBe("CL165");
    await agree(database.db, other.recordId, ["name"]);
    await publishFacts(database.db, { recordId: other.recordId, by: researcher, editor, facts: [factOf({ kind: "name", text: "Salsifi the Elder", language: "en", nameKind: "alias" }, source)] });
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
  });

  it("the record that stayed, merged further, comes back first", async () => {
    const changeId = await merged();
    const third = await person("Test Person Scorzonera");
    const further = await merged(third.recordId, one.recordId);
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "moved" });
    expect(await refusalFrom(undo(changeId))).toMatchObject({ messageKey: "unmergeLaterFirst" });
    await publish(await undo(further));
    const undoing = await undo(changeId);
    await reopenChange(researcher, { changeId: undoing });
    await discardChange(researcher, { changeId: undoing });
    await publish(await undo(changeId));
    expect(await findRecord("person", other.slug)).toMatchObject({ state: "standing" });
  });
});
