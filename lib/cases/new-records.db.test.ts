/** Records that are no person: begun, published, found again before somebody begins them twice. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addRecord, type RecordsAlike } from "@/lib/cases/commands/add-record";
import { listFreeCodes } from "@/lib/cases/queries/list-free-codes";
import { addRecordSchema } from "@/lib/cases/schema/record";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;
let editor: Actor;
let advocate: Actor;
let person: MadePerson;

beforeAll(async () => {
  const { db } = database;
  [researcher, editor, advocate] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" }), makeAccount(db, { role: "advocate" })]);
  person = await makePerson(db, { by: editor });
});

const cited = () => ({ citations: [{ sourceId: person.sourceId, exact: "so the invented report calls it" }] });
const add = (fields: Record<string, unknown>, actor = researcher) => addRecord(actor, addRecordSchema.parse(fields));
async function published({ recordId, changeId }: { recordId: RecordId; changeId: ChangeId }) {
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  const { slug, document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId }, select: { slug: true, document: true } });
  return { slug, body: document as Record<string, unknown> };
}

describe("a new record", () => {
  it("of each kind is begun with what it is called and by whom, and published", async () => {
    const before = await lastAudit(database.db);
    const organisation = await add({ kind: "organisation", name: { text: "The Invented Nursery", language: "en" }, nativeName: { text: "苗圃试", language: "zh-Hans" }, description: { text: "grows invented seedlings", language: "en" }, ...cited() });
    expect((await auditSince(database.db, before)).map(({ event, subjectId, detail }) => [event, subjectId, detail])).toEqual([["record.added", organisation.recordId, { kind: "organisation", changeId: organisation.changeId }]]);
    expect(await published(organisation)).toMatchObject({ slug: "the-invented-nursery", body: { names: [{ text: "The Invented Nursery", kind: "main" }, { text: "苗圃试", kind: "native" }].map((name) => expect.objectContaining(name) as unknown), attributes: [{ attribute: "description" }] } });
    const practice = await published(await add({ kind: "practice", name: { text: "Invented potting", language: "en" }, ...cited() }));
    expect(practice).toMatchObject({ slug: "invented-potting", body: { kind: "practice" } });
    const country = await add({ kind: "country", code: "no", name: { text: "Norway", language: "en" }, nativeName: { text: "挪威", language: "zh-Hans" }, ...cited() });
    expect(await published(country)).toMatchObject({ slug: "no", body: { kind: "country" } });
    const source = await add({ kind: "source", source: { title: "The Invented Almanac", publisher: "The Invented Press", address: "https://almanac.invalid/1", date: { year: "2031", month: "3", printed: "March 2031" } } });
    expect(await published(source)).toMatchObject({ body: { attributes: expect.arrayContaining([expect.objectContaining({ attribute: "title", citations: [expect.objectContaining({ source: source.recordId, exact: "The Invented Almanac" })] })]) as unknown } });
    const statement = await add({
      kind: "statement", form: "joint_letter", medium: "letter", title: { text: "Letter on invented vegetables", language: "en" }, date: { year: "2031", month: "2", day: "3", printed: "February 3" },
      speaker: { byId: organisation.recordId, language: "en" }, ...cited(),
    });
    const { body } = await published(statement);
    expect(body).toMatchObject({ speakers: [{ by: organisation.recordId }] });
    expect((body["attributes"] as { attribute: string; text: string }[]).map(({ attribute, text }) => `${attribute} ${text}`).toSorted()).toEqual(["dated February 3", "form joint_letter", "medium letter", "title Letter on invented vegetables"]);
  });

  it("is shown what is called alike, or stands at its address, before it is begun a second time", async () => {
    const name = { text: "Invented Herb Society", language: "en" };
    const first = await add({ kind: "organisation", name, ...cited() });
    const again = { kind: "organisation", name: { text: "invented herb society", language: "en" }, ...cited() };
    const refusal = await refusalFrom(add(again, editor));
    expect(refusal).toMatchObject({ code: "invalid", fieldErrors: { confirmed: ["recordAlike"] } });
    expect((refusal.details as RecordsAlike).alike).toEqual([{ id: first.recordId, title: "Invented Herb Society", lang: "en" }]);
    expect((await add({ ...again, confirmed: "yes" }, editor)).recordId).not.toBe(first.recordId);
    const source = (title: string, address: string) => add({ kind: "source", source: { title, address } });
    await source("A herbal", "https://herbal.invalid/One/");
    expect(await refusalFrom(source("The same herbal", "http://www.herbal.invalid/one"))).toMatchObject({ fieldErrors: { confirmed: ["recordAlike"] } });
  });

  it("of a country is the only one of its code, also where two begin it at once", async () => {
    expect(await listFreeCodes(researcher)).toContain("is");
    const begin = () => add({ kind: "country", code: "is", name: { text: "Iceland", language: "en" }, confirmed: "yes", ...cited() });
    const outcomes = await Promise.allSettled([begin(), begin()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalFrom(begin())).toMatchObject({ fieldErrors: { code: ["countryThere"] } });
    expect(await refusalFrom(add({ kind: "country", code: "fi", name: { text: "Sweden", language: "en" }, ...cited() }))).toMatchObject({ fieldErrors: { code: ["countryOfAnotherName"] } });
    expect(await listFreeCodes(researcher)).not.toContain("is");
    expect(await listFreeCodes(advocate)).toEqual([]);
  });

  it("of a country that somebody began and gave up is taken up again, and says nothing of what was given up", async () => {
    const { db } = database;
    const begin = (text: string, actor = researcher) => add({ kind: "country", code: "dk", name: { text, language: "en" }, confirmed: "yes", ...cited() }, actor);
    const first = await begin("Kingdom of Denmark");
    expect(await refusalFrom(begin("Denmark", editor))).toMatchObject({ fieldErrors: { code: ["countryThere"] } });
    await discardChange(researcher, { changeId: first.changeId });
    expect(await listFreeCodes(researcher)).toContain("dk");
    const again = await begin("Denmark", editor);
    expect(again.recordId).toBe(first.recordId);
    expect(again.changeId).not.toBe(first.changeId);
    expect(await listFreeCodes(researcher)).not.toContain("dk");
    expect(await refusalFrom(begin("Denmark"))).toMatchObject({ fieldErrors: { code: ["countryThere"] } });
    await submitChange(editor, { changeId: again.changeId });
    await publishAsSeen(await makeAccount(db, { role: "editor" }), { changeId: again.changeId, publicNote: null });
    const { slug, document } = await db.currentEdition.findUniqueOrThrow({ where: { recordId: again.recordId }, select: { slug: true, document: true } });
    expect(slug).toBe("dk");
    expect((document as { names: { text: string }[] }).names.map(({ text }) => text)).toEqual(["Denmark"]);
  });

  it("is saved once where it is sent twice, and is refused with nothing left behind", async () => {
    const { db } = database;
    const form = { kind: "practice", name: { text: "Invented pruning", language: "en" }, unsentId: randomUUID(), ...cited() };
    await add(form);
    expect((await refusalFrom(add(form))).messageKey).toBe("alreadySent");
    const before = [await lastAudit(db), await db.publicRecord.count()];
    const unpublished = await db.publicRecord.findFirstOrThrow({ where: { kind: "practice", version: 0 }, select: { id: true } });
    expect(await refusalFrom(add({ kind: "statement", form: "remark", speaker: { byId: unpublished.id, language: "en" }, ...cited() }))).toMatchObject({ fieldErrors: { "speaker.byId": ["id"] } });
    expect(await refusalFrom(add({ ...form, unsentId: randomUUID(), name: { text: "Anything", language: "en" } }, advocate))).toMatchObject({ code: "forbidden" });
    for (const wrong of [{ kind: "organisation", ...cited() }, { kind: "organisation", name: form.name }, { kind: "country", code: "uk", name: form.name, ...cited() }, { kind: "statement", ...cited() }, { kind: "statement", form: "remark", date: { year: "2031" }, ...cited() }, { kind: "person", name: form.name, ...cited() }, { kind: "source", source: { address: "https://x.invalid" } }]) {
      expect(addRecordSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
    expect([await lastAudit(db), await db.publicRecord.count()]).toEqual(before);
  });
});
