import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, type AssertionId, type RecordId } from "@/lib/core/ids";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { weighFact } from "@/lib/cases/commands/weigh-fact";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getWeighing } from "@/lib/cases/queries/get-weighing";
import { editFactSchema, weighFactSchema } from "@/lib/cases/schema";
import type { Weighing } from "@/lib/cases/weighing";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import type { FactValue } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { keepUnsent } from "@/lib/unsent/commands/keep-unsent";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { keepUnsentSchema, unsentIdSchema, type UnsentId } from "@/lib/unsent/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });

let author: Actor, colleague: Actor, editor: Actor, second: Actor, advocate: Actor;
let sourceId: RecordId;

beforeAll(async () => {
  const { db } = database;
  [author, colleague, editor, second, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  sourceId = await makeSource(db, { by: author });
});

/** A published statement whose title two sources give differently. */
async function contested(): Promise<{ recordId: RecordId; ids: [AssertionId, AssertionId] }> {
  const recordId = await makeRecord(database.db, "statement");
  await publishFacts(database.db, { recordId, by: author, editor, facts: [factOf(titled("Invented letter"), sourceId), factOf(titled("Invented note"), sourceId)] });
  const [one, other] = (await appliedFacts(database.db, recordId)).map(({ id }) => id);
  if (one === undefined || other === undefined) throw new Error("There are two.");
  return { recordId, ids: [one, other] };
}

async function makePublicSource(): Promise<RecordId> {
  const id = await makeRecord(database.db, "source");
  await publishFacts(database.db, { recordId: id, by: author, editor, facts: [factOf(titled("An invented register"), id)] });
  return id;
}

const weigh = (actor: Actor, assertionId: AssertionId, weighing: Weighing, reason = "The register says so.") => weighFact(actor, { assertionId, weighing, reason });
const standing = async (recordId: RecordId) => (await appliedFacts(database.db, recordId)).map(({ value, preferred, preferredReason, standing: how, standingReason }) => [value.kind === "attribute" ? value.text : "", preferred ? preferredReason : null, how, standingReason]).toSorted();
const publicTitles = async (recordId: RecordId) => {
  const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId }, select: { document: true } });
  return (document as unknown as { attributes: { text: string; preferred: boolean; preferredReason: string | null }[] }).attributes.map(({ text, preferred, preferredReason }) => [text, preferred, preferredReason]).toSorted();
};
async function publish(actor: Actor, changeId: Awaited<ReturnType<typeof weighFact>>["changeId"], by = editor) {
  await submitChange(actor, { changeId });
  return publishAsSeen(by, { changeId, publicNote: "Weighed." });
}

