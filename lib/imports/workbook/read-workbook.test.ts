/** What is read of a workbook: what somebody sees in it, and no more than a table of text would say. */
import { expect, it } from "vitest";
import { readTable } from "@/lib/imports/read-table";
import { readRow } from "@/lib/imports/read-row";
import { HEAD, partsOf, packed, workbook, type Made } from "@/lib/imports/workbook/workbook-fixtures";

/** The cell below the heading "one". */
async function cell(xml: string, made: Made = {}): Promise<string | undefined> {
  return readTable(await workbook({ ...made, rows: `${HEAD}<row r="2">${xml}<c r="B2" t="inlineStr"><is><t>x</t></is></c></row>` })).rows[0]?.cells[0];
}
const number = (value: string, format: string | number | null = null, made: Made = {}) => cell(`<c r="A2"${format === null ? "" : ` s="1"`}><v>${value}</v></c>`, format === null ? made : { ...made, formats: [format] });

it.each([
  ["yyyy-mm-dd", "2017-05-08"], ["m/d/yyyy", "2017-05-08"], [14, "2017-05-08"], [22, "2017-05-08"], ['yyyy"年"m"月"d"日"', "2017-05-08"], ["[$-804]yyyy/m/d;@", "2017-05-08"], ["[$-411]ggge年m月d日", "2017-05-08"], [`dd\\.mm\\.yyyy\\ h:mm`, "2017-05-08"], ["yyyy-mm-dd hh:mm:ss", "2017-05-08"], [31, "2017-05-08"],
  ["mmm-yy", "2017-05"], [17, "2017-05"], ['yyyy"年"m"月"', "2017-05"], [57, "2017-05"], ["mmmm yyyy", "2017-05"], ["yyyy", "2017"],
  ["d-mmm", "--05-08"], [16, "--05-08"], ['m"月"d"日"', "--05-08"], [58, "--05-08"], ["mmmm", "--05"], ["dd", "---08"],
])("reads a day as exact as the format %j shows it: %s", async (format, text) => {
  expect(await number("42863.75", format)).toBe(text);
});

