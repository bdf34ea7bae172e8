import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import type { FactInput } from "@/lib/facts/schema";
import { patternOf, wordsOf } from "@/lib/publication/name-in-text";
import { listStillNaming } from "@/lib/publication/queries/list-still-naming";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, editor: Actor, source: RecordId;

async function publish(kind: RecordKind, ...facts: FactInput[]): Promise<RecordId> {
  const recordId = await makeRecord(database.db, kind);
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts, state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return recordId;
}

const named = (text: string, language = "en") => factOf({ kind: "name", text, language, nameKind: "main" }, source);
const described = (text: string) => factOf({ kind: "attribute", attribute: "description", text, language: "en" }, source);
const quoting = (exact: string) => ({ ...described("An invented neighbour"), citations: [{ ...described("x").citations[0], sourceId: source, exact }] }) as FactInput;
const listed = async (recordId: RecordId, by: Actor = editor) => (await listStillNaming(by, recordId)).records.map(({ id }) => id);

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  editor = await makeAccount(database.db, { role: "editor" });
  source = await makeRecord(database.db, "source");
  const { changeId } = await makeFacts(database.db, { recordId: source, by: researcher, facts: [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, source)], state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
});

describe("the records whose text still names one that is to be withdrawn", () => {
  it("are those with one of its public names in a quotation or a text, however it is broken into lines, in any script", async () => {
    const person = await publish("person", named("Test Person Aubergine"), factOf({ kind: "name", text: "茄子某", language: "zh-Hans", nameKind: "native" }, source));
    const quotes = await publish("organisation", named("Invented Office One"), quoting("They met test\u00a0person\nAUBERGINE, they said."));
    const tells = await publish("organisation", named("Invented Office Two"), described("Colleagues of 茄子某的"));
    await publish("organisation", named("Invented Office Three"), described("Colleagues of Test Person Aubergines and of Person Aubergine"));
    expect((await listed(person)).toSorted()).toEqual([quotes, tells].toSorted());
    expect(await listStillNaming(editor, person)).toMatchObject({ more: false });
  });

  it("are found by a title too, are still listed once it is withdrawn, and are none where nothing names it", async () => {
    const letter = await publish("statement", factOf({ kind: "attribute", attribute: "title", text: 'A "quoted" (invented) letter.', language: "en" }, source));
    const quotes = await publish("organisation", named("Invented Office Four"), quoting('They signed A "quoted" (invented) letter. Then they left.'));
    expect(await listed(letter)).toEqual([quotes]);
    await withdrawRecord(editor, { recordId: letter, reason: "Safety.", confirmed: "yes" });
    expect(await listed(letter)).toEqual([quotes]);
    await withdrawRecord(editor, { recordId: quotes, reason: "Safety.", confirmed: "yes" });
    expect(await listed(letter)).toEqual([]);
    expect(await listed(await makeRecord(database.db, "person"))).toEqual([]);
  });

  it("are the same that reading every text would find, whatever a name is written with", async () => {
    const names = ["Nguyễn Aubergine", "O'Aubergine-Fig", "ŁUKASZ Fig", "Фиг Фигович", "茄", "茄子", "𠮷茄子", "ཀཁ་གང", "Fig\\new", "ŸFig", "Straße", "Fig 1989", "Fig（茄）", "‘Fig’ (the elder)"];
    const own = (name: string) => [`They met\n${name}\nthere`, `Of ${name.toLowerCase()}.`, name.replaceAll(" ", "\n\u00a0"), `(${name}) C:\\${name}`];
    const others = ["Nguy Aubergines, Figs of 1989, 子茄, new", ...names.map((name) => `x${name}x`)];
    for (const name of names) {
      const words = wordsOf(name);
      const found = await database.sqlAs("owner", `
        SELECT told, public_site.told_words(to_json(told)::text) @> public_site.told_words($2) AS "byWords" FROM unnest($1::text[]) AS told WHERE to_json(told)::text ~* $3`, [[...own(name), ...others], words.join(" "), patternOf(name, words)]);
      expect(found.filter(({ byWords }) => byWords !== true), name).toEqual([]);
      expect(found.map(({ told }) => told), name).toEqual(expect.arrayContaining(own(name)));
    }
  });

  it("are found by the index of the words that are told, and no text is read for nothing", async () => {
    const [plan] = await database.sqlAs("owner", "EXPLAIN (FORMAT JSON) SELECT FROM public_site.current_edition c WHERE public_site.told_words(c.document::text) @> public_site.told_words('Test Person Aubergine')");
    expect(JSON.stringify(plan)).toContain("current_edition_told_words_idx");
  });

  it("are an editor's to see", async () => {
    const person = await publish("person", named("Test Person Bergamot"));
    await publish("organisation", named("Invented Office Five"), described("Of Test Person Bergamot"));
    expect(await listed(person, researcher)).toEqual([]);
    expect(await listed(person)).toHaveLength(1);
  });

  it("are at most so many, and it is said that there are more", async () => {
    const person = await publish("person", named("Test Person Cardamom"));
    for (const office of ["Invented Office Six", "Invented Office Seven"]) await publish("organisation", named(office), described("Of Test Person Cardamom"));
    expect(await listStillNaming(editor, person, 1)).toMatchObject({ records: [expect.anything()], more: true });
    expect(await listStillNaming(editor, person, 2)).toMatchObject({ records: [expect.anything(), expect.anything()], more: false });
  });
});

describe("the records that quote a source which is to be withdrawn", () => {
  it("are listed: what only it says will not be drawn there any more", async () => {
    const other = await publish("source", factOf({ kind: "attribute", attribute: "title", text: "Another invented report", language: "en" }, source));
    const quotes = await publish("organisation", { ...named("Invented Office Eight"), citations: [{ ...described("x").citations[0], sourceId: other, exact: "Words." }] } as FactInput);
    expect((await listStillNaming(editor, other)).records.map(({ id }) => id)).toEqual([quotes]);
  });
});