describe("weighing readings that contradict each other", () => {
  it("prefers one through a change, with its reason in public; preferring the other takes that back; and back again", async () => {
    const { recordId, ids } = await contested();
    expect((await getCaseFile(author, recordId))?.contested).toEqual({ "attribute:title": "differ" });
    const before = await lastAudit(database.db);
    const first = await weigh(colleague, ids[0], "prefer");
    expect((await auditSince(database.db, before)).map(({ event, detail }) => ({ event, detail }))).toEqual([
      { event: "fact.weighed", detail: { kind: "attribute", weighing: "prefer", changeId: first.changeId, recordId, replaces: ids[0] } },
    ]);
    expect(await standing(recordId), "a draft changes nothing").toEqual([["Invented letter", null, "accepted", null], ["Invented note", null, "accepted", null]]);
    await publish(colleague, first.changeId);
    expect(await publicTitles(recordId)).toEqual([["Invented letter", true, "The register says so."], ["Invented note", false, null]]);
    expect((await getCaseFile(author, recordId))?.contested).toEqual({ "attribute:title": "settled" });

    const other = await weigh(colleague, ids[1], "prefer", "The original was found.");
    await publish(colleague, other.changeId);
    expect(await publicTitles(recordId)).toEqual([["Invented letter", false, null], ["Invented note", true, "The original was found."]]);

    const back = await weigh(colleague, other.assertionId, "take_back", "It was a copy.");
    await publish(colleague, back.changeId);
    expect(await publicTitles(recordId)).toEqual([["Invented letter", false, null], ["Invented note", false, null]]);
  });

  it("rejects one with its reason, which no edition tells, and takes that back", async () => {
    const { recordId, ids } = await contested();
    const rejected = await weigh(colleague, ids[1], "reject", "MARKERforged");
    await publish(colleague, rejected.changeId);
    expect(await standing(recordId)).toEqual([["Invented letter", null, "accepted", null], ["Invented note", null, "rejected", "MARKERforged"]]);
    expect(JSON.stringify(await database.db.editionBody.findMany({ where: { recordId } }))).not.toContain("MARKERforged");
    expect(await publicTitles(recordId)).toEqual([["Invented letter", false, null]]);
    const accepted = await weigh(colleague, rejected.assertionId, "accept");
    await publish(colleague, accepted.changeId);
    expect(await publicTitles(recordId)).toHaveLength(2);
  });

  it("is said once, however often its form is sent; what was kept of the form goes with it, and in nobody else's name", async () => {
    const { recordId, ids } = await contested();
    const [unsentId, keptId] = [randomUUID(), randomUUID()].map((id) => unsentIdSchema.parse(id)) as [UnsentId, UnsentId];
    const address = `/desk/facts/${ids[0]}/weigh`;
    await keepUnsent(colleague, keepUnsentSchema.parse({ id: keptId, turn: 1, address, recordId, by: colleague.accountId, content: JSON.stringify({ weighing: "prefer", reason: "The register says so." }) }));
    const kept = await getUnsent(colleague, address);
    expect(kept?.fields).toEqual({ weighing: "prefer", reason: "The register says so." });
    const form = weighFactSchema.parse({ assertionId: ids[0], weighing: "prefer", reason: "The register says so.", unsentId, unsentFrom: `${keptId}.1`, unsentBy: colleague.accountId });
    expect(await refusalFrom(weighFact(author, form))).toMatchObject({ code: "conflict", messageKey: "anotherWriter" });
    const { changeId } = await weighFact(colleague, form);
    expect(await getUnsent(colleague, address)).toBeNull();
    expect(await refusalFrom(weighFact(colleague, form))).toMatchObject({ code: "conflict", messageKey: "alreadySent" });
    expect(await database.db.assertion.count({ where: { addedByChangeId: changeId } })).toBe(1);
  });

  it("holds to four eyes: an editor who prefers a reading does not publish it", async () => {
    const { ids } = await contested();
    const { changeId } = await weigh(second, ids[0], "prefer");
    expect(await refusalFrom(publish(second, changeId, second))).toMatchObject({ code: "forbidden", messageKey: "fourEyes" });
  });

  it("keeps two who prefer different readings from both being published, and a draft that was given up from being in the way", async () => {
    const { recordId, ids } = await contested();
    const given = await weigh(author, ids[0], "prefer");
    await discardChange(author, { changeId: given.changeId });
    const one = await weigh(author, ids[0], "prefer");
    const other = await weigh(colleague, ids[1], "prefer");
    await submitChange(colleague, { changeId: other.changeId });
    await publish(author, one.changeId);
    expect(await refusalFrom(publishAsSeen(editor, { changeId: other.changeId, publicNote: "Weighed." }))).toMatchObject({ code: "conflict", messageKey: "preferenceTaken" });
    expect(await publicTitles(recordId)).toEqual([["Invented letter", true, "The register says so."], ["Invented note", false, null]]);
    // The same by raw SQL, as anybody with the desk's password could send it.
    const apply = `BEGIN; UPDATE desk.change SET state = 'approved', decided_by = '${editor.accountId}', decided_at = now() WHERE id = '${other.changeId}'; UPDATE desk.change SET state = 'applied' WHERE id = '${other.changeId}'; COMMIT`;
    expect(await codeOf("desk", apply)).toBe("CL110");
  });

  it("keeps the preference of a reading that is edited, and asks for the reason of a rejection there too", async () => {
    const { recordId, ids } = await contested();
    await publish(colleague, (await weigh(colleague, ids[0], "prefer")).changeId);
    const preferred = (await appliedFacts(database.db, recordId)).find((fact) => fact.preferred);
    const edit = (rest: Record<string, unknown>) => editFactSchema.parse({ assertionId: preferred?.id, value: { kind: "attribute", text: "Invented long letter", language: "en" }, citations: [{ sourceId, exact: "Invented words of an invented source." }], ...rest });
    expect(await refusalFrom(editFact(author, edit({ standing: "rejected" })))).toMatchObject({ code: "invalid", fieldErrors: { changeReason: ["required"] } });
    const { changeId } = await editFact(author, edit({}));
    await publish(author, changeId);
    expect(await publicTitles(recordId)).toEqual([["Invented long letter", true, "The register says so."], ["Invented note", false, null]]);
  });

  it("is refused to advocates, for what is not there or not on record, where it does not fit, and where a change is in the way", async () => {
    const { recordId, ids } = await contested();
    expect(await refusalFrom(weigh(advocate, ids[0], "prefer"))).toMatchObject({ code: "forbidden", messageKey: "researchersOnly" });
    expect(await getWeighing(advocate, ids[0])).toBeNull();
    expect(await refusalFrom(weigh(author, assertionIdSchema.parse(randomUUID()), "prefer"))).toMatchObject({ code: "not_found" });
    for (const weighing of ["take_back", "accept"] as const) expect(await refusalFrom(weigh(author, ids[0], weighing))).toMatchObject({ code: "invalid", fieldErrors: { weighing: ["choice"] } });
    const { assertionId } = await weigh(author, ids[0], "prefer");
    expect(await refusalFrom(weigh(colleague, assertionId, "reject"))).toMatchObject({ code: "conflict", messageKey: "notOnRecord" });
    expect(await refusalFrom(weigh(colleague, ids[0], "reject"))).toEqual({ code: "conflict", messageKey: "weighClaimed", details: undefined, fieldErrors: undefined });
    expect((await getWeighing(author, ids[0]))?.weighings).toEqual([]);
    expect(await database.db.change.count({ where: { recordId, createdById: colleague.accountId } })).toBe(0);
  });

  it("says before anything is written that a reading rests on withdrawn sources alone, or that the one preferred now does; rejecting either stays possible", async () => {
    const { db } = database;
    const [gone, other] = [await makePublicSource(), await makePublicSource()];
    const recordId = await makeRecord(db, "statement");
    await publishFacts(db, { recordId, by: author, editor, facts: [factOf(titled("Invented letter"), gone), factOf(titled("Invented note"), other)] });
    const idOf = async (text: string) => (await appliedFacts(db, recordId)).find(({ value }) => value.kind === "attribute" && value.text === text)?.id ?? assertionIdSchema.parse(randomUUID());
    await publish(colleague, (await weigh(colleague, await idOf("Invented letter"), "prefer")).changeId);
    await withdrawRecord(second, { recordId: gone, reason: "Asked for.", confirmed: "yes" });
    const [letter, note] = [await idOf("Invented letter"), await idOf("Invented note")];
    const before = await lastAudit(db);
    for (const [id, weighing] of [[letter, "take_back"], [note, "prefer"]] as const) expect(await refusalFrom(weigh(author, id, weighing)), weighing).toMatchObject({ code: "conflict", messageKey: "weighWithdrawn" });
    expect([await auditSince(db, before), await db.change.count({ where: { recordId, createdById: author.accountId, state: "draft" } })]).toEqual([[], 0]);
    expect(await getWeighing(author, letter)).toMatchObject({ weighings: ["reject"], restsOnWithdrawn: true });
    expect(await getWeighing(author, note)).toMatchObject({ weighings: ["reject"], restsOnWithdrawn: true });
    await publish(author, (await weigh(author, letter, "reject")).changeId);
    expect(await getWeighing(author, note)).toMatchObject({ weighings: ["prefer", "reject"], restsOnWithdrawn: false });
    await publish(author, (await weigh(author, note, "prefer")).changeId);
    expect(await publicTitles(recordId)).toEqual([["Invented note", true, "The register says so."]]);
  });

  it("needs a reason in the database too, where a reading is rejected", async () => {
    const { recordId } = await contested();
    const { id } = await database.db.change.create({ data: { recordId, createdById: author.accountId, baseVersion: 1 }, select: { id: true } });
    const insert = (columns: string, values: string) => codeOf("desk", `INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id, standing, ${columns}) VALUES ('attribute', '${recordId}', 'q', '${author.accountId}', '${id}', 'rejected', ${values})`);
    expect(await insert("standing_reason", "NULL")).toBe("CL117");
    expect(await insert("standing_reason, preferred, preferred_reason", "'x', true, 'y'")).toBe("CL117");
  });
});
