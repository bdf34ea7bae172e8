import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, type AssertionId, type RecordId } from "@/lib/core/ids";
import type { FactConflict } from "@/lib/cases/commands/claim-fact";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getFact } from "@/lib/cases/queries/get-fact";
import { editFactSchema, retireFactSchema, type EditFactInput } from "@/lib/cases/schema";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { factById } from "@/lib/facts/queries/read-facts";
import type { FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let first: Actor, second: Actor, advocate: Actor;
let person: MadePerson;

beforeAll(async () => {
  [first, second, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
});

beforeEach(async () => {
  person = await makePerson(database.db, { by: first });
});

function renamed(text: string, assertionId: string = person.name, rest: Record<string, unknown> = {}): EditFactInput {
  return editFactSchema.parse({ assertionId, value: { kind: "name", text, language: "en", nameKind: "main" }, citations: [{ sourceId: person.sourceId, exact: `called ${text}` }], ...rest });
}

const detailsOf = (refusal: { details: unknown }) => refusal.details as FactConflict;
const authorsOf = async (changeId: string) => (await database.db.changeAuthor.findMany({ where: { changeId } })).map(({ accountId }) => accountId).toSorted();

describe("editing a fact", () => {
  it("retires what was seen and adds what was written, in one draft with its reason", async () => {
    const before = await lastAudit(database.db);
    const { changeId, assertionId } = await editFact(first, renamed("Test Person Aubergine the Elder", person.name, { changeReason: "the report spells it so" }));
    expect(await auditSince(database.db, before)).toEqual([
      { event: "fact.replaced", subjectId: assertionId, actorId: first.accountId, detail: { kind: "name", changeId, recordId: person.recordId, replaces: person.name } },
    ]);
    const change = await getChange(first, changeId);
    expect(change?.rows).toMatchObject([{ act: "replaced", before: { id: person.name }, after: { id: assertionId } }]);
    expect(change?.note).toBe("the report spells it so");
    const file = await getCaseFile(second, person.recordId);
    expect(file?.facts.find(({ fact }) => fact.id === person.name)?.retiring).toMatchObject({ id: changeId, state: "draft", readable: false, replacedBy: assertionId });
    expect(file?.facts.find(({ fact }) => fact.id === assertionId)?.pending).toMatchObject({ id: changeId, readable: false });
  });

  it("of one's own draft writes over it in the same change", async () => {
    const one = await editFact(first, renamed("One"));
    const two = await editFact(first, renamed("Two", one.assertionId));
    expect(two.changeId).toBe(one.changeId);
    const change = await getChange(first, one.changeId);
    expect(change?.rows.map(({ act, before, after }) => [act, before?.id, after?.id])).toEqual([["replaced", person.name, two.assertionId]]);
  });

  it("keeps what the fact is about, and the place of words that were quoted before", async () => {
    const { db } = database;
    const event = await db.timelineEvent.create({ data: {}, select: { id: true } });
    const values: FactValue[] = [
      { kind: "event_reading", eventId: event.id as never, caseId: person.caseId, stage: "arrest", eventKind: null, practiceId: null, place: null, authority: null, text: "Arrested.", language: "en" },
      { kind: "attribute", attribute: "occupation", text: "lawyer", language: null },
    ];
    const citations = [{ sourceId: person.sourceId, exact: "words", prefix: "some ", suffix: " more", start: 5, end: 10, locator: null, internalNote: null, reliability: null, credibility: null }];
    const { assertionIds: [reading = "", attribute = ""] } = await makeFacts(db, { recordId: person.recordId, by: first, facts: values.map((value) => factOf(value, person.sourceId, { citations })) });
    const rows = [{ sourceId: person.sourceId, exact: "words" }];
    const edited = await editFact(first, editFactSchema.parse({ assertionId: reading, value: { kind: "event_reading", eventKind: "health", text: "Fell ill.", language: "en" }, citations: rows }));
    expect(await factById(db, edited.assertionId)).toMatchObject({ value: { eventId: event.id, caseId: person.caseId, stage: null, eventKind: "health" }, citations });
    const occupation = (text: string) => editFact(first, editFactSchema.parse({ assertionId: attribute, value: { kind: "attribute", text }, citations: rows }));
    expect(await refusalFrom(occupation("gardening"))).toMatchObject({ code: "invalid", fieldErrors: { "value.text": ["choice"] } });
    expect(await factById(db, (await occupation("activist")).assertionId)).toMatchObject({ value: { attribute: "occupation", text: "activist" } });
  });

  it("is refused where a post would make it a fact about another record", async () => {
    const [one, hidden] = await Promise.all([makeRecord(database.db, "organisation"), makeRecord(database.db, "organisation")]);
    const value: FactValue = { kind: "affiliation", toId: one, affiliation: "works_for", role: null, language: "en" };
    const { assertionIds: [id = ""] } = await makeFacts(database.db, { recordId: person.recordId, by: first, facts: [factOf(value, person.sourceId)] });
    const edit = (toId: string) => editFact(first, editFactSchema.parse({ assertionId: id, value: { ...value, toId, role: "gardener" }, citations: [{ sourceId: person.sourceId, exact: "called so" }] }));
    expect(await refusalFrom(edit(hidden))).toMatchObject({ code: "invalid", fieldErrors: { "value.toId": ["choice"] } });
    expect(await factById(database.db, (await edit(one)).assertionId)).toMatchObject({ value: { toId: one, role: "gardener" } });
  });

  it.each<[string, "person" | "statement" | "source", (id: RecordId) => FactValue, Record<string, unknown>]>([
    ["toId", "statement", (toId) => ({ kind: "about", toId, relation: "names" }), { relation: "concerns" }],
    ["byId", "statement", (byId) => ({ kind: "speaker", byId, described: null, language: "en" }), { described: "an invented gardener" }],
    ["parentId", "source", (parentId) => ({ kind: "source_link", parentId }), {}],
  ])("keeps the record that a fact points to (%s), and is refused without it", async (field, kind, valueOf, anew) => {
    const [one, other, recordId] = await Promise.all([makeRecord(database.db, "source"), makeRecord(database.db, "source"), makeRecord(database.db, kind)]);
    const { assertionIds: [id = ""] } = await makeFacts(database.db, { recordId, by: first, facts: [factOf(valueOf(one), person.sourceId)] });
    const edit = (more: Record<string, unknown>) => editFact(first, editFactSchema.parse({ assertionId: id, value: { ...valueOf(one), ...anew, ...more }, citations: [{ sourceId: person.sourceId, exact: "said anew" }] }));
    expect(await refusalFrom(edit({ [field]: other }))).toMatchObject({ code: "invalid", fieldErrors: { [`value.${field}`]: ["choice"] } });
    if (field === "byId") expect(await refusalFrom(edit({ byId: "" }))).toMatchObject({ code: "invalid" });
    const { assertionId } = await edit({});
    expect(await factById(database.db, assertionId)).toMatchObject({ recordId, replaces: id, value: { [field]: one, ...anew } });
  });

  it("keeps the reason of a rejection as long as it is rejected, and gives each rejection its own", async () => {
    const edit = async (assertionId: string, text: string, rest: Record<string, unknown>) => (await editFact(first, renamed(text, assertionId, rest))).assertionId;
    const reasonOf = async (assertionId: string) => (await factById(database.db, assertionIdSchema.parse(assertionId)))?.standingReason;
    const rejected = await edit(person.name, "One", { standing: "rejected", changeReason: "forged" });
    const respelled = await edit(rejected, "Two", { standing: "rejected", changeReason: "spelled anew" });
    expect([await reasonOf(rejected), await reasonOf(respelled)]).toEqual(["forged", "forged"]);
    const accepted = await edit(respelled, "Two", { standing: "accepted", changeReason: "it was found" });
    expect(await reasonOf(accepted)).toBeNull();
    expect(await refusalFrom(edit(accepted, "Two", { standing: "rejected" }))).toMatchObject({ code: "invalid", fieldErrors: { changeReason: ["required"] } });
    expect(await reasonOf(await edit(accepted, "Two", { standing: "rejected", changeReason: "forged after all" }))).toBe("forged after all");
  });

  it("is refused when nothing differs, for another kind, an unknown fact and an advocate; and leaves nothing behind", async () => {
    const { db } = database;
    const before = await lastAudit(db);
    const changes = await db.change.count();
    const same = editFactSchema.parse({ ...renamed("Test Person Aubergine"), citations: [{ sourceId: person.sourceId, exact: "Invented words of an invented source." }] });
    expect(await refusalFrom(editFact(first, same))).toMatchObject({ code: "invalid", messageKey: "nothingChanged" });
    const other = editFactSchema.parse({ ...renamed("x"), value: { kind: "attribute", text: "lawyer" } });
    expect(await refusalFrom(editFact(first, other))).toMatchObject({ code: "invalid", fieldErrors: { "value.kind": ["choice"] } });
    expect(await refusalFrom(editFact(first, renamed("x", randomUUID())))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(editFact(advocate, renamed("x")))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    const foreign = renamed("x", person.name, { citations: [{ sourceId: randomUUID(), exact: "words" }] });
    expect(await refusalFrom(editFact(first, foreign))).toMatchObject({ code: "invalid", fieldErrors: { "citations[0].sourceId": ["id"] } });
    expect([await auditSince(db, before), await db.change.count()]).toEqual([[], changes]);
    await editFact(second, renamed("Free for whoever comes next"));
  });
});

describe("two who edit one fact", () => {
  it("at the same moment: one saves, the other is shown both versions and loses nothing", async () => {
    const outcomes = await Promise.allSettled([editFact(first, renamed("First")), editFact(second, renamed("Second"))]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const winner = outcomes.find((outcome) => outcome.status === "fulfilled")?.value;
    const loser = outcomes.findIndex(({ status }) => status === "rejected");
    const refusal = await refusalFrom(Promise.reject((outcomes[loser] as PromiseRejectedResult).reason as Error));
    expect(refusal).toMatchObject({ code: "conflict", messageKey: "factChanged" });
    const { theirs, yours, base, latestId } = detailsOf(refusal);
    expect([theirs?.id, latestId, base.id]).toEqual([winner?.assertionId, winner?.assertionId, person.name]);
    expect(yours?.value).toMatchObject({ text: loser === 0 ? "First" : "Second" });
    expect(yours?.citations).toMatchObject([{ sourceId: person.sourceId }]);
  });

  it("while the first's draft is open: the second may save over it, and is then an author of it", async () => {
    const one = await editFact(first, renamed("First"));
    const refusal = await refusalFrom(editFact(second, renamed("Second")));
    expect(await database.db.change.count({ where: { recordId: person.recordId, createdById: second.accountId } }), "a refused save leaves no draft").toBe(0);
    const over = await editFact(second, renamed("Second", detailsOf(refusal).latestId ?? ""));
    expect(over.changeId).toBe(one.changeId);
    expect(await authorsOf(one.changeId)).toEqual([first.accountId, second.accountId].toSorted());
    const again = detailsOf(await refusalFrom(editFact(first, renamed("Third", one.assertionId))));
    expect(again.theirs).toMatchObject({ id: over.assertionId, value: { text: "Second" } });
    expect((await getChange(second, one.changeId))?.rows).toMatchObject([{ act: "replaced", before: { id: person.name }, after: { id: over.assertionId } }]);
  });

  it("but different facts of one draft, each with a reason: both are saved, and both reasons", async () => {
    for (let round = 0; round < 8; round += 1) {
      const made = await makePerson(database.db, { by: first });
      const facts = ["One", "Other"].map((text) => factOf({ kind: "name", text, language: "en", nameKind: "alias" }, made.sourceId));
      const { changeId, assertionIds } = await makeFacts(database.db, { recordId: made.recordId, by: first, facts, state: "draft" });
      const edits = assertionIds.map((id, at) => renamed(`Edited ${at}`, id, { changeReason: `reason ${at}`, citations: [{ sourceId: made.sourceId, exact: "called so" }] }));
      await Promise.all(edits.map((edit, at) => editFact(at === 0 ? first : second, edit)));
      expect((await getChange(first, changeId))?.note?.split("\n").toSorted()).toEqual(["reason 0", "reason 1"]);
    }
  });

  it("once the first's is handed in: it has to be decided first", async () => {
    const one = await editFact(first, renamed("First"));
    await submitChange(first, { changeId: one.changeId });
    for (const base of [person.name, one.assertionId]) {
      const refusal = await refusalFrom(editFact(second, renamed("Second", base)));
      expect(refusal).toMatchObject({ code: "conflict", messageKey: "factUnderReview" });
      expect(detailsOf(refusal)).toMatchObject({ theirs: { id: one.assertionId }, latestId: null, yours: { value: { text: "Second" } } });
    }
    await moveChange(database.db, one.changeId, "applied");
    const stale = await refusalFrom(editFact(second, renamed("Second")));
    expect(stale.messageKey).toBe("factChanged");
    const over = await editFact(second, renamed("Second", detailsOf(stale).latestId ?? ""));
    expect(over.changeId).not.toBe(one.changeId);
  });

  it("after the first's was discarded: the second has it to themselves", async () => {
    const one = await editFact(first, renamed("First"));
    await discardChange(first, { changeId: one.changeId });
    await editFact(second, renamed("Second"));
    expect(await refusalFrom(editFact(second, renamed("Second", one.assertionId)))).toMatchObject({ code: "not_found" });
    expect(await getFact(second, one.assertionId)).toBeNull();
  });

  it("one retiring it: the other is told that nothing is left, and keeps the text", async () => {
    const one = await retireFactOf(first, { assertionId: person.name });
    const refusal = await refusalFrom(editFact(second, renamed("Second")));
    expect(refusal.messageKey).toBe("factRetired");
    expect(detailsOf(refusal)).toMatchObject({ theirs: null, latestId: null, yours: { value: { text: "Second" } } });
    await submitChange(first, { changeId: one.changeId });
    expect((await refusalFrom(editFact(second, renamed("Second")))).messageKey).toBe("factUnderReview");
  });
});

describe("retiring a fact", () => {
  it("marks it in the actor's draft, with the reason and one audit row, once, however often its form is sent", async () => {
    const before = await lastAudit(database.db);
    const form = retireFactSchema.parse({ assertionId: person.name, changeReason: "withdrawn by its source", unsentId: randomUUID(), unsentBy: first.accountId });
    const { changeId } = await retireFactOf(first, form);
    expect([await refusalFrom(retireFactOf(first, form)), await refusalFrom(retireFactOf(second, form))]).toMatchObject([{ messageKey: "alreadySent", details: undefined }, { messageKey: "anotherWriter" }]);
    expect(await auditSince(database.db, before)).toMatchObject([{ event: "fact.retired", subjectId: person.name, detail: { changeId } }]);
    expect(await getChange(first, changeId)).toMatchObject({ note: "withdrawn by its source", rows: [{ act: "retired", before: { id: person.name }, after: null }] });
  });

  it("of somebody's draft takes it back in that draft, and makes one its author", async () => {
    const one = await editFact(first, renamed("First"));
    const taken = await retireFactOf(second, { assertionId: one.assertionId });
    expect(taken.changeId).toBe(one.changeId);
    expect(await authorsOf(one.changeId)).toContain(second.accountId);
    expect((await getChange(first, one.changeId))?.rows).toMatchObject([{ act: "retired", before: { id: person.name } }]);
  });

  it("is refused when somebody was first, for an unknown fact and to an advocate", async () => {
    await editFact(first, renamed("First"));
    const before = await lastAudit(database.db);
    expect(await refusalFrom(retireFactOf(second, { assertionId: person.name }))).toMatchObject({ code: "conflict", details: { yours: null, theirs: { value: { text: "First" } } } });
    expect(await refusalFrom(retireFactOf(second, { assertionId: assertionIdSchema.parse(randomUUID()) }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(retireFactOf(advocate, { assertionId: person.name }))).toMatchObject({ code: "forbidden" });
    expect(await auditSince(database.db, before)).toEqual([]);
  });
});

describe("what authors note for each other", () => {
  const MARKER = "spoke-to-an-invented-neighbour";
  const noted = (text: string, assertionId: string = person.name, rest: Record<string, unknown> = {}) =>
    renamed(text, assertionId, { internalNote: MARKER, citations: [{ sourceId: person.sourceId, exact: "called so", internalNote: MARKER }], ...rest });

  it("is read by its authors alone while it is a draft, by editors once it is handed in, by researchers once it is applied", async () => {
    const editor = await makeAccount(database.db, { role: "editor" });
    const { assertionId, changeId } = await editFact(first, noted("First"));
    const seenBy = async (actor: Actor) => {
      const file = await getCaseFile(actor, person.recordId);
      const conflict = await refusalFrom(editFact(actor, renamed("Other", person.name))).catch(() => null);
      return [file, await getFact(actor, assertionId), await getFact(actor, person.name), conflict].map((shown) => JSON.stringify(shown).includes(MARKER));
    };
    expect(await seenBy(first)).toEqual([true, true, true, true]);
    for (const other of [second, editor]) expect(await seenBy(other)).toEqual([false, false, false, false]);
    await submitChange(first, { changeId });
    expect(await seenBy(second)).toEqual([false, false, false, false]);
    expect(await seenBy(editor)).toEqual([true, true, true, true]);
    await moveChange(database.db, changeId, "applied");
    expect((await seenBy(second)).slice(0, 3)).toEqual([true, true, true]);
  });

  it("stays when somebody who was not shown it writes the fact anew, and theirs stands under it", async () => {
    const one = await editFact(first, noted("First"));
    const shown = await getFact(second, one.assertionId);
    expect(shown).toMatchObject({ notesWithheld: true, fact: { internalNote: null } });
    const blank = await editFact(second, renamed("Second", one.assertionId, { notesWithheld: "yes", citations: [{ sourceId: person.sourceId, exact: "called so" }] }));
    expect(await factById(database.db, blank.assertionId)).toMatchObject({ internalNote: MARKER, citations: [{ internalNote: MARKER }] });
    // An author by now, but the form was drawn before: it still says so.
    const late = await editFact(second, renamed("Third", blank.assertionId, { notesWithheld: "yes", internalNote: "seen by me too", citations: [{ sourceId: person.sourceId, exact: "called so" }] }));
    expect(await factById(database.db, late.assertionId)).toMatchObject({ internalNote: `${MARKER}\nseen by me too`, citations: [{ internalNote: MARKER }] });
    // Who was shown it may take it away.
    const removed = await editFact(second, renamed("Fourth", late.assertionId, { citations: [{ sourceId: person.sourceId, exact: "called so" }] }));
    expect(await factById(database.db, removed.assertionId)).toMatchObject({ internalNote: null, citations: [{ internalNote: null }] });
  });

  it("is also why a reading is rejected: nobody else is shown that in a draft, and it stays when they write the reading anew", async () => {
    const { assertionId } = await editFact(first, renamed("First", person.name, { standing: "rejected", changeReason: MARKER }));
    const seenBy = async (actor: Actor) => [await getCaseFile(actor, person.recordId), await getFact(actor, assertionId)].map((shown) => JSON.stringify(shown).includes(MARKER));
    expect(await seenBy(first)).toEqual([true, true]);
    expect(await seenBy(second)).toEqual([false, false]);
    const anew = await editFact(second, renamed("Second", assertionId, { standing: "rejected", notesWithheld: "yes" }));
    expect(await factById(database.db, anew.assertionId)).toMatchObject({ standing: "rejected", standingReason: MARKER });
  });

  it("is too long together with the one that was not shown: refused at its box, and nothing is saved", async () => {
    const one = await editFact(first, noted("First", person.name, { internalNote: "x".repeat(4_999) }));
    const refusal = await refusalFrom(editFact(second, noted("Second", one.assertionId, { internalNote: "y".repeat(4_999) })));
    expect(refusal).toMatchObject({ code: "invalid", fieldErrors: { internalNote: ["tooLong"] } });
    expect(await authorsOf(one.changeId)).toEqual([first.accountId]);
  });
});

describe("a fact for its form", () => {
  it("comes with its record, its state and what took its place", async () => {
    const { assertionId } = await editFact(first, renamed("First"));
    const get = (actor: Actor, id: AssertionId) => getFact(actor, id);
    expect(await get(second, person.name)).toMatchObject({ fact: { id: person.name }, state: "applied", record: { id: person.recordId }, retired: { by: { id: assertionId } } });
    expect(await get(second, assertionId)).toMatchObject({ state: "draft", retired: null });
    expect(await get(advocate, person.name)).toBeNull();
    expect(await get(first, assertionIdSchema.parse(randomUUID()))).toBeNull();
  });

  it("of any other record is there too", async () => {
    const organisation = await makeRecord(database.db, "organisation");
    const value: FactValue = { kind: "name", text: "The Invented Office", language: "en", nameKind: "main" };
    const { assertionIds: [id] } = await makeFacts(database.db, { recordId: organisation, by: first, facts: [factOf(value, person.sourceId)] });
    expect((await getFact(first, assertionIdSchema.parse(id)))?.record).toMatchObject({ kind: "organisation", name: { text: "The Invented Office" } });
  });
});
