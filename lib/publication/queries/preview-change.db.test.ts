import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addCase } from "@/lib/cases/commands/add-case";
import { addCaseSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { readPreview } from "@/lib/editions/queries/read-preview";
import { canonicalBody } from "@/lib/publication/canonical";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { previewChange } from "@/lib/publication/queries/preview-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { lastAudit } from "@/prisma/factories/expect-refusal";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let author: Actor, stranger: Actor, editor: Actor, advocate: Actor;

beforeAll(async () => {
  const { db } = database;
  [author, stranger, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
});

const NAME = "Preview Salsify";

/** A new person with a case and a new source that travels along, handed in. */
async function submittedPerson(): Promise<{ recordId: RecordId; changeId: ChangeId }> {
  const { recordId, changeId } = await addCase(
    author,
    addCaseSchema.parse({
      name: { text: NAME, language: "en" },
      event: { stage: "taken_away", text: "Taken away from an invented garden.", language: "en", date: { year: "2031", month: "5" } },
      citations: [{ exact: "taken away", internalNote: "MARKERnote", source: { title: "An invented report", language: "en" } }],
    }),
  );
  await submitChange(author, { changeId });
  return { recordId, changeId };
}

async function previewOf(changeId: ChangeId, actor = editor) {
  const preview = await previewChange(actor, changeId);
  if (preview?.proposed == null) throw new Error("There is something to preview.");
  return preview.proposed;
}

const publishedBodies = async (recordId: RecordId) => (await database.db.editionBody.findMany({ where: { recordId }, orderBy: { number: "asc" } })).map(({ body }) => body);

describe("the preview of a change", () => {
  it("is, to the byte, what publication then makes: of a new person with its case, address and new source, and of a correction", async () => {
    // A namesake who is on the desk only holds the address, and gives it up.
    await submittedPerson();
    const { recordId, changeId } = await submittedPerson();
    const before = await lastAudit(database.db);
    const proposed = await previewOf(changeId);
    const [companion] = proposed.companions;
    if (companion === undefined) throw new Error("The source goes along.");
    expect(await lastAudit(database.db), "nothing is written").toBe(before);
    expect(await publishedBodies(recordId)).toEqual([]);
    expect(JSON.stringify(proposed)).not.toContain("MARKERnote");

    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await publishedBodies(recordId)).toEqual([canonicalBody(proposed.edition.body).text]);
    expect(await publishedBodies(companion.body.id)).toEqual([canonicalBody(companion.body).text]);
    const made = await database.db.edition.findUniqueOrThrow({ where: { recordId_number: { recordId, number: 1 } } });
    expect(proposed.edition).toMatchObject({ number: 1, reason: "published", sha256: Buffer.from(made.sha256).toString("hex"), previousSha256: "0".repeat(64) });

    const correction = await submitNewName(database.db, { recordId, by: author, name: "Preview Parsnip", source: companion.body.id });
    const corrected = await previewOf(correction);
    await publishAsSeen(editor, { changeId: correction, publicNote: "Spelled anew." });
    expect((await publishedBodies(recordId))[1]).toBe(canonicalBody(corrected.edition.body).text);
    expect(corrected).toMatchObject({ isNew: true, companions: [], edition: { number: 2, reason: "corrected", previousSha256: proposed.edition.sha256 } });
  });

  it("draws its new sources, and names what the public would not see", async () => {
    const hidden = await makeRecord(database.db, "organisation");
    await makeFacts(database.db, { recordId: hidden, by: author, facts: [], state: "draft" });
    const { recordId, changeId } = await submittedPerson();
    const own = await previewOf(changeId);
    const content = await readPreview(own.edition, own.companions);
    expect(content.unseen).toEqual([]);
    expect(content.lookup.has(own.companions[0]?.body.id as RecordId), "what goes along will stand").toBe(true);
    expect(content.edition.body.kind === "person" && content.edition.body.cases[0]?.events.length).toBe(1);
    await publishAsSeen(editor, { changeId, publicNote: null });

    const sourceId = own.companions[0]?.body.id as RecordId;
    const { changeId: working } = await makeFacts(database.db, { recordId, by: author, facts: [factOf({ kind: "affiliation", toId: hidden, affiliation: "works_for", role: null, language: "en" }, sourceId)], state: "submitted" });
    const next = await previewOf(working);
    const around = await readPreview(next.edition, next.companions);
    expect(around.unseen).toEqual([hidden]);
    expect(next.edition.body.kind === "person" && next.edition.body.affiliations, "the edition holds it").toHaveLength(1);
    expect(around.edition.body.kind === "person" && around.edition.body.affiliations, "and the page draws it once that is public").toEqual([]);
    expect(around.editions.map(({ number, stands }) => [number, stands])).toEqual([[2, true], [1, false]]);
  });

  it("says where it reads only the first of those that point to the record", async () => {
    const { recordId, changeId } = await submittedPerson();
    await publishAsSeen(editor, { changeId, publicNote: null });
    const sourceId = (await database.db.citation.findFirstOrThrow({ where: { assertions: { some: { assertion: { recordId } } } } })).sourceId as RecordId;
    for (const text of ["One invented letter", "Another invented letter"]) {
      const statement = await makeRecord(database.db, "statement");
      await publishFacts(database.db, { recordId: statement, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text, language: "en" }, sourceId), factOf({ kind: "about", toId: recordId, relation: "concerns" }, sourceId)] });
    }
    const { edition, companions } = await previewOf(await submitNewName(database.db, { recordId, by: author, name: "Preview Scallion", source: sourceId }));
    const all = await readPreview(edition, companions);
    const most = all.mentioning.length;
    expect([most, all.cutAt]).toEqual([2, null]);
    expect((await readPreview(edition, companions, most)).cutAt, "all of them fit").toBeNull();
    const cut = await readPreview(edition, companions, 1);
    expect([cut.mentioning.length, cut.cutAt]).toEqual([1, 1]);
  });

  it("says that nothing public would change, where only what is internal does", async () => {
    const { recordId, changeId } = await submittedPerson();
    await publishAsSeen(editor, { changeId, publicNote: null });
    const sourceId = (await database.db.citation.findFirstOrThrow({ where: { assertions: { some: { assertion: { recordId } } } } })).sourceId as RecordId;
    const { changeId: internal } = await makeFacts(database.db, { recordId, by: author, facts: [factOf({ kind: "attribute", attribute: "description", text: "MARKERhidden", language: "en" }, sourceId, { visibility: "internal" })], state: "submitted" });
    const proposed = await previewOf(internal);
    expect(proposed.isNew).toBe(false);
    expect(JSON.stringify(proposed)).not.toContain("MARKERhidden");
  });

  it("says why there is none: no public name, a withdrawn source, a withdrawn record", async () => {
    const { db } = database;
    const [recordId, sourceId] = [await makeRecord(db, "person"), await makeRecord(db, "source")];
    await publishFacts(db, { recordId: sourceId, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, sourceId)] });
    const nameless = await makeFacts(db, { recordId, by: author, facts: [factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, sourceId)], state: "submitted" });
    expect(await previewChange(editor, nameless.changeId)).toMatchObject({ refusal: "nameNeeded", proposed: null });
    const named = await makeFacts(db, { recordId, by: author, facts: [factOf({ kind: "name", text: NAME, language: "en", nameKind: "main" }, sourceId)], state: "submitted" });
    await withdrawRecord(editor, { recordId: sourceId, reason: "Asked for.", confirmed: "yes" });
    expect(await previewChange(editor, named.changeId)).toMatchObject({ refusal: "sourceWithdrawn", proposed: null });
    await db.publicRecord.update({ where: { id: recordId }, data: { withdrawnAt: new Date() } });
    expect(await previewChange(editor, named.changeId)).toMatchObject({ refusal: "recordWithdrawn", proposed: null });
  });

  it("says that a country cannot be published of which no code can be told, or whose code another one has", async () => {
    const { db } = database;
    const [unknown, first, second, sourceId] = [await makeRecord(db, "country", "leekland"), await makeRecord(db, "country", "tonga"), await makeRecord(db, "country", "tonga-2"), await makeRecord(db, "source")];
    await publishFacts(db, { recordId: sourceId, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented atlas", language: "en" }, sourceId)] });
    const called = (text: string) => [factOf({ kind: "name", text, language: "en", nameKind: "main" }, sourceId)];
    const [nowhere, tonga, again] = [
      await makeFacts(db, { recordId: unknown, by: author, facts: called("Leekland"), state: "submitted" }),
      await makeFacts(db, { recordId: first, by: author, facts: called("Tonga"), state: "submitted" }),
      await makeFacts(db, { recordId: second, by: author, facts: called("Tonga"), state: "submitted" }),
    ];
    expect(await previewChange(editor, nowhere.changeId)).toMatchObject({ refusal: "countryCodeNeeded", proposed: null });
    expect((await previewOf(tonga.changeId)).edition.body.slug).toBe("to");
    await publishAsSeen(editor, { changeId: tonga.changeId, publicNote: null });
    expect(await previewChange(editor, again.changeId)).toMatchObject({ refusal: "countryOnRecord", proposed: null });
  });

  it("is for those who may read the change, and for no other", async () => {
    const { changeId } = await submittedPerson();
    expect(await previewChange(author, changeId)).not.toBeNull();
    for (const actor of [stranger, advocate]) expect(await previewChange(actor, changeId)).toBeNull();
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect(await previewChange(editor, changeId), "what was decided is on the record's own page").toBeNull();
  });
});
