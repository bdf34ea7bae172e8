import { expect, it } from "vitest";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { findRecord } from "@/lib/editions/queries/find-record";
import { numberNotes } from "@/lib/editions/source-notes";
import { citationSchema, type CitationInput, type FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();

it("publishes how the office rates a source and, apart from it, what it says, and leaves out what nobody rated", async () => {
  const { db } = database;
  const [author, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  const { recordId, sourceId } = await makePerson(db, { by: author });
  const described = (text: string): FactValue => ({ kind: "attribute", attribute: "description", text, language: "en" });
  const quoted = (rating: Partial<CitationInput>) => ({ citations: [citationSchema.parse({ sourceId, exact: "a gardener", ...rating })] });
  const { changeId: ofSource } = await makeFacts(db, { recordId: sourceId, by: author, state: "submitted", facts: [factOf({ kind: "attribute", attribute: "archive", text: "https://archive.example/1", language: null }, sourceId)] });
  await publishAsSeen(editor, { changeId: ofSource, publicNote: null });
  const { changeId } = await makeFacts(db, {
    recordId, by: author, state: "draft",
    facts: [factOf(described("rated"), sourceId, quoted({ reliability: "B", credibility: "3" })), factOf(described("rated alike"), sourceId, quoted({ reliability: "B", credibility: "3" })), factOf(described("half rated"), sourceId, quoted({ reliability: "F" })), factOf(described("not rated"), sourceId, quoted({}))],
  });
  await submitChange(author, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });

  const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  const found = await findRecord("person", slug);
  if (found.state !== "standing") throw new Error("The record does not stand.");
  const ratings = found.edition.published.attributes.map(({ text, citations: [citation] }) => [text, citation?.reliability, citation?.credibility, citation && "credibility" in citation]);
  expect(ratings).toEqual(expect.arrayContaining([["rated", "B", "3", true], ["half rated", "F", undefined, false], ["not rated", undefined, undefined, false]]));
  // One quotation carries facts that are rated alike, and none that is not.
  expect(await db.citation.count({ where: { sourceId, exact: "a gardener" } })).toBe(3);

  const source = await findRecord("source", (await db.publicRecord.findUniqueOrThrow({ where: { id: sourceId }, select: { slug: true } })).slug);
  if (source.state !== "standing") throw new Error("The source does not stand.");
  expect(source.edition.body.attributes.map(({ attribute, text }) => [attribute, text])).toContainEqual(["archive", "https://archive.example/1"]);
  const notes = numberNotes(found.edition.body.attributes.flatMap(({ citations }) => citations), new Map([[sourceId, source.edition]]));
  expect(notes.groups.flatMap((group) => group.notes)).toHaveLength(3);
});

it("takes no rating that the scales do not have", async () => {
  const { db } = database;
  const author = await makeAccount(db, { role: "researcher" });
  const { sourceId } = await makePerson(db, { by: author });
  for (const [column, value] of [["reliability", "G"], ["credibility", "0"]] as const) {
    await expect(database.sqlAs("desk", `INSERT INTO desk.citation (source_id, exact, ${column}) VALUES ($1, 'words', $2)`, [sourceId, value])).rejects.toThrow(`citation_${column}_known`);
  }
});
