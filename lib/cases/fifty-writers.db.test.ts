/** Fifty people write on one record at the same moment: nothing is lost, nothing is there twice, and whoever comes second is shown what was first. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import { addCase } from "@/lib/cases/commands/add-case";
import { checkCase } from "@/lib/cases/commands/check-case";
import type { FactConflict } from "@/lib/cases/commands/claim-fact";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { addCaseSchema, checkCaseSchema, editFactSchema, logUpdateSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { publishChange } from "@/lib/publication/commands/publish-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { factOf, makeFacts, makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const WRITERS = 50;
/** Of the fifty, whose work is published at once: each publication takes the record for itself. */
const PUBLISHED = 4;

let writers: Actor[];
let [editor, second]: Actor[] = [];
let person: MadePerson;

beforeAll(async () => {
  writers = [];
  while (writers.length < WRITERS) writers.push(await makeAccount(database.db, { role: "researcher" }));
  [editor, second] = await Promise.all([makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  person = await makePerson(database.db, { by: who(writers[0]) });
});

const who = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error("beforeAll makes them.");
  return actor;
};

/** What came of one press. Whoever is told that the record is away presses again, as people do: of fifty at once some wait too long for a connection. */
async function pressed<T>(press: () => Promise<T>): Promise<{ kept: T } | { refused: AppError }> {
  for (;;) {
    try {
      return { kept: await press() };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== "unavailable") return { refused: error };
    }
  }
}

function update(actor: Actor, unsentId: string, text: string) {
  return () => logUpdate(actor, logUpdateSchema.parse({ recordId: person.recordId, caseId: person.caseId, stage: "arrest", text, language: "en", citations: [{ sourceId: person.sourceId, exact: text }], unsentId }));
}

function renamed(actor: Actor, text: string, unsentId: string = randomUUID()) {
  return () => editFact(actor, editFactSchema.parse({ assertionId: person.name, value: { kind: "name", text, language: "en", nameKind: "main" }, citations: [{ sourceId: person.sourceId, exact: `called ${text}` }], unsentId }));
}

describe("fifty writers on one record", () => {
  it("who change one fact: one saves, and each of the others is shown both versions and has written nothing", async () => {
    const names = writers.map((_writer, index) => `Test Person of Writer ${String(index)}`);
    const all = await Promise.all(writers.map((writer, index) => pressed(renamed(writer, names[index] ?? ""))));
    const winners = all.flatMap((one, index) => ("kept" in one ? [{ index, ...one.kept }] : []));
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    for (const [index, one] of all.entries()) {
      if (!("refused" in one)) continue;
      expect(one.refused).toMatchObject({ code: "conflict", messageKey: "factChanged" });
      const { base, theirs, yours, latestId } = one.refused.details as FactConflict;
      expect([base.id, theirs?.value, yours?.value, latestId]).toEqual([person.name, { kind: "name", text: names[winner?.index ?? -1], language: "en", nameKind: "main" }, { kind: "name", text: names[index], language: "en", nameKind: "main" }, winner?.assertionId]);
    }
    expect(await database.db.assertion.findMany({ where: { recordId: person.recordId, kind: "name", id: { not: person.name } }, select: { id: true, replacesId: true } })).toEqual([{ id: winner?.assertionId, replacesId: person.name }]);
    expect(await database.db.change.count({ where: { recordId: person.recordId, state: "draft" } }), "no draft is left of those who were second").toBe(1);
    expect(await database.db.audit.count({ where: { event: "fact.replaced", detail: { path: ["recordId"], equals: person.recordId } } })).toBe(1);
  });

  it("who each add something: all of it is there once, and what is published makes one version after the other", async () => {
    const { db } = database;
    const all = await Promise.all(writers.map((writer, index) => pressed(update(writer, randomUUID(), `Told by writer ${String(index)}.`))));
    const changes = all.flatMap((one) => ("kept" in one ? [one.kept.changeId] : []));
    expect(new Set(changes).size).toBe(WRITERS);
    const told = await db.eventReading.findMany({ where: { caseId: person.caseId }, select: { text: true } });
    expect(told.map(({ text }) => text).toSorted()).toEqual(writers.map((_writer, index) => `Told by writer ${String(index)}.`).toSorted());

    const { version: before } = await db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { version: true } });
    const published = changes.slice(0, PUBLISHED);
    for (const [index, changeId] of published.entries()) await submitChange(who(writers[index]), { changeId });
    // Two editors press at the same moment, for each of them.
    const seen = new Map<ChangeId, string>();
    for (const changeId of published) seen.set(changeId, await fingerprintOf(db, changeId));
    const publish = (by: Actor | undefined, changeId: ChangeId) => pressed(() => publishChange(who(by), { changeId, seen: seen.get(changeId) ?? "", publicNote: null }));
    const presses = await Promise.all(published.flatMap((changeId) => [publish(editor, changeId), publish(second, changeId)]));
    expect(presses.filter((one) => "kept" in one)).toHaveLength(PUBLISHED);
    const revisions = await db.revision.findMany({ where: { recordId: person.recordId, version: { gt: before } }, orderBy: { version: "asc" }, select: { version: true, changeId: true } });
    expect(revisions.map(({ version }) => version)).toEqual(published.map((_changeId, index) => before + index + 1));
    expect(revisions.map(({ changeId }) => changeId).toSorted()).toEqual(published.toSorted());
    expect((await db.edition.findMany({ where: { recordId: person.recordId }, orderBy: { number: "asc" }, select: { number: true } })).map(({ number }) => number)).toEqual(published.map((_changeId, index) => index + 1));
    expect((await appliedFacts(db, person.recordId)).filter(({ value }) => value.kind === "event_reading")).toHaveLength(PUBLISHED);
  });
});

