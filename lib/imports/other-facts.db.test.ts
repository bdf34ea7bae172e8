/** Rows that tell no event: stretches of custody, names, callings, affiliations, lawyers and charges, each as its form would put it, and refused where its form refuses it. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, importIdSchema } from "@/lib/core/ids";
import { addFactTo } from "@/lib/cases/commands/add-fact-to";
import { addFactSchema } from "@/lib/cases/schema";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getChange } from "@/lib/changes/queries/get-change";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { makeAccount } from "@/prisma/factories/accounts";
import { importing, unusualName, WHOLE } from "@/prisma/factories/imports";
import { publishAsSeen, publishFacts } from "@/prisma/factories/publications";
import { factOf, makePerson, makeRecord, type MadePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let [researcher, colleague, editor] = [] as unknown as [Actor, Actor, Actor];
let person: MadePerson;
/** Addresses here. */
let [address, lawyer, firm, practice] = ["", "", "", ""];
const ids = { lawyer: "", firm: "", practice: "" };

const HEAD = "person,case,event,what,date,date printed,until,end printed,practice,place,to,how it ended,charge,text,certainty,public_date,exact,source_title,source_address";
type Cell = "person" | "case" | "event" | "date" | "printed" | "end" | "endPrinted" | "practice" | "place" | "to" | "ended" | "charge" | "text" | "publicDate" | "exact";
const row = (what: string, cells: Partial<Record<Cell, string>> = {}) =>
  [cells.person ?? address, cells.case ?? "", cells.event ?? "", what, cells.date ?? "", cells.printed ?? "", cells.end ?? "", cells.endPrinted ?? "", cells.practice ?? "", cells.place ?? "", cells.to ?? "", cells.ended ?? "", cells.charge ?? "", cells.text ?? "", "likely", cells.publicDate ?? "", cells.exact ?? "as the invented report says", "Invented custody report", "https://custody.invalid/report"]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
const begun = async (...rows: string[]) => importIdSchema.parse((await startImport(researcher, { bytes: new TextEncoder().encode([HEAD, ...rows].join("\n")) })).importId);
const checked = async (...rows: string[]) => importing(database.db, researcher).checked(await begun(...rows));
const applied = async (...rows: string[]) => {
  const view = await checked(...rows);
  expect(view.rows.filter(({ problems }) => problems.length > 0)).toEqual([]);
  await applyImport(researcher, { importId: view.id, again: true }, WHOLE);
  const after = await importing(database.db, researcher).shown(view.id);
  expect([after.state, after.failure]).toEqual(["applied", null]);
  return view.id;
};
const problemsOf = async (...rows: string[]) => (await checked(...rows)).rows.map(({ line, problems }) => [line, problems.toSorted()]);
const factsOf = async (importId: string) => {
  const [change] = await database.db.change.findMany({ where: { importId } });
  return (await getChange(researcher, changeIdSchema.parse(change?.id)))?.rows.flatMap(({ after }) => after ?? []) ?? [];
};

beforeAll(async () => {
  const { db } = database;
  [researcher, colleague, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  const source = await makePerson(db, { by: colleague });
  for (const [kind, name, key] of [["person", "Test Lawyer Lovage", "lawyer"], ["organisation", "The Invented Seed Bank", "firm"], ["practice", "Invented custody", "practice"]] as const) {
    const recordId = await makeRecord(db, kind);
    await publishFacts(db, { recordId, by: colleague, editor, facts: [factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, source.sourceId)] });
    ids[key] = recordId;
  }
  const slugOf = async (id: string) => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
  [lawyer, firm, practice] = [`people/${await slugOf(ids.lawyer)}`, `organisations/${await slugOf(ids.firm)}`, await slugOf(ids.practice)];
});
beforeEach(async () => {
  person = await makePerson(database.db, { by: researcher });
  address = `people/${(await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } })).slug}`;
});

