/** What is taken along: what one may see and no more, written so that nothing in it runs, and on file. */
import { beforeAll, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import type { Actor } from "@/lib/core/actor";
import { addCase } from "@/lib/cases/commands/add-case";
import { addCaseSchema } from "@/lib/cases/schema";
import type { EventKind } from "@/lib/core/kinds";
import { citationSchema, factSchema, type FactInput } from "@/lib/facts/schema";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { makeExport } from "@/lib/imports/commands/make-export";
import { startImport } from "@/lib/imports/commands/start-import";
import { readTable } from "@/lib/imports/read-table";
import { isImportField, type ExportInput } from "@/lib/imports/schema";
import { collected } from "@/lib/imports/workbook/workbook-fixtures";
import { workbookOf } from "@/lib/imports/workbook/write-workbook";
import { readArchive } from "@/lib/imports/workbook/zip";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { importing, rowOf, unusualName, WHOLE } from "@/prisma/factories/imports";
import { factOf, makeChange, makeFacts, makePerson, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let [researcher, colleague, advocate] = [] as unknown as [Actor, Actor, Actor];

beforeAll(async () => {
  [researcher, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
  const published = await makePerson(database.db, { by: researcher });
  const event = (text: string, visibility: string) => ({ event: { stage: "arrest", text, language: "en", visibility, internalNote: "MARKERnote" }, internalNote: "MARKERnote", citations: [{ sourceId: published.sourceId, exact: "=MARKERquote", internalNote: "MARKERnote" }] });
  await addCase(researcher, addCaseSchema.parse({ name: { text: "Radicchio Own", language: "en" }, ...event("=cmd|own", "public") }));
  await addCase(researcher, addCaseSchema.parse({ name: { text: "Radicchio Inside", language: "en" }, ...event("MARKERinternal", "internal") }));
});

async function exportedBytes(actor: Actor, input: ExportInput): Promise<Uint8Array> {
  return new Uint8Array(await new Response((await makeExport(actor, input)).body).arrayBuffer());
}
async function exported(actor: Actor, input: ExportInput): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await exportedBytes(actor, input));
}

it("gives drafts to whoever may read them, what is published to all, and what is internal to nobody", async () => {
  const own = await exported(researcher, { what: "events", scope: "all", format: "csv" });
  const theirs = await exported(colleague, { what: "events", scope: "all", format: "csv" });
  const published = await exported(researcher, { what: "events", scope: "published", format: "csv" });
  expect([own.includes("cmd|own"), theirs.includes("cmd|own"), published.includes("cmd|own")]).toEqual([true, false, false]);
  for (const text of [own, theirs, published]) for (const marker of ["MARKERnote", "MARKERinternal"]) expect(text).not.toContain(marker);
  const people = await exported(colleague, { what: "people", scope: "all", format: "jsonl" });
  expect(people).not.toMatch(/radicchio/iu);
  expect(await refusalFrom(makeExport(advocate, { what: "people", scope: "published", format: "csv" }))).toMatchObject({ code: "forbidden" });
});

it("names nobody and nothing by words that one may not take along, nor by a record that was withdrawn", async () => {
  const { db } = database;
  const person = await makePerson(db, { by: researcher });
  const [speaker, practice] = [await makePerson(db, { by: researcher }), await makeRecord(db, "practice")];
  await makeFacts(db, { recordId: practice, by: researcher, facts: [factOf({ kind: "name", text: "An invented practice", language: "en", nameKind: "main" }, person.sourceId)] });
  const event = await db.timelineEvent.create({ data: {} });
  const value = { kind: "event_reading", eventId: event.id, caseId: person.caseId, stage: "arrest", eventKind: null, practiceId: practice, place: null, text: "Said by somebody.", language: "en" };
  await makeFacts(db, { recordId: person.recordId, by: researcher, facts: [factSchema.parse({ value, saidById: speaker.recordId, citations: [{ sourceId: person.sourceId, exact: "said" }] })] });
  const main = (text: string) => factOf({ kind: "name", text, language: "en", nameKind: "main" }, person.sourceId, { visibility: "internal" });
  await makeFacts(db, { recordId: person.recordId, by: researcher, facts: [main("LEAKEDinternal")] });
  await db.assertion.update({ where: { id: person.name }, data: { retiredByChangeId: (await makeChange(db, { recordId: person.recordId, by: colleague })) } });
  await makeFacts(db, { recordId: person.recordId, by: colleague, state: "draft", facts: [factOf({ kind: "name", text: "LEAKEDdraftname", language: "en", nameKind: "main" }, person.sourceId)] });
  await makeFacts(db, { recordId: person.sourceId, by: colleague, state: "draft", facts: [factOf({ kind: "attribute", attribute: "title", text: "LEAKEDtitle", language: "en" }, person.sourceId)] });
  const slugs = (await db.publicRecord.findMany({ where: { id: { in: [speaker.recordId, practice] } }, select: { slug: true } })).map(({ slug }) => slug);
  for (const scope of ["published", "all"] as const) {
    const text = await exported(researcher, { what: "events", scope, format: "jsonl" });
    expect(text).toContain("Said by somebody.");
    expect(text).not.toContain("LEAKED");
    for (const slug of slugs) expect(text, scope).toContain(slug);
  }
  await db.publicRecord.updateMany({ where: { id: { in: [speaker.recordId, practice] } }, data: { withdrawnAt: new Date() } });
  for (const scope of ["published", "all"] as const) {
    const text = await exported(researcher, { what: "events", scope, format: "jsonl" });
    expect(text).toContain("Said by somebody.");
    for (const slug of slugs) expect(text, scope).not.toContain(slug);
  }
});

it("tells as published no more than an edition does, and takes along otherwise what is kept from the public as such", async () => {
  const { db } = database;
  const { recordId, caseId, sourceId } = await makePerson(db, { by: researcher });
  const reading = async (text: string, rest: Partial<FactInput>, eventKind: EventKind = "access") => {
    const { id } = await db.timelineEvent.create({ data: {} });
    return factSchema.parse({ value: { kind: "event_reading", eventId: id, caseId, stage: null, eventKind, practiceId: null, place: "Invented quay", authority: "Invented guards", text, language: "en" }, date: { edtf: "2031-05-08", printed: "8 May", countedFrom: null }, citations: [{ sourceId, exact: `${text} words` }], ...rest });
  };
  await makeFacts(db, { recordId, by: researcher, facts: [
    await reading("KEPTplain", {}), await reading("KEPThealth", {}, "health"), await reading("COARSEdate", { publicDate: "year" }), await reading("COARSEplace", { publicPlace: "An invented province" }),
    await reading("COARSEnowhere", { publicPlace: "" }), await reading("KEPTsilent", { citations: [citationSchema.parse({ sourceId, exact: "COARSEdate words, it is said", locator: "page 7" })] }), await reading("REJECTED", { standing: "rejected", standingReason: "Of another person." }),
  ] });
  const textsOf = async (scope: ExportInput["scope"]) => {
    const rows = (await exported(researcher, { what: "events", scope, format: "jsonl" })).trim().split("\n").map((line) => JSON.parse(line) as Record<string, string | null>);
    return rows.filter((row) => /^(?:KEPT|COARSE|REJECTED)/u.test(row["text"] ?? ""));
  };
  expect((await textsOf("published")).map(({ text, authority }) => [text, authority]).toSorted()).toEqual([["KEPThealth", "Invented guards"], ["KEPTplain", "Invented guards"], ["KEPTsilent", "Invented guards"]]);
  // An edition has not the words of what is coarser in public, under whatever else they are quoted.
  expect((await textsOf("published")).find(({ text }) => text === "KEPTsilent")).toMatchObject({ exact: null, locator: null });
  await db.publicationBasis.updateMany({ where: { personId: recordId, purpose: "health" }, data: { withdrawnAt: new Date(), withdrawnById: researcher.accountId, withdrawnHow: "By letter." } });
  const before = await lastAudit(db);
  expect((await textsOf("published")).map(({ text, case: number }) => [text, number]).toSorted()).toEqual([["KEPTplain", null], ["KEPTsilent", null]]);
  const [{ detail } = {}] = await auditSince(db, before);
  expect((await exported(researcher, { what: "events", scope: "published", format: "jsonl" })).trim().split("\n")).toHaveLength(Number((detail as { rows: number }).rows));
  const all = await textsOf("all");
  expect(all.map(({ text, public_date: date, public_place: place }) => [text, date, place]).toSorted()).toEqual([
    ["COARSEdate", "year", null], ["COARSEnowhere", null, "withheld"], ["COARSEplace", null, "An invented province"], ["KEPThealth", null, null], ["KEPTplain", null, null], ["KEPTsilent", null, null], ["REJECTED", null, null],
  ]);
});

it("what was taken along less exact in public is so still when it is brought again", async () => {
  const { db } = database;
  const { recordId } = await makePerson(db, { by: researcher });
  const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  const rows = [["Once.", "year", "withheld"], ["Twice.", "", "An invented province"], ["Thrice.", "", ""]].map(([text = "", date = "", place = ""]) => `people/${slug},arrest,2031-05-08,8 May,Invented quay,某地公安局,${text},${text} words,Report,${date},${place}`);
  const { importId } = await startImport(researcher, { bytes: new TextEncoder().encode(["person,what,date,date_printed,place,办案机关,text,exact,source_title,public_date,public_place", ...rows].join("\n")) });
  const { mapping } = await db.tableImport.findUniqueOrThrow({ where: { id: importId } });
  await checkImport(researcher, { importId, columns: mapping.map((field) => (isImportField(field) ? field : "")) }, WHOLE);
  await applyImport(researcher, { importId, again: false }, WHOLE);
  const facts = await db.assertion.findMany({ where: { recordId, addedByChange: { importId } }, select: { publicDate: true, publicPlace: true, eventReading: { select: { text: true, authority: true } } } });
  expect(facts.map(({ eventReading, publicDate, publicPlace }) => [eventReading?.text, eventReading?.authority, publicDate, publicPlace]).toSorted()).toEqual([["Once.", "某地公安局", "year", ""], ["Thrice.", "某地公安局", null, null], ["Twice.", "某地公安局", null, "An invented province"]]);
});

it("counts of a person only the cases of which the file may tell, and can be brought again without asking who is meant", async () => {
  const person = await makePerson(database.db, { by: researcher });
  await addCase(researcher, addCaseSchema.parse({ recordId: person.recordId, citations: [{ sourceId: person.sourceId, exact: "another" }] }));
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: person.recordId }, select: { slug: true } });
  const rows: { person: string; cases: number }[] = (await exported(researcher, { what: "people", scope: "published", format: "jsonl" })).trim().split("\n").map((line) => JSON.parse(line) as { person: string; cases: number });
  expect(rows.find((row) => row.person === `people/${slug}`)?.cases).toBe(0);
});

