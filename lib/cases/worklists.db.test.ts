/** What the record asks for: cases of which nothing is heard, and dates that lie ahead. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { checkCase } from "@/lib/cases/commands/check-case";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { DATES_COUNTED_TO, DAYS_AHEAD, listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import { listNewsChecks, listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { checkCaseSchema, logUpdateSchema } from "@/lib/cases/schema";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { addDays } from "@/lib/core/days";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { makeAccount } from "@/prisma/factories/accounts";
import { since, spellIn } from "@/prisma/factories/custody";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

vi.mock("@/lib/platform/clock", () => ({ now: vi.fn() }));

const database = testDatabase();
const codeOf = codesFrom(database);
const TODAY = "2031-06-15";
let [researcher, editor, advocate]: Actor[] = [];
let person: MadePerson;

const who = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error("beforeAll makes them.");
  return actor;
};
const at = (day: string) => vi.mocked(now).mockReturnValue(new Date(`${day}T12:00:00Z`));

beforeAll(async () => {
  [researcher, editor, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "advocate" })]);
});

beforeEach(async () => {
  at(TODAY);
  person = await makePerson(database.db, { by: who(researcher) });
});

const date = (edtf: string) => ({ edtf });

async function log(rest: Record<string, unknown>) {
  return logUpdate(who(researcher), logUpdateSchema.parse({ recordId: person.recordId, caseId: person.caseId, stage: "arrest", text: "Happened in an invented garden.", language: "en", citations: [{ sourceId: person.sourceId, exact: "in the garden" }], ...rest }));
}

async function publish(rest: Record<string, unknown>): Promise<void> {
  const { changeId } = await log(rest);
  await submitChange(who(researcher), { changeId });
  await publishAsSeen(who(editor), { changeId, publicNote: null });
}

const quiet = async (days = 90, actor = researcher) => {
  const { cases, count } = await listQuietCases(who(actor), days, 50);
  expect(count, "the number is that of the list").toBe(cases.length);
  return cases.filter(({ record }) => record.id === person.recordId);
};
const check = (rest: Record<string, unknown>, actor = researcher) => checkCase(who(actor), checkCaseSchema.parse({ recordId: person.recordId, caseId: person.caseId, lookedAt: "https://court.invalid/list", ...rest }));

describe("cases without news", () => {
  it("are those whose latest dated event is old, or that have none, of people of whom no end is on record", async () => {
    await publish({ date: date("2031-01-10") });
    expect(await quiet()).toMatchObject([{ caseId: person.caseId, number: 1, newsOn: "2031-01-10", checkedAt: null }]);
    expect(await quiet(180)).toEqual([]);
    await publish({ stage: "trial", text: "Tried.", date: date("2031-06-01") });
    expect(await quiet()).toEqual([]);
    expect(await quiet(90, advocate)).toEqual([]);
  });

  it("leave out whoever was released, and whoever is not public", async () => {
    await log({ date: date("2030-01-10") });
    expect(await quiet(), "a draft is its writer's work, and no case without news").toEqual([]);
    await publish({ date: date("2030-01-10") });
    expect(await quiet()).toHaveLength(1);
    await publish({ stage: "released", text: "Released.", date: date("2030-02-10") });
    expect(await quiet()).toEqual([]);
  });

  it("are looked at, with where and by whom, and come back when that is as long ago", async () => {
    await publish({ date: date("2030-03-10") });
    const before = await lastAudit(database.db);
    await check({ sourceId: person.sourceId });
    expect(await auditSince(database.db, before)).toEqual([{ event: "case.checked", subjectId: person.caseId, actorId: who(researcher).accountId, detail: { recordId: person.recordId } }]);
    expect(await quiet()).toEqual([]);
    expect(await listNewsChecks(who(editor), person.recordId, person.caseId)).toMatchObject([{ by: who(researcher).displayName, lookedAt: "https://court.invalid/list", source: { id: person.sourceId } }]);
    expect(await listNewsChecks(who(advocate), person.recordId, person.caseId)).toEqual([]);
    at(addDays(TODAY, 89));
    expect(await quiet()).toEqual([]);
    at(addDays(TODAY, 92));
    expect((await quiet())[0]?.checkedAt?.toISOString()).toContain(TODAY);
  });

  it("are looked at by researchers alone, on a case that is there, and somewhere", async () => {
    const before = await lastAudit(database.db);
    expect(await refusalFrom(check({}, advocate))).toMatchObject({ code: "forbidden" });
    expect(await refusalFrom(check({ caseId: randomUUID() }))).toMatchObject({ code: "not_found" });
    expect(await refusalFrom(check({ sourceId: randomUUID() }))).toMatchObject({ code: "invalid", fieldErrors: { sourceId: ["id"] } });
    expect(checkCaseSchema.safeParse({ recordId: person.recordId, caseId: person.caseId, lookedAt: " " }).error?.issues.map(({ message }) => message)).toEqual(["lookedNowhere"]);
    await database.db.publicRecord.update({ where: { id: person.recordId }, data: { withdrawnAt: new Date() } });
    expect(await refusalFrom(check({}))).toMatchObject({ code: "conflict", messageKey: "recordWithdrawn" });
    expect([await auditSince(database.db, before), await database.db.newsCheck.count({ where: { caseId: person.caseId } })]).toEqual([[], 0]);
  });

  it("stay on file as looked at, past every command", async () => {
    await check({});
    expect(await codeOf("owner", "UPDATE desk.news_check SET looked_at = 'elsewhere' WHERE case_id = $1", [person.caseId])).toBe("CL102");
    expect(await codeOf("owner", "DELETE FROM desk.news_check WHERE case_id = $1", [person.caseId])).toBe("CL102");
    expect(await codeOf("desk", "DELETE FROM desk.news_check WHERE case_id = $1", [person.caseId])).toBe("42501");
    expect(await codeOf("desk", "INSERT INTO desk.news_check (case_id, checked_by, looked_at) VALUES ($1, $2, 'x')", [person.caseId, who(advocate).accountId])).toBe("CL103");
    expect(await codeOf("desk", "INSERT INTO desk.news_check (case_id, checked_by) VALUES ($1, $2)", [person.caseId, who(researcher).accountId])).toBe("23514");
    expect(await codeOf("reader", "SELECT looked_at FROM desk.news_check")).toBe("42501");
  });
});

describe("dates ahead", () => {
  const ahead = async (actor = researcher) => (await listDatesAhead(who(actor), DATES_COUNTED_TO)).dates.filter(({ record }) => record.id === person.recordId);

  it("are events that a source dates from today on, drafts included, but nothing denied, discarded or far off", async () => {
    const { changeId } = await log({ stage: "trial", text: "Will be tried.", date: date(addDays(TODAY, 3)) });
    await log({ stage: "released", text: "May be released.", date: date("2031-07"), modality: "may_have" });
    await log({ stage: "verdict", text: "Today.", date: date(TODAY) });
    for (const [edtf, modality] of [[addDays(TODAY, -1), "stated"], [addDays(TODAY, DAYS_AHEAD + 1), "stated"], [addDays(TODAY, 5), "denied"]] as const) await log({ date: date(edtf), modality });
    expect((await ahead()).map((row) => (row.what === "event" ? [row.stage, row.edtf, row.modality] : row.what))).toEqual([["verdict", TODAY, "stated"], ["trial", addDays(TODAY, 3), "stated"], ["released", "2031-07", "may_have"]]);
    // How many there are is said however few are shown, and to nobody below researcher.
    const all = await listDatesAhead(who(researcher), DATES_COUNTED_TO);
    const one = await listDatesAhead(who(researcher), 1);
    expect([one.dates.length, one.count, all.count]).toEqual([1, all.dates.length, all.dates.length]);
    expect(await listDatesAhead(who(advocate), 1)).toEqual({ dates: [], count: 0 });
    expect(await ahead(advocate)).toEqual([]);
    await discardChange(who(researcher), { changeId });
    expect(await ahead()).toEqual([]);
  });

  it("are the last days that the law allows for custody without an end, and no limit where no law is on record", async () => {
    const practice = async (slug: string) => recordIdSchema.parse((await database.db.publicRecord.findFirst({ where: { kind: "practice", slug }, select: { id: true } }))?.id ?? (await makeRecord(database.db, "practice", slug)));
    const [rsdl, jail] = [await practice("rsdl"), await practice("black-jail")];
    const spell = async (practiceId: typeof rsdl, begin: string, rest: Parameters<typeof spellIn>[2] = {}) => {
      const made = await database.db.detentionCase.create({ data: { personId: person.recordId, number: 2 + (await database.db.detentionCase.count({ where: { personId: person.recordId } })) }, select: { id: true } });
      const caseId = caseIdSchema.parse(made.id);
      await makeFacts(database.db, { recordId: person.recordId, by: who(researcher), facts: [factOf(spellIn(caseId, practiceId, rest), person.sourceId, since(begin))], state: "draft" });
      return caseId;
    };
    // Six months from 1 January end on 30 June, by the other count on 1 July (lib/vocabulary/counting.ts).
    const exact = await spell(rsdl, "2031-01-01");
    const vague = await spell(rsdl, "2031-01");
    await spell(rsdl, "2030-10-01");
    await spell(rsdl, "2031-05-01");
    await spell(rsdl, "2031-01-01", { endEdtf: "2031-03-01" });
    await spell(jail, "2031-01-01");
    expect((await ahead()).map((row) => (row.what === "limit" ? [row.caseId, row.from, row.to, row.practice?.slug] : row.what)).toSorted()).toEqual([[exact, "2031-06-30", "2031-07-01", "rsdl"], [vague, "2031-06-30", "2031-07-31", "rsdl"]].toSorted());
  });

  it("are the days on which a source says that custody is to end, and none of one that is over or far off", async () => {
    const { db } = database;
    const rsdl = recordIdSchema.parse((await db.publicRecord.findFirst({ where: { kind: "practice", slug: "rsdl" }, select: { id: true } }))?.id ?? (await makeRecord(db, "practice", "rsdl")));
    const ending = (endEdtf: string, modality: "stated" | "may_have" | "denied" = "stated") => makeFacts(db, { recordId: person.recordId, by: who(researcher), facts: [factOf(spellIn(caseIdSchema.parse(person.caseId), rsdl, { endEdtf }), person.sourceId, { ...since("2031-06-01"), modality })], state: "draft" });
    const soon = addDays(TODAY, 7);
    await ending(soon);
    await ending(addDays(TODAY, 9), "may_have");
    await ending(addDays(TODAY, 11), "denied");
    await ending(addDays(TODAY, -1));
    await ending(addDays(TODAY, DAYS_AHEAD + 1));
    expect((await ahead()).map((row) => (row.what === "end" ? [row.from, row.edtf, row.modality, row.practice?.slug] : row.what))).toEqual([[soon, soon, "stated", "rsdl"], [addDays(TODAY, 9), addDays(TODAY, 9), "may_have", "rsdl"]]);
  });

  it("are the nearest, however many longer stretches began before and end later", async () => {
    const { db } = database;
    const practice = async (slug: string) => (await db.publicRecord.findFirst({ where: { kind: "practice", slug }, select: { id: true } }))?.id ?? (await makeRecord(db, "practice", slug));
    const [rsdl, detention] = [await practice("rsdl"), await practice("criminal-detention")];
    const { changeId } = await makeFacts(db, { recordId: person.recordId, by: who(researcher), facts: [], state: "draft" });
    // Written past the commands, since there are hundreds: custody of up to six months that began before, and one of up to 37 days that ends tomorrow.
    await database.sqlAs("owner", `
      INSERT INTO desk.detention_case (person_id, number) SELECT '${person.recordId}', 100 + n FROM generate_series(1, 550) n;
      INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id, edtf, earliest, latest)
        SELECT 'spell', '${person.recordId}', 'planted:' || d.number, '${who(researcher).accountId}', '${changeId}', b.began::text, b.began, b.began
        FROM desk.detention_case d, LATERAL (SELECT CASE d.number WHEN 650 THEN date '2031-05-11' ELSE date '2031-01-20' END AS began) b WHERE d.person_id = '${person.recordId}' AND d.number > 100;
      INSERT INTO desk.spell (assertion_id, case_id, spell, practice_id, language)
        SELECT a.id, d.id, 1, CASE d.number WHEN 650 THEN '${detention}'::uuid ELSE '${rsdl}'::uuid END, 'en'
        FROM desk.assertion a JOIN desk.detention_case d ON d.person_id = a.record_id AND a.question = 'planted:' || d.number WHERE a.added_by_change_id = '${changeId}'`);
    const [nearest, next] = (await listDatesAhead(who(researcher), 20)).dates.filter(({ record }) => record.id === person.recordId);
    expect([nearest?.number, nearest?.from, next?.from]).toEqual([650, "2031-06-16", "2031-07-19"]);
    const { dates, count } = await listDatesAhead(who(researcher), 20);
    expect([dates.length, count]).toEqual([20, DATES_COUNTED_TO]);
  });
});
