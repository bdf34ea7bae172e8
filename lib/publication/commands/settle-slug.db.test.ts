/** Which address a record is published under for the first time. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();

let researcher: Actor, editor: Actor, source: RecordId;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  source = await makeSource(database.db, { by: researcher });
});

const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const attribute = (code: "form" | "title" | "publisher" | "dated", text: string, language: string | null = null): FactValue => ({ kind: "attribute", attribute: code, text, language });
const submitted = async (recordId: RecordId, facts: readonly FactInput[]): Promise<ChangeId> => (await makeFacts(database.db, { recordId, by: researcher, facts, state: "submitted" })).changeId;
const addressOf = async (recordId: RecordId) => (await database.db.currentEdition.findUniqueOrThrow({ where: { recordId } })).slug;

async function published(recordId: RecordId, ...facts: FactInput[]): Promise<string> {
  await publishAsSeen(editor, { changeId: await submitted(recordId, facts), publicNote: null });
  return addressOf(recordId);
}

describe("the address of a record's first publication", () => {
  it("takes its address from the name that becomes public, not from the first that was typed", async () => {
    const typed = await makeRecord(database.db, "person", "secret-first-name");
    const named = factOf({ kind: "name", text: "Test Person Cardamom", language: "en", nameKind: "main" }, source);
    const { changeId } = await makeFacts(database.db, { recordId: typed, by: researcher, facts: [named], state: "submitted" });
    await publishAsSeen(editor, { changeId, publicNote: null });
    const current = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: typed } });
    expect(current.slug).toBe("test-person-cardamom");
    expect(JSON.stringify(current.document)).not.toContain("secret");
    const revision = await database.db.revision.findFirstOrThrow({ where: { recordId: typed } });
    expect(revision.document).toMatchObject({ slug: "test-person-cardamom" });
  });

  it("takes no name or title that is denied, by the source itself or by another one, and says what it is where there is no other", async () => {
    const denied = { modality: "denied" } as const;
    const alias: FactValue = { kind: "name", text: "Test Person Marrow", language: "en", nameKind: "alias" };
    expect(await published(await makeRecord(database.db, "person"), factOf(named("Test Person Swede"), source, denied), factOf(alias, source))).toMatch(/^test-person-marrow/);
    expect(await published(await makeRecord(database.db, "person"), factOf(named("Test Person Swede"), source), factOf(named("Test Person Swede"), source, denied), factOf(alias, source))).toMatch(/^test-person-marrow/);
    expect(await published(await makeRecord(database.db, "statement"), factOf(attribute("title", "On Swedes", "en"), source, denied), factOf(attribute("form", "joint_letter"), source))).toMatch(/^joint-letter/);
  });

  it("says no name that is alleged, uncertain, disputed or contradicted: nothing in an address can say so", async () => {
    const name = factOf(named("Test Person Lovage"), source);
    const rumour = (rest: Partial<FactInput>) => factOf(named("Test Person Lovage"), source, rest);
    const addresses: string[] = [];
    for (const names of [[rumour({ modality: "alleged" })], [rumour({ certainty: "uncertain" })], [rumour({ standing: "disputed" })], [name, rumour({ modality: "denied" })]]) addresses.push(await published(await makeRecord(database.db, "person"), ...names));
    expect(addresses).toEqual(["person", "person-2", "person-3", "person-4"]);
    expect(await published(await makeRecord(database.db, "person"), rumour({ modality: "alleged" }), factOf({ kind: "name", text: "茴试", language: "zh-Hans", nameKind: "native" }, source))).toBe("hui-shi");
    expect(await published(await makeRecord(database.db, "person"), name, rumour({ modality: "alleged" }))).toBe("test-person-lovage");
  });

  it("gives nobody a number in their address for a namesake who is on the desk only, and each who is public an address of their own", async () => {
    const named = () => factOf({ kind: "name", text: "Test Person Kohlrabi", language: "en", nameKind: "main" }, source);
    const records: RecordId[] = [];
    for (const slug of ["test-person-kohlrabi", "test-person-kohlrabi-2", "test-person-kohlrabi-3"]) records.push(await makeRecord(database.db, "person", slug));
    const [draft, first, second] = records as [RecordId, RecordId, RecordId];
    const slugOf = async (recordId: RecordId) => (await database.db.publicRecord.findUniqueOrThrow({ where: { id: recordId } })).slug;
    const publishNamed = async (recordId: RecordId) => {
      const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts: [named()], state: "submitted" });
      await publishAsSeen(editor, { changeId, publicNote: null });
      return (await database.db.currentEdition.findUniqueOrThrow({ where: { recordId } })).slug;
    };
    expect(await publishNamed(second)).toBe("test-person-kohlrabi");
    expect(await slugOf(draft)).toMatch(/^test-person-kohlrabi-\d+$/);
    expect(await publishNamed(first)).toBe("test-person-kohlrabi-2");
    // A withdrawn record keeps its address, or the next one would answer for it.
    await withdrawRecord(editor, { recordId: first, reason: "Safety.", confirmed: "yes" });
    expect(await publishNamed(draft)).toBe("test-person-kohlrabi-3");
  });

  it("is another one for each of several namesakes who are published at the same moment", async () => {
    const changes: { recordId: RecordId; changeId: ChangeId }[] = [];
    for (let made = 0; made < 3; made += 1) {
      const recordId = await makeRecord(database.db, "person");
      changes.push({ recordId, changeId: await submitted(recordId, [factOf(named("Test Person Salsify"), source)]) });
    }
    const publishAll = () => changes.map(({ changeId }) => publishAsSeen(editor, { changeId, publicNote: null }));
    // All three have begun before the first of them may settle on its address.
    const all = await database.db.$transaction(async (holding) => {
      await holding.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('address person test-person-salsify', 0))`;
      const waiting = publishAll();
      await untilWaiting(database, 3);
      return waiting;
    }, { timeout: 20_000 });
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    const addresses = await Promise.all(changes.map(({ recordId }) => addressOf(recordId)));
    expect(addresses.toSorted()).toEqual(["test-person-salsify", "test-person-salsify-2", "test-person-salsify-3"]);
  });

  it("is also given to two namesakes of whom one holds the other's address on the desk", async () => {
    const records = [await makeRecord(database.db, "person", "test-person-scorzonera"), await makeRecord(database.db, "person")];
    const changes = await Promise.all(records.map((recordId) => submitted(recordId, [factOf(named("Test Person Scorzonera"), source)])));
    await Promise.all(changes.map((changeId) => publishAsSeen(editor, { changeId, publicNote: null })));
    expect((await Promise.all(records.map(addressOf))).toSorted()).toEqual(["test-person-scorzonera", "test-person-scorzonera-2"]);
  });
});

describe("the address of a statement or a source without a title", () => {
  const on = (edtf: string) => ({ date: { edtf, printed: null, countedFrom: null } });
  const made = (kind: "statement" | "source") => makeRecord(database.db, kind);

  it("says what it is and of when, as far as a source plainly does", async () => {
    expect(await published(await made("statement"), factOf(attribute("form", "joint_letter"), source), factOf(attribute("dated", "printed", "en"), source, on("2031-02-27")))).toBe("joint-letter-2031-02-27");
    expect(await published(await made("statement"), factOf(attribute("form", "press_remark"), source), factOf(attribute("dated", "printed", "en"), source, on("2031-03")))).toBe("press-remark-2031-03");
    expect(await published(await made("source"), factOf(attribute("publisher", "The Invented Gazette", "en"), source), factOf(attribute("dated", "printed", "en"), source, on("2031-03-20")))).toBe("the-invented-gazette-2031-03-20");
    expect(await published(await made("statement"), factOf(attribute("form", "joint_letter"), source), factOf(attribute("title", "An invented letter", "en"), source))).toBe("an-invented-letter");
  });

  it("leaves out what is internal, alleged, disputed, about or said in two ways", async () => {
    const form = factOf(attribute("form", "interview"), source);
    const dated = (edtf: string, more: Partial<FactInput> = {}) => factOf(attribute("dated", "printed", "en"), source, { ...on(edtf), ...more });
    const addresses: string[] = [];
    for (const dates of [[dated("2031-05-04", { visibility: "internal" })], [dated("2031-05-04", { modality: "alleged" })], [dated("2031-05-04", { standing: "disputed" })], [dated("2031-05~")], [dated("2031-05-04"), dated("2031-05-05")]]) {
      addresses.push(await published(await made("statement"), form, ...dates));
    }
    expect(addresses).toEqual(["interview", "interview-2", "interview-3", "interview-4", "interview-5"]);
    expect(await published(await made("statement"), factOf(attribute("form", "interview"), source, { modality: "alleged" }))).toBe("statement");
  });
});

describe("the address of a country", () => {
  const draft = (slug?: string) => makeRecord(database.db, "country", slug);
  const slugOf = async (id: RecordId) => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
  const refusal = (...keys: string[]) => expect.objectContaining({ code: "invalid", fieldErrors: { form: keys } }) as unknown;

  it("is its ISO 3166 code in lower case, told from the name that becomes public in either language", async () => {
    expect(await published(await draft("iceland"), factOf(named("Iceland"), source))).toBe("is");
    expect(await published(await draft("bulan"), factOf({ kind: "name", text: "不丹", language: "zh-Hans", nameKind: "native" }, source), factOf(named("Leekland"), source))).toBe("bt");
  });

  it("is the code that its record was made with where the names call no country", async () => {
    expect(await published(await draft("xk"), factOf(named("Leekland"), source))).toBe("xk");
    expect(await published(await draft("ch"), factOf(named("Peru"), source))).toBe("pe");
  });

  it("is not made up: without a code the editor is told, and nothing is published", async () => {
    const unknown = await draft("leekland");
    for (const more of [{}, { visibility: "internal" }, { modality: "alleged" }, { standing: "disputed" }] as Partial<FactInput>[]) {
      const changeId = await submitted(unknown, [factOf(named("Leekland"), source), ...(more.modality === undefined && more.visibility === undefined && more.standing === undefined ? [] : [factOf(named("Chad"), source, more)])]);
      await expect(publishAsSeen(editor, { changeId, publicNote: null }), JSON.stringify(more)).rejects.toEqual(refusal("countryCodeNeeded"));
    }
    expect([await database.db.edition.count({ where: { recordId: unknown } }), await slugOf(unknown)]).toEqual([0, "leekland"]);
  });

  it("belongs to one record: a second of the same country is refused, also once the first is withdrawn, and a draft gives it up", async () => {
    const [holding, first, second] = [await draft("to"), await draft("tonga"), await draft("tonga-2")];
    expect(await published(first, factOf(named("Tonga"), source))).toBe("to");
    expect(await slugOf(holding)).toBe("to-2");
    const changeId = await submitted(second, [factOf(named("Tonga"), source)]);
    await expect(publishAsSeen(editor, { changeId, publicNote: null })).rejects.toEqual(refusal("countryOnRecord"));
    await withdrawRecord(editor, { recordId: first, reason: "Safety.", confirmed: "yes" });
    await expect(publishAsSeen(editor, { changeId, publicNote: null })).rejects.toEqual(refusal("countryOnRecord"));
    expect(await database.db.edition.count({ where: { recordId: second } })).toBe(0);
  });
});