it("puts each kind onto the record as its form does, in one draft for the usual review, published with the rest", async () => {
  const importId = await applied(
    row("Custody", { event: "first", date: "3 February 2031", printed: "February 3", end: "2031-05", endPrinted: "in May", practice, place: "an invented shed" }),
    row("羁押时段", { event: "first", date: "2031-02-04", practice, exact: "another of its sentences" }), row("custody", { date: "2031-06", practice }),
    row("name_screen", { text: "The Dibber" }), row("姓名或名称：别名", { text: "莳萝试" }), row("Occupation", { text: "Lawyer" }), row("Described as", { text: "a gardener of note" }),
    row("Born", { date: "1999-02-03", printed: "Feb. 3, 1999", publicDate: "year" }), row("出生日期", { date: "1999", printed: "in 1999" }),
    row("works for", { to: firm, text: "head gardener", date: "2029/2031" }),
    row("Lawyer: engaged by the family", { to: lawyer, date: "2031-02", end: "2031-03-01", ended: "dismissed under pressure" }), row("律师", { to: lawyer, exact: "and once more" }),
    row("Charge: at arrest", { text: "picking quarrels", charge: "寻衅滋事罪", date: "2031-02" }), row("charge_conviction", { text: "an invented crime" }),
  );
  const facts = await factsOf(importId);
  const { caseId } = person;
  const custody = { kind: "spell", caseId, practiceId: ids.practice, authority: null, language: "en" };
  expect(facts.map(({ value }) => value)).toEqual([
    { ...custody, spell: 1, place: "an invented shed", endEdtf: "2031-05", endPrinted: "in May", endCountedFrom: null },
    { ...custody, spell: 1, place: null, endEdtf: null, endPrinted: null, endCountedFrom: null },
    { ...custody, spell: 2, place: null, endEdtf: null, endPrinted: null, endCountedFrom: null },
    { kind: "name", text: "The Dibber", language: "en", nameKind: "screen" },
    { kind: "name", text: "莳萝试", language: "zh", nameKind: "alias" },
    { kind: "attribute", attribute: "occupation", text: "lawyer", language: null },
    { kind: "attribute", attribute: "description", text: "a gardener of note", language: "en" },
    { kind: "attribute", attribute: "born", text: "Feb. 3, 1999", language: "en" },
    { kind: "attribute", attribute: "born", text: "in 1999", language: "en" },
    { kind: "affiliation", toId: ids.firm, affiliation: "works_for", role: "head gardener", language: "en" },
    { kind: "representation", caseId, lawyerId: ids.lawyer, began: "engaged_by_family", ended: "dismissed_under_pressure", endEdtf: "2031-03-01", endPrinted: null, endCountedFrom: null },
    { kind: "representation", caseId, lawyerId: ids.lawyer, began: "unknown", ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null },
    { kind: "charge", caseId, chargeStage: "arrest", text: "picking quarrels", language: "en", charge: "picking_quarrels" },
    { kind: "charge", caseId, chargeStage: "conviction", text: "an invented crime", language: "en", charge: null },
  ]);
  expect(facts.map(({ date }) => date?.edtf ?? null)).toEqual(["2031-02-03", "2031-02-04", "2031-06", null, null, null, null, "1999-02-03", "1999", "2029/2031", "2031-02", null, "2031-02", null]);
  expect(facts.every(({ certainty, citations }) => certainty === "likely" && citations.length === 1)).toBe(true);
  // As long as an end is told, it is an end: its days are worked out as the form works them out.
  expect(await database.sqlAs("owner", "SELECT end_earliest::text AS first, end_latest::text AS last FROM desk.spell WHERE case_id = $1 AND end_edtf IS NOT NULL", [caseId])).toEqual([{ first: "2031-05-01", last: "2031-05-31" }]);
  await submitImport(researcher, { importId });
  const [change] = await database.db.change.findMany({ where: { importId } });
  await publishAsSeen(editor, { changeId: changeIdSchema.parse(change?.id), publicNote: null });
  const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: person.recordId }, select: { document: true } });
  const { affiliations, cases: [own] } = document as unknown as { affiliations: unknown[]; cases: Record<string, unknown[]>[] };
  expect([affiliations, own?.["spells"], own?.["charges"], own?.["representations"]].map((list) => list?.length)).toEqual([1, 3, 2, 2]);
});

it("refuses what their forms refuse, by line and column, and what a kind has no place for", async () => {
  const source = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.sourceId }, select: { slug: true } });
  expect(await problemsOf(
    row("custody"), row("custody", { practice: "no such shed", end: "8/5/2031" }), row("name_alias"), row("occupation", { text: "gardener" }),
    row("works_for", { text: "gardener" }), row("works_for", { to: lawyer }), row("lawyer", { to: firm }), row("lawyer", { to: address }), row("lawyer", { to: "Test Lawyer Lovage" }), row("works_for", { to: `sources/${source.slug}` }),
    row("lawyer", { to: lawyer, end: "2031-03" }), row("lawyer", { to: lawyer, ended: "in a huff" }), row("charge_arrest", { text: "an invented crime", charge: "gardening" }),
    row("name_alias", { text: "Dibber", practice, end: "2031", to: firm, case: "1" }), row("arrest", { text: "Arrested.", end: "2031" }), row("custody", { practice, case: "7" }),
    row("born"), row("born", { date: "1999" }), row("born", { date: "1999", printed: "1999", text: "in 1999" }), row("born", { date: "8/5/1999", printed: "8/5/1999" }), row("born", { printed: "in 1999" }),
  )).toEqual([
    [2, [["practice", "required"]]],
    [3, [["end", "importDateTwo"]]],
    [4, [["text", "required"]]],
    [5, [["text", "choice"]]],
    [6, [["to", "required"]]],
    [7, [["to", "importTo"]]], [8, [["to", "importTo"]]], [9, [["to", "importTo"]]], [10, [["to", "importTo"]]], [11, [["to", "importTo"]]],
    [12, [["ended", "required"]]],
    [13, [["ended", "choice"]]],
    [14, [["charge", "choice"]]],
    [15, [["case", "importNotOfKind"], ["end", "importNotOfKind"], ["practice", "importNotOfKind"], ["to", "importNotOfKind"]]],
    [16, [["end", "importNotOfKind"]]],
    [17, [["case", "importCaseNumber"]]],
    [18, [["date", "required"]]], [19, [["date_printed", "datePrintedNeeded"]]], [20, [["text", "importNotOfKind"]]], [21, [["date", "importDateTwo"]]], [22, [["date", "dateYearMissing"]]],
  ]);
});

