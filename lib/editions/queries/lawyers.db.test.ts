import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { readSearch } from "@/lib/editions/search/params";
import type { FactInput } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
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
