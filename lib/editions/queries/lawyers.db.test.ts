import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { listClients } from "@/lib/editions/queries/list-clients";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { readSearch } from "@/lib/editions/search/params";
import type { FactInput } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { representationIn } from "@/prisma/factories/custody";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, editor: Actor;

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  editor = await makeAccount(database.db, { role: "editor" });
});

async function publish(kind: "person" | "source", facts: (id: Awaited<ReturnType<typeof makeRecord>>) => FactInput[]) {
  const recordId = await makeRecord(database.db, kind);
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts: facts(recordId), state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return recordId;
}

it("lists and counts as lawyers only those of whom a source that stands plainly says so", async () => {
  const titled = (id: Parameters<typeof factOf>[1]) => [factOf({ kind: "attribute", attribute: "title", text: "Invented report", language: "en" }, id)];
  const source = await publish("source", titled);
  const doomed = await publish("source", titled);
  const person = (name: string, ...occupations: [typeof source, Partial<FactInput>][]) =>
    publish("person", () => [
      factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, source),
      ...occupations.map(([from, parts]) => factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: "en" }, from, parts)),
    ]);
  await person("Test Person Aubergine", [source, {}]);
  await person("Test Person Bergamot", [source, { modality: "denied" }]);
  await person("Test Person Cardamom", [source, { modality: "denied" }], [source, { modality: "alleged" }]);
  await person("Test Person Daikon", [doomed, {}]);
  await person("Test Person Endive");

  const lawyers = async () => {
    const { people, counts: { total } } = await readPeopleSearch(readSearch({}, "lawyers").search);
    expect(people).toHaveLength(total);
    return people.map(({ body }) => body.names[0]?.text).toSorted();
  };
  expect(await lawyers()).toEqual(["Test Person Aubergine", "Test Person Daikon"]);
  await withdrawRecord(editor, { recordId: doomed, reason: "Safety.", confirmed: "yes" });
  expect(await lawyers()).toEqual(["Test Person Aubergine"]);
});

it("lists and counts those who plainly represent somebody on record, with whom they defended, until that is withdrawn", async () => {
  const titled = (id: Parameters<typeof factOf>[1]) => [factOf({ kind: "attribute", attribute: "title", text: "Invented report", language: "en" }, id)];
  const [source, doomed] = [await publish("source", titled), await publish("source", titled)];
  const lawyer = async (name: string, ...occupation: FactInput[]) => publish("person", () => [factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, source), ...occupation]);
  const plain = await lawyer("Defender Plain");
  const both = await lawyer("Defender Both", factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: "en" }, source));
  const alleged = await lawyer("Defender Alleged");
  const denied = await lawyer("Defender Denied");
  const fallen = await lawyer("Defender Fallen");
  const client = await makePerson(database.db, { by: researcher, name: "Client Bergamot" });
  const works = (lawyerId: typeof plain, parts: Partial<FactInput> = {}, from = source) => factOf(representationIn(client.caseId, lawyerId, { ended: "disbarred" }), from, parts);
  const { changeId } = await makeFacts(database.db, {
    recordId: client.recordId, by: researcher, state: "submitted",
    facts: [works(plain), works(both), works(alleged, { modality: "alleged" }), works(denied), works(denied, { modality: "denied" }), works(fallen, {}, doomed)],
  });
  const cited = await makeFacts(database.db, { recordId: client.sourceId, by: researcher, facts: titled(client.sourceId), state: "submitted" });
  for (const { changeId: ready } of [cited, { changeId }]) await publishAsSeen(editor, { changeId: ready, publicNote: null });

  const found = async (q: string, list: "lawyers" | "people" = "lawyers") => {
    const { people, counts } = await readPeopleSearch(readSearch({ q, ...(list === "people" ? { role: "lawyer" } : {}) }, list).search);
    expect(people).toHaveLength(counts.total);
    // With and without a name, a number is how many its link shows.
    const role = counts.facets.find(({ facet, value }) => facet === "role" && value === "lawyer");
    expect(role?.count ?? 0).toBe(people.length);
    return people.map(({ body }) => body.names[0]?.text ?? "").filter((name) => name.startsWith("Defender")).toSorted();
  };
  expect([await found(""), await found("Defender"), await found("", "people"), await found("Defender", "people")]).toEqual(Array.from({ length: 4 }, () => ["Defender Both", "Defender Fallen", "Defender Plain"]));
  const clients = await listClients([plain, alleged]);
  expect([...clients.keys()]).toEqual([plain]);
  expect(clients.get(plain)).toMatchObject({ more: 0, shown: [{ client: { body: { id: client.recordId } }, mark: null, readings: [{ ended: "disbarred" }] }] });

  await withdrawRecord(editor, { recordId: doomed, reason: "Safety.", confirmed: "yes" });
  expect([await found(""), await found("Defender")]).toEqual([["Defender Both", "Defender Plain"], ["Defender Both", "Defender Plain"]]);
  await withdrawRecord(editor, { recordId: client.recordId, reason: "Safety.", confirmed: "yes" });
  expect([await found(""), await found("Defender"), await found("", "people")]).toEqual([["Defender Both"], ["Defender Both"], ["Defender Both"]]);
  expect([...(await listClients([plain, both])).keys()]).toEqual([]);
});
