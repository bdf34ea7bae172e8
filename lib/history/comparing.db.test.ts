/** A revision's page reads of three versions only what it shows. It must say what comes out where each of them is read whole, and what stands from the facts themselves. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, type RecordId } from "@/lib/core/ids";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { differenceBetween } from "@/lib/history/between";
import { getRevision, MOST_FACTS } from "@/lib/history/queries/get-revision";
import { restoringOf } from "@/lib/history/queries/restoring";
import { originsOf, revisionFacts } from "@/lib/history/queries/revision-facts";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const REVISIONS = [1, 2, 3, 4, 5, 6];

let author: Actor;
let editor: Actor;
let recordId: RecordId;

const describedAs = (text: string, source: RecordId) => factOf({ kind: "attribute", attribute: "description", text, language: "en" }, source);

/** Named, described at length, named anew, something taken out, said by a source that is withdrawn since, and withdrawn itself: its newest revision is of an act without a change. */
beforeAll(async () => {
  const { db } = database;
  [author, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  const [source, withdrawn] = [await makeSource(db, { by: author }), await makeRecord(db, "source")];
  await publishFacts(db, { recordId: withdrawn, by: author, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented register", language: "en" }, withdrawn)] });
  recordId = await makeRecord(db, "person");
  const publish = (facts: Parameters<typeof publishFacts>[1]["facts"]) => publishFacts(db, { recordId, by: author, editor, facts });
  await publish([factOf({ kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" }, source)]);
  await publish([...Array.from({ length: MOST_FACTS + 5 }, (_, at) => describedAs(`Grows ${String(at + 1)} vegetables.`, source)), describedAs("Is in the register.", withdrawn)]);
  await publishAsSeen(editor, { changeId: await submitNewName(db, { recordId, by: author, name: "Test Person Bergamot", source }), publicNote: "Spelled anew." });
  for (const text of ["Grows 3 vegetables.", "Is in the register."]) {
    const { assertionId } = await db.attribute.findFirstOrThrow({ where: { text }, select: { assertionId: true } });
    const { changeId } = await retireFactOf(author, { assertionId: assertionIdSchema.parse(assertionId) });
    await submitChange(author, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: "Taken out." });
  }
  await withdrawRecord(editor, { recordId: withdrawn, reason: "Asked for.", confirmed: "yes" });
  await withdrawRecord(editor, { recordId, reason: "Asked for.", confirmed: "yes" });
});

async function whole(version: number) {
  const facts = await revisionFacts(database.db, recordId, version);
  if (facts === null) throw new Error(`No revision ${String(version)}.`);
  return facts;
}

describe("a revision's page", () => {
  it.each(REVISIONS)("says what differs between it and any other, as both do where they are read whole: %i", async (version) => {
    const origins = await originsOf(database.db, recordId);
    for (const other of [0, ...REVISIONS]) {
      const [older, newer] = [await whole(Math.min(version, other)), await whole(Math.max(version, other))];
      expect((await getRevision(author, recordId, version, other))?.rows).toEqual(differenceBetween(older, newer, origins));
    }
  });

  it.each(REVISIONS)("says what the record said then, page by page: %i", async (version) => {
    const facts = await whole(version);
    const pages = [await getRevision(author, recordId, version, null), await getRevision(author, recordId, version, null, 2), await getRevision(author, recordId, version, null, 3)];
    expect(pages.map((page) => page?.facts)).toEqual([facts.slice(0, MOST_FACTS), facts.slice(MOST_FACTS, 2 * MOST_FACTS), []]);
    expect(pages.map((page) => page?.factCount)).toEqual([facts.length, facts.length, facts.length]);
  });

  it.each(REVISIONS)("says what restoring it would do, as the command does it that reads the facts that stand: %i", async (version) => {
    const shown = await getRevision(author, recordId, version, null);
    expect(shown?.standing).toBe(REVISIONS.length);
    expect(shown?.restoring).toEqual(version === REVISIONS.length ? null : await restoringOf(database.db, recordId, version));
  });
});