it("reads a day in no time zone, by either beginning, over the day that never was, and from a text", async () => {
  const zone = process.env.TZ;
  for (const tz of ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Shanghai"]) {
    process.env.TZ = tz;
    expect([await number("42863", 14), await number("42863.999", 14), await number("59", 14), await number("61", 14), await number("1", 14)]).toEqual(["2017-05-08", "2017-05-08", "1900-02-28", "1900-03-01", "1900-01-01"]);
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(await number("41401", 14, { properties: `<workbookPr date1904="1"/>` })).toBe("2017-05-08");
  expect([await number("60", 14), await number("-1", 14), await number("2958466", 14)]).toEqual(["60", "-1", "2958466"]);
  expect(await cell(`<c r="A2" t="d"><v>2017-05-08T23:59:59Z</v></c>`)).toBe("2017-05-08");
  expect(await cell(`<c r="A2" t="d" s="1"><v>2017-05-01</v></c>`, { formats: ["mmm yyyy"] })).toBe("2017-05");
});

it("leaves a date without its year to whoever brings it: no row has it", async () => {
  const date = (typed: string) => readRow({ line: 2, cells: ["people/test-person", "arrest", "Arrested.", "was arrested", "Report", typed] }, ["person", "what", "text", "exact", "source_title", "date"]).problems;
  expect(date("2017-05")).toEqual([]);
  for (const typed of ["--05-08", "--05", "---08"]) expect(date(typed).map(([field]) => field), typed).toEqual(["date"]);
});

it.each([
  ["42", null, "42"], ["0042", null, "0042"], ["42", "00000", "00042"], ["-7", "000", "-007"], ["0.30000000000000004", null, "0.3"], ["12345678901234567890", null, "12345678901234567890"], ["1.5E-3", null, "0.0015"], ["1E+21", null, "1E+21"], ["2017", null, "2017"],
  ["1234.5", "#,##0.00", "1234.5"], ["0.5", "0%", "0.5"], ["123", "0.00E+00", "123"], ["5", '0" days"', "5"], ["7", "@", "7"], ["0.604166666666667", "h:mm", "14:30"], ["1.5", "[h]:mm:ss", "36:00"], ["0.5", 20, "12:00"], ["42863", "General", "42863"],
])("reads the number %s, shown by %j, as %s", async (value, format, text) => {
  expect(await number(value, format)).toBe(text);
});

it("reads results of formulas as they are stored, and never a formula", async () => {
  expect(await cell(`<c r="A2" t="str"><f>HYPERLINK("https://evil.invalid","x")</f><v>x</v></c>`)).toBe("x");
  expect(await cell(`<c r="A2"><f>1+1</f><v>3</v></c>`)).toBe("3");
  expect(await cell(`<c r="A2" t="str"><f>""</f><v></v></c>`)).toBe("");
  expect(await cell(`<c r="A2" t="e"><f>A9</f><v>#REF!</v></c>`)).toBe("#REF!");
  expect(await cell(`<c r="A2" t="b"><f>1=1</f><v>1</v></c>`)).toBe("TRUE");
});

it("reads texts whole: runs of rich text, no readings above Hanzi, rare Hanzi by number, escaped signs, line ends", async () => {
  const strings = `<si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">芹菜 </t></r><r><t>莹</t></r><rPh sb="0" eb="1"><t>qin</t></rPh></si><si><t>&#134071;&#x20BB7;&amp;lt; _x0041_ _x005F_x0041_</t></si><si><t>a_x000D_\nb\r\nc<![CDATA[<d>]]></t></si>`;
  expect(await Promise.all([0, 1, 2, 3].map((index) => cell(`<c r="A2" t="s"><v>${String(index)}</v></c>`, { strings })))).toEqual(["plain", "芹菜 莹", "𠮷𠮷&lt; A _x0041_", "a\nb\nc<d>"]);
});

it("reads cells where they stand: joined ones by their first, gaps, rows by the numbers that the spreadsheet shows, without references, with prefixes", async () => {
  const rows = `${HEAD}<row r="4"><c r="B4"><v>2</v></c></row><row/><row r="9"><c><v>1</v></c><c t="str"><v> y </v></c><c r="XFD9" t="str"><v> </v></c></row>`;
  const file = partsOf({ rows, more: {} });
  file["xl/worksheets/sheet1.xml"] = (file["xl/worksheets/sheet1.xml"] ?? "").replace("</sheetData>", `</sheetData><mergeCells><mergeCell ref="A4:A9"/></mergeCells>`);
  const expected = [{ line: 4, cells: ["", "2"] }, { line: 9, cells: ["1", " y "] }];
  expect(readTable(await packed(file)).rows).toEqual(expected);
  const prefixed = Object.fromEntries(Object.entries(file).map(([name, xml]) => [name, name.includes("sheet1") ? xml.replaceAll(/<(\/?)(\w)/gu, "<$1x:$2") : xml]));
  expect(readTable(await packed(prefixed)).rows).toEqual(expected);
});

it("takes the first sheet that is shown, or the one that is said by name or number, and says which of how many", async () => {
  const tabs = `<sheet name="Kept apart" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Chart" sheetId="3" r:id="rId3"/><sheet name="2031 &amp; on" sheetId="2" r:id="rId2"/>`;
  const bytes = await workbook({ tabs });
  for (const sheet of [null, "2031 & ON", "2"]) expect(readTable(bytes, { sheet }), String(sheet)).toMatchObject({ encoding: "xlsx", delimiter: null, sheet: 2, sheetCount: 2, headings: ["second"], rows: [{ line: 2, cells: ["2"] }] });
  expect(readTable(await workbook({ rows: `${HEAD}<row r="2"><c r="A2"><v>1</v></c></row>` })).sheet).toBe(1);
});
