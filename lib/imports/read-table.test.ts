/** Bytes as people's programs write them: encodings, delimiters, line ends, and what is no table. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { csvOf, freedOfMarks } from "@/lib/editions/tables/csv";
import { csvRows } from "@/lib/imports/csv";
import { LARGEST_TABLE, readTable, type Reading } from "@/lib/imports/read-table";
import { startImportSchema } from "@/lib/imports/schema";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, swapped: boolean) => {
  const bytes = new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  return swapped ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes;
};
// 姓名,日期 and 芹菜莹,2031, as a spreadsheet in China writes them.
const GB18030 = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x0a, 0xc7, 0xdb, 0xb2, 0xcb, 0xd3, 0xa8, 0x2c, 0x32, 0x30, 0x33, 0x31]);

function refusalAt(field: string, bytes: Uint8Array, reading: Reading = {}): string[] {
  try {
    readTable(bytes, reading);
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors?.[field] ?? [];
    throw error;
  }
  return ["read"];
}
const refusal = (bytes: Uint8Array, reading: Reading = {}) => refusalAt("table", bytes, reading);

test("reads each encoding, and says which it was", () => {
  const text = "姓名,日期\n芹菜莹,2031";
  for (const [bytes, encoding, said] of [[utf8(text), "utf-8", null], [utf8(`\uFEFF${text}`), "utf-8", null], [utf16(text, false), "utf-16le", null], [utf16(text, true), "utf-16be", null], [GB18030, "gb18030", "gb18030"]] as const) {
    const table = readTable(bytes, { encoding: said });
    expect([table.encoding, table.headings, table.rows], encoding).toEqual([encoding, ["姓名", "日期"], [{ line: 2, cells: ["芹菜莹", "2031"] }]]);
  }
});

test("guesses no encoding in which the same bytes are other names: it must be said", () => {
  // "José,2031" as a Western program writes it; in GB18030 the same bytes are other letters.
  const western = new Uint8Array([...utf8("name,year\nJos"), 0xe9, ...utf8(",2031")]);
  expect([GB18030, western].map((bytes) => refusal(bytes))).toEqual([[], []]);
  expect([GB18030, western].map((bytes) => refusalAt("encoding", bytes))).toEqual([["tableEncoding"], ["tableEncoding"]]);
  expect(readTable(western, { encoding: "windows-1252" }).rows[0]?.cells).toEqual(["José", "2031"]);
  expect(refusal(new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff]), { encoding: "gb18030" })).toEqual(["tableUnreadable"]);
});

test("takes no word for it against a file's own mark: names would be others", () => {
  for (const bytes of [utf8("\uFEFFname,year\nJosé,2031"), utf16("name,year\nJosé,2031", false), utf16("name,year\nJosé,2031", true)]) {
    expect(refusalAt("encoding", bytes, { encoding: "windows-1252" })).toEqual(["tableEncodingMarked"]);
    expect(readTable(bytes).rows[0]?.cells).toEqual(["José", "2031"]);
  }
});

test("takes the line in which a spreadsheet says how its cells are parted for that, and for no heading", () => {
  for (const end of ["\n", "\r\n"]) {
    const table = readTable(utf8(["sep=;", "a,1;b", "1;2"].join(end)));
    expect([table.delimiter, table.headings, table.rows]).toEqual(["semicolon", ["a,1", "b"], [{ line: 3, cells: ["1", "2"] }]]);
  }
  expect(readTable(utf8("sep=,b\n1,2")).headings).toEqual(["sep=", "b"]);
});

test("takes a quotation mark inside a cell for what it is, in a pasted table and in a file", () => {
  const pasted = readTable(utf8('name\twords\tnote\nAubergine\tsaid "no" twice\t"half\nDaikon\t"Free" he said\t5" long'));
  expect(pasted.rows.map(({ cells }) => cells)).toEqual([["Aubergine", 'said "no" twice', '"half'], ["Daikon", '"Free" he said', '5" long']]);
  expect(readTable(utf8('a,b\nsaid "no" twice,"x, y"')).rows[0]?.cells).toEqual(['said "no" twice', "x, y"]);
});

test("takes every row of a table without headings for a row, and counts its columns", () => {
  const table = readTable(utf8("Aubergine,2031,\nDaikon,,arrest,"), { isBare: true });
  expect([table.headings, table.rows]).toEqual([["", "", ""], [{ line: 1, cells: ["Aubergine", "2031", ""] }, { line: 2, cells: ["Daikon", "", "arrest"] }]]);
});

test("finds the delimiter, also where a cell holds another one", () => {
  for (const [delimiter, sign] of [["comma", ","], ["semicolon", ";"], ["tab", "\t"], ["bar", "|"]] as const) {
    const table = readTable(utf8(`a${sign}b${sign}c\n"1,5;2"${sign}x${sign}`));
    expect([table.delimiter, table.rows[0]?.cells]).toEqual([delimiter, ["1,5;2", "x", ""]]);
  }
});

test("counts lines as an editor shows them: line breaks within cells, empty rows, each kind of line end", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const table = readTable(utf8(["a,b", '"two', 'lines",x', "", "y,z", ",", ""].join(end)));
    expect(table.rows, JSON.stringify(end)).toEqual([{ line: 2, cells: ["two\nlines", "x"] }, { line: 5, cells: ["y", "z"] }]);
  }
});

test("takes off the apostrophes that our own tables write before a formula, wherever they do, and none of somebody else's table", () => {
  expect(readTable(utf8("text,exact,state\n'=1+1,'tis,'@x")).rows[0]?.cells).toEqual(["=1+1", "'tis", "@x"]);
  expect(readTable(utf8("text,exact,source_publisher\n'=1+1,'tis,'@x")).rows[0]?.cells).toEqual(["'=1+1", "'tis", "'@x"]);
  const texts = fc.array(fc.constantFrom("=", "+", "-", "@", "＝", ";", "\t", "\n", "a", " ", "'", '"', ","), { minLength: 1, maxLength: 12 }).map((signs) => `${signs.join("")}.`).filter((text) => freedOfMarks(text) === text);
  fc.assert(fc.property(texts, (text) => {
    expect(readTable(utf8(csvOf(["text", "state"], [{ text, state: "draft" }]))).rows[0]?.cells).toEqual([text, "draft"]);
  }));
});

test("reads a text as another program reads it, whatever its signs, by each way of reading quotation marks", () => {
  const texts = fc.array(fc.constantFrom(",", '"', "\n", "a", " ", "b", '""', '",', ',"', '"\n'), { maxLength: 30 }).map((signs) => signs.join(""));
  for (const [quoting, options] of [["strict", {}], ["relaxed", { relax_quotes: true }], ["none", { quote: null }]] as const) {
    fc.assert(fc.property(texts, (text) => {
      const theirs = (() => {
        try {
          return parse(text, { delimiter: ",", record_delimiter: "\n", relax_column_count: true, ...options }).filter((cells, index) => index === 0 || cells.some((cell) => cell.trim() !== ""));
        } catch {
          return null;
        }
      })();
      expect(csvRows(text, ",", quoting)?.map(({ cells }) => cells) ?? null).toEqual(theirs);
    }));
  }
});

test("refuses what is no table, and says nothing of what stands in it", () => {
  expect(refusal(new Uint8Array())).toEqual(["tableMissing"]);
  expect(refusal(new Uint8Array(LARGEST_TABLE + 1))).toEqual(["tableTooLarge"]);
  expect(refusal(utf8("a,b\n"))).toEqual(["tableEmpty"]);
  expect(refusal(utf8("a,b\n1,2,3"))).toEqual(["tableRagged"]);
  expect(refusal(utf8('a,b\n"secret,2'))).toEqual(["tableUnreadable"]);
  expect(refusal(utf8("a,b\n1,\u0000"))).toEqual(["tableUnreadable"]);
  expect(refusal(utf8(`a,b\n1,${"x".repeat(20_001)}`))).toEqual(["tableCellTooLong"]);
});

test("takes no longer over a file of nothing but line ends, or of one endless row, than over a table", () => {
  const began = performance.now();
  expect(refusal(utf8(`a,b\n${"\n".repeat(LARGEST_TABLE - 4)}`))).toEqual(["tableEmpty"]);
  expect(refusal(utf8(",".repeat(LARGEST_TABLE)))).toEqual(["tableEmpty"]);
  expect(refusal(utf8(`a,b\n${'"'.repeat(LARGEST_TABLE - 4)}`))).toEqual(["tableCellTooLong"]);
  expect(readTable(utf8(`a,b\n${'"x" y,z\n'.repeat(90_000)}`)).rows).toHaveLength(90_000);
  // A tenth of a second; with a general parser the first of them alone took more than a minute.
  expect(performance.now() - began).toBeLessThan(12_000);
});

test("takes the boxes of the form as a browser sends them: empty, where nothing was said", () => {
  const bytes = utf8("a,b\n1,2");
  const form = { table: { bytes }, pasted: "", encoding: "", sheet: "", unsentBy: "" };
  expect(startImportSchema.parse(form)).toMatchObject({ bytes, encoding: null, sheet: null, isBare: false });
  expect(startImportSchema.parse({ ...form, sheet: " 2031 " }).sheet).toBe("2031");
  // Of pasted rows there is no sheet, whatever stands in the box.
  expect(startImportSchema.parse({ ...form, table: null, pasted: "a\tb", sheet: "2031" }).sheet).toBeNull();
});