describe("a form that comes more than once", () => {
  it("is saved once, however often and however fast it is pressed", async () => {
    const [writer, unsentId] = [who(writers[0]), randomUUID()];
    const all = await Promise.all(Array.from({ length: 10 }, () => pressed(update(writer, unsentId, "Pressed ten times."))));
    expect(all.filter((one) => "kept" in one)).toHaveLength(1);
    expect(all.flatMap((one) => ("refused" in one ? [one.refused.messageKey] : []))).toEqual(Array.from({ length: 9 }, () => "alreadySent"));
    expect(await database.db.eventReading.count({ where: { caseId: person.caseId } })).toBe(1);
  });

  it("is saved once whichever form it is, where its answer was lost and it is sent again", async () => {
    const { db } = database;
    const writer = who(writers[0]);
    const { assertionIds: [fact = person.name] } = await makeFacts(db, { recordId: person.recordId, by: writer, facts: [factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, person.sourceId)] });
    const citations = [{ sourceId: person.sourceId, exact: "so called" }];
    const posts: [string, (unsentId: string) => Promise<unknown>, () => Promise<number>][] = [
      ["an edit", (unsentId) => editFact(writer, editFactSchema.parse({ assertionId: fact, value: { kind: "attribute", text: "activist" }, citations, unsentId })), () => db.assertion.count({ where: { replacesId: fact } })],
      ["a new person", (unsentId) => addCase(writer, addCaseSchema.parse({ name: { text: "Test Person Kohlrabi", language: "en" }, citations, unsentId })), () => db.publicRecord.count({ where: { slug: { startsWith: "test-person-kohlrabi" } } })],
      ["a look for news", (unsentId) => checkCase(writer, checkCaseSchema.parse({ recordId: person.recordId, caseId: person.caseId, lookedAt: "https://court.invalid/list", unsentId })), () => db.newsCheck.count({ where: { caseId: person.caseId } })],
    ];
    for (const [what, post, count] of posts) {
      const unsentId = randomUUID();
      await post(unsentId);
      // The fact that was edited is retired by now: that it was this form which did so is said where it can be told.
      expect((await refusalFrom(post(unsentId))).messageKey, what).toMatch(/^(?:alreadySent|factChanged)$/u);
      expect(await count(), what).toBe(1);
    }
  });
});
