/** Every table of ours as LibreOffice opens it: whatever somebody typed into the record, no cell of it is a formula there. And a workbook that it writes as we read it. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getDataset } from "@/app/api/v1/dataset/route";
import { caseIdSchema, eventIdSchema, type RecordId } from "@/lib/core/ids";
import { KIND_PLURAL, type RecordKind } from "@/lib/core/kinds";
import { CHART_KIND, CHART_NAMES, chartAt } from "@/lib/editions/charts/chart";
import { csvOf } from "@/lib/editions/tables/csv";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { readTable } from "@/lib/imports/read-table";
import { workbookOf } from "@/lib/imports/workbook/write-workbook";
import { makeAccount } from "@/prisma/factories/accounts";
import { spellIn } from "@/prisma/factories/custody";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const OFFICE = process.env.CASELIGHT_DRILL_OFFICE ?? "";
/** Milliseconds. Its first start makes a profile. */
const OFFICE_PATIENCE = 180_000;

/** What people type who want to be run: each begins a cell, and hides in one behind what may end it. */
const BEGINNINGS = [`=HYPERLINK("https://evil.example","x")`, "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "＝1+1", "＋1+1", "－2+3", "＠SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1"];
const HIDDEN = ["x,=1+1", `x",=1+1,"y`, "x\n=1+1", "x;=1+1;y", "x\t=1+1"];
/** The desk takes the white space before a text away; so these come from elsewhere, if they come. */
const TYPED = [...BEGINNINGS.filter((text) => text.trim() === text), ...HIDDEN];

/** Words by which texts that hold one of these are found. */
const TYPED_WORDS = ["1", "2+3", "sum", "evil", "calc"];

/** How a table may be read: as these are separated; by whoever opens one without looking, by all three. */
const SEPARATORS = { commas: "44", "commas, semicolons and tabs": "44/59/9", semicolons: "59" } as const;

const folder = mkdtempSync(path.join(tmpdir(), "caselight-drill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const database = testDatabase();

async function convert(kind: string, to: string, files: readonly string[], how: readonly string[] = []): Promise<void> {
  await promisify(execFile)(OFFICE, [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--norestore", "--convert-to", kind, ...how, "--outdir", to, ...files], { timeout: OFFICE_PATIENCE });
}

/** Each table under a name of its own, opened with formulas allowed, as a flat OpenDocument sheet. */
async function opened(tables: ReadonlyMap<string, string>, separators: string): Promise<Map<string, string>> {
  const from = mkdtempSync(path.join(folder, "from-"));
  const to = mkdtempSync(path.join(folder, "to-"));
  for (const [name, text] of tables) writeFileSync(path.join(from, `${name}.csv`), text);
  // The quote is ", the text UTF-8 (76), the head a line like others; the thirteenth word lets formulas be worked out.
  const filter = `CSV:${separators},34,76,1,,0,false,true,false,false,false,-1,true`;
  await convert("fods", to, readdirSync(from).map((file) => path.join(from, file)), [`--infilter=${filter}`]);
  return new Map([...tables.keys()].map((name) => [name, readFileSync(path.join(to, `${name}.fods`), "utf8")]));
}

/** The cells that are formulas. */
function formulasIn(sheet: string): string[] {
  return [...sheet.matchAll(/<table:table-cell[^>]*\stable:formula="([^"]*)"/gu)].map(([, formula = ""]) => formula);
}

type Parameters = Record<string, string | string[]>;
type Route = { GET: (request: Request, context: { params: Promise<Parameters> }) => Promise<Response> };
const APP = path.resolve("app");

/** A person, a letter, a practice, a country, an organisation and a source, of which every word that is free says `text`. */
async function publishAll(text: string): Promise<{ kind: RecordKind; slug: string }[]> {
  const [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
  const slugs: { kind: RecordKind; slug: string }[] = [];
  const publish = async (kind: RecordKind, facts: (id: RecordId) => FactInput[]): Promise<RecordId> => {
    const id = await makeRecord(database.db, kind);
    const { changeId } = await makeFacts(database.db, { recordId: id, by: researcher, facts: facts(id), state: "submitted" });
    await publishAsSeen(editor, { changeId, publicNote: text });
    slugs.push({ kind, slug: (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug });
    return id;
  };
  const said = { saidByText: text, date: { edtf: "2031-05-02", printed: text, countedFrom: null } };
  const attribute = (name: "title" | "publisher" | "description" | "occupation" | "dated"): FactValue => ({ kind: "attribute", attribute: name, text, language: "en" });
  const named = (nameKind: "main" | "alias"): FactValue => ({ kind: "name", text, language: "en", nameKind });
  const source = await publish("source", (id) => (["title", "publisher", "dated"] as const).map((name) => factOf(attribute(name), id, { ...said, citations: [{ sourceId: id, exact: text }] } as Partial<FactInput>)));
  const cited = (value: FactValue) => factOf(value, source, { ...said, citations: [{ sourceId: source, exact: text }] } as Partial<FactInput>);
  const [practice, country] = [await publish("practice", () => [cited(named("main"))]), await publish("country", () => [cited(named("main"))])];
  await publish("organisation", () => [cited(named("main"))]);
  const person = await publish("person", () => [cited(named("main")), cited(attribute("occupation"))]);
  const { id: caseId } = await database.db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
  const { id: eventId } = await database.db.timelineEvent.create({ data: {}, select: { id: true } });
  const { changeId } = await makeFacts(database.db, {
    recordId: person, by: researcher, state: "submitted",
    facts: [cited(spellIn(caseIdSchema.parse(caseId), practice, { place: text, authority: text, language: "en" })), cited({ kind: "event_reading", eventId: eventIdSchema.parse(eventId), caseId: caseIdSchema.parse(caseId), stage: "trial", eventKind: null, practiceId: practice, place: text, authority: text, text, language: "en" })],
  });
  await publishAsSeen(editor, { changeId, publicNote: text });
  await publish("statement", () => [cited(attribute("title")), cited({ kind: "about", toId: person, relation: "names" }), cited({ kind: "signature", countryId: country, state: "signed", capacity: text, language: "en" })]);
  return slugs;
}

/** Every table that a route of ours answers with, by its address. */
async function everyTable(records: readonly { kind: RecordKind; slug: string }[]): Promise<Map<string, string>> {
  const tables = new Map<string, string>();
  const ask = async (route: string, parameters: Parameters, query = ""): Promise<void> => {
    const { GET } = (await import(path.join(APP, route))) as Route;
    const answer = await GET(new Request(`http://localhost:3000/${path.dirname(route)}${query}`), { params: Promise.resolve(parameters) });
    if (answer.status === 200) tables.set(`table-${String(tables.size)}-${Object.values(parameters).flat().join("-").replaceAll(/[^\w-]/gu, "_").slice(0, 60)}`, await answer.text());
  };
  for (const route of readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => /\.csv[\\/]route\.ts$/u.test(file))) {
    const before = tables.size;
    if (route.includes("search.csv")) for (const words of TYPED_WORDS) await ask(route, { locale: "en" }, `?q=${words}`);
    else if (!route.includes("[slug]")) await ask(route, { locale: "en" });
    else for (const { kind, slug } of records) await ask(route, { locale: "en", kind: KIND_PLURAL[kind], slug });
    expect(tables.size, `${route} answers with no table`).toBeGreaterThan(before);
  }
  // Every chart that a record has, and those of the whole.
  for (const name of CHART_NAMES) {
    const before = tables.size;
    for (const parts of [[], ...records.filter(({ kind }) => kind === CHART_KIND[name]).map(({ slug }) => [slug])]) {
      const address = [name, ...parts];
      if (chartAt(address) !== null) await ask("api/v1/charts/[...address]/route.ts", { address: address.with(-1, `${address.at(-1) ?? ""}.csv`) });
    }
    expect(tables.size, `the chart of ${name} answers with no table`).toBeGreaterThan(before);
  }
  const { edition, files } = (await (await getDataset()).json()) as { edition: { publication: string }; files: { name: string }[] };
  for (const { name } of files.filter((file) => file.name.endsWith(".csv"))) await ask("data/[publication]/[file]/route.ts", { publication: edition.publication, file: name });
  return tables;
}

describe("in LibreOffice", () => {
  let tables: Map<string, string>;
  beforeAll(async () => {
    const records: { kind: RecordKind; slug: string }[] = [];
    for (const text of TYPED) records.push(...(await publishAll(text)));
    tables = await everyTable(records);
    tables.set("written", csvOf(["text"], [...BEGINNINGS, ...HIDDEN].map((text) => ({ text }))));
  }, OFFICE_PATIENCE);

  it("a table in which nothing was made harmless has formulas: the drill sees what it is to see", async () => {
    const plain = BEGINNINGS.concat(HIDDEN).map((text) => `"${text.replaceAll('"', '""')}"`).join("\r\n");
    const sheets = await opened(new Map([["planted", `text\r\n${plain}\r\n`]]), SEPARATORS.commas);
    expect(formulasIn(sheets.get("planted") ?? "").length).toBeGreaterThan(0);
  }, OFFICE_PATIENCE);

  it("the tables hold what was typed, but for apostrophes", () => {
    const withoutApostrophes = (text: string) => text.replaceAll("'", "");
    const all = withoutApostrophes([...tables.values()].join("\n"));
    for (const text of TYPED) expect(all, text).toContain(withoutApostrophes(text).replaceAll('"', '""'));
    expect(tables.size).toBeGreaterThan(10);
  });

  it.each(Object.entries(SEPARATORS))("no cell of any table is a formula, read as separated by %s", async (_, separators) => {
    const sheets = await opened(tables, separators);
    const found = [...sheets].flatMap(([name, sheet]) => formulasIn(sheet).map((formula) => `${name}: ${formula}`));
    process.stdout.write(`${String(sheets.size)} tables, ${String(found.length)} formulas\n`);
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
  }, OFFICE_PATIENCE);
});

/** A sheet as somebody fills it in: days that are shown whole, as a month and without their year, a formula, joined cells, a number with zeros, rich text, another sheet behind. */
const FILLED_IN = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="D1"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="D2"><number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="D3"><number:day/><number:text> </number:text><number:month number:textual="true"/></number:date-style>
<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="5"/></number:number-style>
<style:style style:name="c1" style:family="table-cell" style:data-style-name="D1"/><style:style style:name="c2" style:family="table-cell" style:data-style-name="D2"/><style:style style:name="c3" style:family="table-cell" style:data-style-name="D3"/><style:style style:name="c4" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="第一 one">
<table:table-row>${["day", "month", "no year", "formula", "digits", "text"].map((word) => `<table:table-cell office:value-type="string"><text:p>${word}</text:p></table:table-cell>`).join("")}</table:table-row>
<table:table-row><table:table-cell table:style-name="c1" office:value-type="date" office:date-value="2017-05-08"/><table:table-cell table:style-name="c2" office:value-type="date" office:date-value="2017-05-01"/><table:table-cell table:style-name="c3" office:value-type="date" office:date-value="2017-05-08"/><table:table-cell table:formula="of:=CONCATENATE(&quot;a&quot;;&quot;b&quot;)" office:value-type="string" office:string-value="ab"/><table:table-cell table:style-name="c4" office:value-type="float" office:value="42"/><table:table-cell office:value-type="string"><text:p>芹菜 <text:span text:style-name="T1">𠮷</text:span></text:p><text:p>=1+1</text:p></table:table-cell></table:table-row>
<table:table-row/>
<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>joined</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
</table:table><table:table table:name="two"><table:table-row><table:table-cell office:value-type="string"><text:p>behind</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>`;

describe("a workbook of LibreOffice", () => {
  it("is read as somebody sees it there: no day more exact than it is shown", async () => {
    const from = mkdtempSync(path.join(folder, "filled-"));
    writeFileSync(path.join(from, "filled.fods"), FILLED_IN);
    await convert("xlsx", from, [path.join(from, "filled.fods")]);
    const bytes = new Uint8Array(readFileSync(path.join(from, "filled.xlsx")));
    expect(readTable(bytes)).toMatchObject({ sheet: 1, sheetCount: 2, rows: [{ line: 2, cells: ["2017-05-08", "2017-05", "--05-08", "ab", "00042", "芹菜 𠮷\n=1+1"] }, { line: 4, cells: ["joined", "", "", "", "", ""] }] });
    expect(readTable(bytes, { sheet: "two" }).rows).toEqual([{ line: 2, cells: ["7"] }]);
  }, OFFICE_PATIENCE);

  it("that we wrote has no formula there, and is saved from there as the same table", async () => {
    const rows = [...BEGINNINGS, ...HIDDEN, "2031-05-08", "007", "芹菜 𠮷"].map((text) => ({ text, state: "draft" }));
    const from = mkdtempSync(path.join(folder, "ours-"));
    const parts: Uint8Array[] = [];
    for await (const part of workbookOf("events", ["text", "state"], [rows])) parts.push(part);
    const ours = Buffer.concat(parts);
    writeFileSync(path.join(from, "ours.xlsx"), ours);
    await convert("fods", from, [path.join(from, "ours.xlsx")]);
    expect(formulasIn(readFileSync(path.join(from, "ours.fods"), "utf8"))).toEqual([]);
    await convert("xlsx", path.join(from, "again"), [path.join(from, "ours.xlsx")]);
    expect(readTable(new Uint8Array(readFileSync(path.join(from, "again", "ours.xlsx")))).rows).toEqual(readTable(new Uint8Array(ours)).rows);
  }, OFFICE_PATIENCE);
});
