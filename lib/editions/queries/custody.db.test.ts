import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId, Slug } from "@/lib/core/ids";
import { clockOfSpell, representedBy, representingOf, spellsOf, spellsUnder } from "@/lib/editions/custody";
import { onlyOf } from "@/lib/editions/edition";
import { peopleUnder } from "@/lib/editions/people-under";
import { countPeopleUnder } from "@/lib/editions/queries/count-people-under";
import { readRecord } from "@/lib/editions/queries/read-record";
import type { FactInput } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { chargeIn, representationIn, since, spellIn } from "@/prisma/factories/custody";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let author: Actor, editor: Actor;
let client: MadePerson, lawyer: MadePerson;
let practice: RecordId;

const publish = (recordId: RecordId, facts: FactInput[]) => publishFacts(database.db, { recordId, by: author, editor, facts });

async function slugOf(id: RecordId): Promise<Slug> {
  return (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug as Slug;
}

async function pageOf<K extends "person" | "practice">(kind: K, id: RecordId) {
  const content = await readRecord(kind, await slugOf(id));
  if (content.state !== "standing") throw new Error("The record was expected to stand.");
  return content;
}

beforeAll(async () => {
  const { db } = database;
  [author, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  [client, lawyer] = [await makePerson(db, { by: author }), await makePerson(db, { by: author, name: "Test Person Bergamot" })];
  practice = await makeRecord(db, "practice", "rsdl");
  const cited = (value: FactInput["value"], rest: Partial<FactInput> = {}) => factOf(value, client.sourceId, rest);
  await publish(client.sourceId, [cited({ kind: "attribute", attribute: "publisher", text: "Invented Vegetable Gazette", language: "en" })]);
  await publish(practice, [cited({ kind: "name", text: "RSDL", language: "en", nameKind: "main" })]);
  await publish(lawyer.recordId, [cited({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null })]);
  await publish(client.recordId, [
    cited(spellIn(client.caseId, practice, { endEdtf: "2017-05-31" }), since("2016-12-01")),
    cited(chargeIn(client.caseId, "subversion", { charge: "subversion" })),
    cited(representationIn(client.caseId, lawyer.recordId, { began: "engaged_by_family" })),
  ]);
});

it("publishes a case that holds nothing but custody, and counts it under its practice's law", async () => {
  const { edition, lookup, laws } = await pageOf("person", client.recordId);
  const [entry] = spellsOf(edition.body);
  expect(entry && clockOfSpell(entry, { lookup, laws }, "2020-01-01")).toMatchObject({ held: { least: 181, most: 181 }, limit: { standing: "within" } });
  expect(edition.body.cases.map(({ events, charges }) => [events.length, charges?.map(({ text }) => text)])).toEqual([[0, ["subversion"]]]);
});

it("finds the client from the lawyer's page and from the practice's, without naming either in the other's body", async () => {
  const { edition, mentioning } = await pageOf("person", lawyer.recordId);
  expect(representedBy(edition.body.id, onlyOf(mentioning, "person")).map((row) => row.client.body.id)).toEqual([client.recordId]);
  expect(JSON.stringify(edition.body)).not.toContain(client.recordId);
  const under = onlyOf((await pageOf("practice", practice)).mentioning, "person");
  expect([peopleUnder(practice, under).recorded.length, spellsUnder(practice, under).length]).toEqual([1, 1]);
});

it("leaves no trace of a lawyer or a client who was withdrawn", async () => {
  await withdrawRecord(editor, { recordId: lawyer.recordId, reason: "Asked for.", confirmed: "yes" });
  const { edition, lookup } = await pageOf("person", client.recordId);
  expect(representingOf(edition)).toEqual([]);
  expect(lookup.has(lawyer.recordId)).toBe(false);
  await withdrawRecord(editor, { recordId: client.recordId, reason: "Asked for.", confirmed: "yes" });
  const under = onlyOf((await pageOf("practice", practice)).mentioning, "person");
  expect([peopleUnder(practice, under).recorded, spellsUnder(practice, under)]).toEqual([[], []]);
});

it("counts nobody as disputed for a practice that was withdrawn: search and page say the same of who is left", async () => {
  const [kept, gone] = [await makeRecord(database.db, "practice"), await makeRecord(database.db, "practice")];
  const { recordId, caseId } = await makePerson(database.db, { by: author, name: "Test Person Celeriac" });
  for (const id of [kept, gone]) await publish(id, [factOf({ kind: "name", text: "Invented practice", language: "en", nameKind: "main" }, client.sourceId)]);
  await publish(recordId, [kept, gone].map((id) => factOf(spellIn(caseId, id), client.sourceId, since("2016-12-01"))));
  const counted = async () => {
    const { recorded, alleged } = peopleUnder(kept, onlyOf((await pageOf("practice", kept)).mentioning, "person"));
    return { page: [recorded.length, alleged.length], search: (await countPeopleUnder([kept])).get(kept) };
  };
  expect(await counted()).toEqual({ page: [0, 1], search: { stated: 0, alleged: 1 } });
  await withdrawRecord(editor, { recordId: gone, reason: "Asked for.", confirmed: "yes" });
  expect(await counted()).toEqual({ page: [1, 0], search: { stated: 1, alleged: 0 } });
});