it("writes formulas inert in CSV, each line of JSON Lines by itself, and on file how many rows but no value", async () => {
  const before = await lastAudit(database.db);
  const csv = await exported(researcher, { what: "events", scope: "all", format: "csv" });
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
  expect(rows.find(({ person }) => person === "people/radicchio-own")).toMatchObject({ text: "'=cmd|own", exact: "'=MARKERquote", what: "arrest", state: "draft", case: "1" });
  const lines = (await exported(researcher, { what: "events", scope: "all", format: "jsonl" })).trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ text }) => text).toSorted()).toEqual(rows.map(({ text }) => text?.replace(/^'=/u, "=")).toSorted());
  // Both hold the same cells, and the workbook no other kind of them.
  const workbook = await exportedBytes(researcher, { what: "events", scope: "all", format: "xlsx" });
  expect(readTable(workbook)).toMatchObject({ encoding: "xlsx", sheetCount: 1, headings: readTable(new TextEncoder().encode(csv)).headings });
  expect(readTable(workbook).rows.map(({ cells }) => cells)).toEqual(readTable(new TextEncoder().encode(csv)).rows.map(({ cells }) => cells));
  expect(readArchive(workbook).read("xl/worksheets/sheet1.xml")).toContain("'=cmd|own");
  const events = await auditSince(database.db, before);
  expect(events.map(({ event, detail }) => [event, detail])).toEqual(["csv", "jsonl", "xlsx"].map((format) => ["export.made", { what: "events", scope: "all", format, rows: rows.length }]));
});

it("a workbook that was taken along knows its own rows when it is brought again", async () => {
  const table = importing(database.db, researcher);
  const name = unusualName();
  const { changes } = await table.applied(rowOf(name, { native: "酸模丁", text: "=Taken, \"quoted\"\nand broken.", date: "2031-05" }), rowOf(name, { event: "later", text: "-Taken again.", date: "8 May 2031" }));
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: changes[0]?.recordId ?? "" }, select: { slug: true } });
  const { headings, rows } = readTable(await exportedBytes(researcher, { what: "events", scope: "all", format: "xlsx" }));
  const own = rows.filter(({ cells }) => cells[headings.indexOf("person")] === `people/${slug}`).map(({ cells }) => Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ""])));
  expect(own.map(({ text, date }) => [text, date]).toSorted()).toEqual([["-Taken again.", "2031-05-08"], ["=Taken, \"quoted\"\nand broken.", "2031-05"]]);
  const { importId } = await startImport(researcher, { bytes: await collected(workbookOf("events", headings, [own])) });
  const view = await table.checked(importId);
  expect([view.delimiter, view.sheet, view.problemRows, view.rows.map(({ isKnown, problems }) => [isKnown, problems])]).toEqual([null, { number: 1, count: 1 }, 0, [[true, []], [true, []]]]);
  await applyImport(researcher, { importId, again: false }, WHOLE);
  expect(await database.db.change.count({ where: { importId } })).toBe(0);
  await expect(database.sqlAs("desk", "INSERT INTO desk.table_import (created_by, sha256, encoding, sheet, headings, row_count) VALUES ($1, sha256('b'), 'xlsx', 1, '{a}', 1)", [researcher.accountId])).rejects.toMatchObject({ constraint: "table_import_is_text_or_sheet" });
  await expect(database.sqlAs("owner", "UPDATE desk.table_import SET sheet_count = 2 WHERE id = $1", [importId])).rejects.toMatchObject({ code: "CL125" });
});
