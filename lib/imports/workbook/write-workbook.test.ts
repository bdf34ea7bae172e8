/** Workbooks that we write: text and nothing else, whoever reads them, and the table that our CSV would be. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { expect, it } from "vitest";
import { csvOf } from "@/lib/editions/tables/csv";
import { readTable } from "@/lib/imports/read-table";
import { collected } from "@/lib/imports/workbook/workbook-fixtures";
import { workbookOf, type WorkbookRow } from "@/lib/imports/workbook/write-workbook";
import { readArchive } from "@/lib/imports/workbook/zip";

const written = (columns: readonly string[], ...pages: WorkbookRow[][]) => collected(workbookOf("events", columns, pages));
const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "x;=1+1;y", "x\n=1+1", `=HYPERLINK("https://evil.invalid","x")`];

it("holds no formula, number or date: every cell is text, in a format that keeps it text, and marked as in a CSV", async () => {
  const rows = [...FORMULAS, "2031-05-08", "007", "1E5", "TRUE"].map((text) => ({ text, case: 1 }));
  const bytes = await written(["text", "case"], rows);
  const { names, read } = readArchive(bytes);
  const all = [...names].map(read);
  for (const xml of all) expect(xml).not.toMatch(/<(?:\w+:)?(?:f|v|hyperlink|externalReference|ddeLink)[\s>/]/u);
  const cells = [...read("xl/worksheets/sheet1.xml").matchAll(/<c [^>]*>/gu)].map(([tag]) => tag);
  expect(cells).toHaveLength(2 + rows.length * 2);
  expect(cells.filter((tag) => !/ s="[12]" t="inlineStr"/u.test(tag))).toEqual([]);
  expect(read("xl/styles.xml").match(/<cellXfs.*<\/cellXfs>/u)?.[0].match(/numFmtId="49"[^>]*quotePrefix="1"/gu)).toHaveLength(2);
  const inCsv = parse<{ text: string }>(csvOf(["text", "case"], rows), { bom: true, columns: true, record_delimiter: "\r\n" }).map(({ text }) => text);
  expect(readTable(bytes).rows.map(({ cells: [text] }) => text)).toEqual(inCsv.map((text) => text.replace(/\r\n?/gu, "\n")));
});

it("is read alike by a program of somebody else's: Hanzi, rare ones, line breaks, spaces, signs of XML", async () => {
  const texts = ["芹菜莹", "𠮷野", "two\nlines", "  spaces  ", `<&>"'`, "_x0041_", "é", "2031-05-08", "007"];
  const bytes = await written(["text"], texts.map((text) => ({ text })));
  const [sheet] = await readExcelFile(Buffer.from(bytes), { trim: false });
  expect(sheet?.data).toEqual([["text"], ...texts.map((text) => [text])]);
});

it("gives the very same table as our CSV of the same cells, also taken along and brought again", async () => {
  const signs = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "＝", ";", ",", "\t", "\n", "\r", " ", "'", '"', "<", "&", "]]>", "_x0041_", "\u0001", "芹", "𠮷", "0", "a"), maxLength: 12 });
  const text = fc.oneof(signs, fc.string({ unit: "grapheme" }).filter((typed) => typed.isWellFormed() && !typed.includes("\u0000")), fc.constantFrom("2031-05-08", "007", "1e5", "")).map((typed) => typed.replace(/\uFEFF/gu, ""));
  for (const columns of [["one", "two", "three"], ["text", "exact", "state"]]) {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }), async (table) => {
        const rows = [...table, ["last", "", ""]].map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""])));
        const [ofText, ofWorkbook] = [readTable(new TextEncoder().encode(csvOf<string>(columns, rows))), readTable(await written(columns, rows))];
        expect(ofWorkbook.headings).toEqual(ofText.headings);
        expect(ofWorkbook.rows.map(({ cells }) => cells)).toEqual(ofText.rows.map(({ cells }) => cells));
      }),
      { numRuns: 40 },
    );
  }
});

it("is made while it is taken: pages are asked for one after the other, and let go when nobody takes any more", async () => {
  let asked = 0;
  let isLetGo = false;
  async function* endless(): AsyncGenerator<WorkbookRow[]> {
    try {
      for (;;) {
        asked += 1;
        yield Array.from({ length: 100 }, (_, index) => ({ text: `${String(asked)} ${String(index)} ${String(Math.imul(asked * 7_919 + index, 2_654_435_761) >>> 0)}`.repeat(5) }));
        await Promise.resolve();
      }
    } finally {
      isLetGo = true;
    }
  }
  const parts = workbookOf("events", ["text"], endless());
  for (let part = 0; part < 6; part += 1) await parts.next();
  const early = asked;
  expect(early).toBeLessThan(200);
  for (let part = 0; part < 6; part += 1) await parts.next();
  expect(asked).toBeGreaterThan(early);
  await parts.return(undefined);
  expect(isLetGo).toBe(true);
});

it("fails where its pages fail, and is no workbook then", async () => {
  async function* failing(): AsyncGenerator<WorkbookRow[]> {
    yield [{ text: "one" }];
    await Promise.resolve();
    throw new Error("The record is away.");
  }
  await expect(collected(workbookOf("events", ["text"], failing()))).rejects.toThrow("The record is away.");
});

it("goes on in a next sheet where one is full, each under its headings, and cuts a cell that no spreadsheet holds", async () => {
  const rows = ["one", "two", "three", "four", "five"].map((text) => ({ text }));
  const bytes = await collected(workbookOf("events", ["text"], [rows.slice(0, 3), rows.slice(3)], 2));
  const sheets = await readExcelFile(Buffer.from(bytes));
  expect(sheets.map(({ sheet, data }) => [sheet, data.flat()])).toEqual([["events", ["text", "one", "two"]], ["events 2", ["text", "three", "four"]], ["events 3", ["text", "five"]]]);
  expect((await readExcelFile(Buffer.from(await collected(workbookOf("events", ["text"], [rows.slice(0, 2)], 2))))).map(({ sheet }) => sheet)).toEqual(["events"]);
  const [long] = await readExcelFile(Buffer.from(await written(["text"], [{ text: "x".repeat(40_000) }])));
  expect(String(long?.data[1]?.[0])).toHaveLength(32_767);
  expect(String(long?.data[1]?.[0])).toMatch(/x \[…\]$/u);
});