it("leaves out what is on record in the same words, and says what it would have said otherwise", async () => {
  const rows = [
    row("custody", { date: "2031-02-03", practice, place: "an invented shed" }), row("name_alias", { text: "Dibber" }), row("works_for", { to: firm }),
    row("lawyer", { to: lawyer }), row("charge_arrest", { text: "an invented crime" }), row("description", { text: "a gardener" }), row("born", { date: "1999", printed: "in 1999" }),
  ];
  await applied(...rows);
  expect((await checked(...rows)).rows.map(({ isKnown, left }) => [isKnown, left])).toEqual(rows.map(() => [true, null]));
  const other = await checked(row("custody", { date: "2031-02-03", practice, place: "another shed" }), row("works_for", { to: firm, text: "head gardener" }), row("lawyer", { to: lawyer, ended: "withdrew", end: "2031-05" }), row("charge_arrest", { text: "an invented crime", charge: "defamation" }), row("custody", { date: "2031-02-04", practice }));
  expect(other.rows.map(({ isKnown, left }) => [isKnown, left?.fact?.fields ?? []])).toEqual([[true, ["place"]], [true, ["text"]], [true, ["end", "ended"]], [true, ["charge"]], [false, []]]);
  expect(await problemsOf(row("custody", { date: "2031-02-04", practice }), row("custody", { date: "2031-02-04", practice, place: "a shed" }))).toEqual([[3, [["text", "importToldTwice"]]]]);
});

it("numbers a stretch behind those that are there, opens the next case for one, and takes all of it back", async () => {
  await addFactTo(researcher, addFactSchema.parse({ recordId: person.recordId, value: { kind: "spell", caseId: person.caseId, practiceId: ids.practice, language: "en" }, citations: [{ sourceId: person.sourceId, exact: "as the invented report says" }] }));
  const view = await checked(row("custody", { practice, case: "1" }), row("charge_arrest", { text: "an invented crime", case: "2" }), row("name_alias", { text: "Dibber" }));
  expect(view.rows.map(({ does }) => [does?.caseNumber, does?.caseIsNew])).toEqual([[1, false], [2, true], [null, false]]);
  await applyImport(researcher, { importId: view.id, again: true }, WHOLE);
  expect((await factsOf(view.id)).flatMap(({ value }) => (value.kind === "spell" ? [value.spell] : []))).toEqual([2]);
  await undoImport(researcher, { importId: view.id });
  expect((await getCaseFile(researcher, person.recordId))?.cases.map(({ number }) => number)).toEqual([1]);
});

it("joins another account in a longer version of a table to the event and the stretch that its first version brought", async () => {
  const before = [row("custody", { event: "first", date: "2031-02-03", practice }), row("arrest", { event: "taking", date: "2031-02-03", text: "Arrested." })];
  await applied(...before);
  await applied(row("arrest", { event: "taking", date: "2031-02-04", text: "Arrested a day later." }), ...before, row("custody", { event: "first", date: "2031-02-04", practice }), row("custody", { date: "2031-06", practice }));
  const facts = await database.db.assertion.findMany({ where: { recordId: person.recordId }, select: { spell: { select: { spell: true } }, eventReading: { select: { eventId: true } } } });
  expect(facts.flatMap(({ spell }) => spell?.spell ?? []).toSorted()).toEqual([1, 1, 2]);
  const events = facts.flatMap(({ eventReading }) => eventReading?.eventId ?? []);
  expect([events.length, new Set(events).size]).toEqual([2, 1]);
});

it("adds somebody new by a row of any kind, by words that name them, and once where they are told as a name too", async () => {
  const [one, other] = [unusualName(), unusualName()];
  expect(await problemsOf(row("custody", { person: one, practice }))).toEqual([[2, [["exact", "importNameUnquoted"]]]]);
  const importId = await applied(row("name_main", { person: one, text: one, exact: `${one} grows in the market` }), row("charge_detention", { person: other, text: "an invented crime", date: "2031-02-03", publicDate: "month", exact: `On 3 February 2031 ${other} was accused of it` }));
  const changes = await database.db.change.findMany({ where: { importId }, include: { added: { select: { kind: true, certainty: true, publicDate: true }, orderBy: { createdAt: "asc" } } } });
  // Told as likely it stands as likely; and the words of what is coarser in public stay inside with the name too.
  expect(changes.map(({ added }) => added.map(({ kind, certainty, publicDate }) => [kind, certainty, publicDate])).toSorted()).toEqual([[["name", "certain", "month"], ["charge", "likely", "month"]], [["name", "likely", null]]]);
});
