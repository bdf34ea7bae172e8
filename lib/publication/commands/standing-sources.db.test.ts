/** What rests on a withdrawn source enters no later edition: an edition keeps what it says for good. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as getRecord } from "@/app/api/v1/[kind]/[slug]/route";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { cite, edition, fact } from "@/lib/editions/edition-fixtures";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { insertStanding } from "@/prisma/factories/standing-records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
let researcher: Actor, editor: Actor;
let person: RecordId, steady: RecordId, doubtful: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  [person, steady, doubtful] = await Promise.all([makeRecord(database.db, "person"), makeRecord(database.db, "source"), makeRecord(database.db, "source")]);
  for (const source of [steady, doubtful]) await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "An invented report", language: "en" }, source)]);
});

const named = (text: string, nameKind: "main" | "alias" = "main"): FactValue => ({ kind: "name", text, language: "en", nameKind });
const words = (sourceId: RecordId, exact: string) => ({ sourceId, exact, prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null });
const submitted = async (recordId: RecordId, facts: FactInput[]) => (await makeFacts(database.db, { recordId, by: researcher, facts, state: "submitted" })).changeId;
const withdraw = (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "Safety.", confirmed: "yes" });

async function publish(recordId: RecordId, facts: FactInput[]) {
  return publishAsSeen(editor, { changeId: await submitted(recordId, facts), publicNote: "Invented." });
}

async function apiAnswer(): Promise<string> {
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person }, select: { slug: true } });
  return (await getRecord(new Request(`http://site.invalid/api/v1/people/${slug}`), { params: Promise.resolve({ kind: "people", slug }) })).text();
}
const lastBody = async () => (await database.db.editionBody.findFirstOrThrow({ where: { recordId: person }, orderBy: { number: "desc" } })).body;

describe("a source withdrawn", () => {
  it("before a change that rests on it is published: the change is refused, and nothing of it becomes public", async () => {
    const changeId = await submitted(person, [factOf(named("Parsnip Staying"), steady), factOf(named("Celeriac Rumoured", "alias"), doubtful)]);
    await withdraw(doubtful);
    await expect(publishAsSeen(editor, { changeId, publicNote: null })).rejects.toMatchObject({ code: "conflict", messageKey: "sourceWithdrawn" });
    expect(await database.db.change.findUniqueOrThrow({ where: { id: changeId } })).toMatchObject({ state: "submitted" });
    expect(await database.db.edition.count({ where: { recordId: person } })).toBe(0);
  });

  it("while such a change is published: whichever comes second knows of the first", async () => {
    await publish(person, [factOf(named("Parsnip Staying"), steady)]);
    const changeId = await submitted(person, [factOf(named("Celeriac Rumoured", "alias"), doubtful)]);
    const [withdrawn, published] = await database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT FROM desk.public_record WHERE id = ${doubtful}::uuid FOR UPDATE`;
      const first = withdraw(doubtful);
      await untilWaiting(database, 1);
      const second = publishAsSeen(editor, { changeId, publicNote: null }).then(() => "published", ({ messageKey }: { messageKey: string }) => messageKey);
      await untilWaiting(database, 2);
      return [first, second];
    }, { timeout: 20_000 });
    await withdrawn;
    expect(await published).toBe("sourceWithdrawn");
    expect(await apiAnswer()).not.toContain("Celeriac");
  });

  it("after: the next edition says neither its words nor what rests on it alone, and keeps what another source says", async () => {
    const both = factOf(named("Salsify Shared", "alias"), steady, { citations: [words(steady, "called Salsify"), words(doubtful, "Salsify, whispered")] });
    await publish(person, [factOf(named("Parsnip Staying"), steady), factOf(named("Celeriac Rumoured", "alias"), doubtful), both]);
    expect(await lastBody()).toContain("Celeriac Rumoured");
    await withdraw(doubtful);
    await publish(person, [factOf(named("Chervil Added", "alias"), steady)]);
    for (const text of [await lastBody(), await apiAnswer()]) {
      expect(text).toContain("Chervil Added");
      expect(text).toContain("called Salsify");
      for (const gone of ["Celeriac Rumoured", "whispered", doubtful]) expect(text).not.toContain(gone);
    }
    expect(await database.db.assertion.count({ where: { recordId: person, kind: "name", retiredByChangeId: null } }), "the desk keeps every fact").toBe(4);
  });

  it("is found by nothing of the hundreds that cite it", async () => {
    const name = (sourceId: RecordId, text: string, kind: "main" | "alias") => ({ ...fact([cite(sourceId, text)]), text, language: "en", kind });
    const people = Array.from({ length: 230 }, (_, at) =>
      edition("person", `kohlrabi-${String(at)}`, { names: [name(steady, `Kohlrabi ${String(at)}`, "main"), name(doubtful, `Turnip Rumoured ${String(at)}`, "alias")], affiliations: [], cases: [] }));
    await insertStanding(database.urls.ownerUrl, people);
    const named = async (text: string) => (await database.sqlAs("reader", "SELECT count(*)::int AS count FROM public_site.person_name WHERE text LIKE $1", [`${text} %`]))[0]?.["count"];
    expect(await named("Turnip Rumoured")).toBe(230);
    await withdraw(doubtful);
    expect([await named("Turnip Rumoured"), await named("Kohlrabi")]).toEqual([0, 230]);
  });

  it("at the same moment as others that the same record cites: each of them is withdrawn, and none has to be tried again", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const doubtfuls = await Promise.all(Array.from({ length: 4 }, () => makeRecord(database.db, "source")));
    for (const source of doubtfuls) await publish(source, [factOf({ kind: "attribute", attribute: "title", text: "An invented rumour", language: "en" }, source)]);
    await publish(person, [factOf(named("Parsnip Staying"), steady), ...doubtfuls.map((source, at) => factOf(named(`Celeriac Rumoured ${String(at)}`, "alias"), source))]);
    const all = await database.db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT FROM public_site.current_edition WHERE record_id = ${person}::uuid FOR UPDATE`;
      const withdrawals = doubtfuls.map(withdraw);
      await untilWaiting(database, doubtfuls.length);
      return withdrawals;
    }, { timeout: 20_000 });
    await Promise.all(all);
    expect(written.mock.calls.map(([line]) => String(line)).join("")).not.toContain("tried_again");
    written.mockRestore();
    expect(await database.sqlAs("reader", "SELECT text FROM public_site.person_name WHERE record_id = $1", [person])).toEqual([{ text: "Parsnip Staying" }]);
  });

  it("gives no address its words", async () => {
    const changeId = await submitted(person, [factOf(named("Parsnip Staying", "alias"), steady)]);
    await makeFacts(database.db, { recordId: person, by: researcher, facts: [factOf(named("Celeriac Rumoured"), doubtful)], state: "applied" });
    await withdraw(doubtful);
    await publishAsSeen(editor, { changeId, publicNote: null });
    expect((await database.db.publicRecord.findUniqueOrThrow({ where: { id: person } })).slug).toMatch(/^parsnip-staying/);
  });
});
