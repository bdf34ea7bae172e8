/** Workbooks that are none, that hide what they are, or that would fill the memory: each is refused by words that say what to do, before it is unpacked. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { readTable, type Reading } from "@/lib/imports/read-table";
import { HEAD, packed, partsOf, workbook, type Made } from "@/lib/imports/workbook/workbook-fixtures";
import { LARGEST_UNPACKED } from "@/lib/imports/workbook/zip";

function refusal(bytes: Uint8Array, reading: Reading = {}): unknown {
  try {
    readTable(bytes, reading);
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors;
    throw error;
  }
  return "read";
}
const refused = async (made: Made, reading: Reading = {}) => refusal(await workbook(made), reading);
const rows = (xml: string) => ({ rows: `${HEAD}${xml}` });
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

it("says what a file is that is no workbook, whatever it is called", async () => {
  const bytes = (...parts: (string | readonly number[])[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part)))));
  const saidOf = (file: Uint8Array) => Object.values(refusal(file) as Record<string, string[]>).flat().join();
  expect(saidOf(bytes(COMPOUND, [...utf16("Workbook")]))).toBe("workbookOld");
  expect(saidOf(bytes(COMPOUND, Array.from({ length: 600 }, () => 0), [...utf16("EncryptedPackage")]))).toBe("workbookEncrypted");
  for (const text of ["<html><table><tr><td>a</td></tr></table></html>", "\uFEFF<!DOCTYPE html>", '<?xml version="1.0"?><Workbook/>', "%PDF-1.7 a,b\n1,2", "{\\rtf1 a,b}"]) expect(saidOf(bytes(text)), text).toBe("tableOther");
  expect(saidOf(bytes([0x50, 0x4b, 0x05, 0x06], Array.from({ length: 18 }, () => 0)))).toBe("workbookOther");
  expect(saidOf(await packed({ "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }))).toBe("workbookOther");
  expect(saidOf(await workbook({ type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" }))).toBe("workbookOther");
  expect(saidOf(await workbook({ type: "application/vnd.ms-excel.sheet.binary.macroEnabled.main" }))).toBe("workbookOther");
});

it("refuses macros, by the type that they have or by where they stand", async () => {
  const macros = { table: ["workbookMacros"] };
  expect(await refused({ type: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" })).toEqual(macros);
  expect(await refused({ more: { "xl/vbaProject.bin": "x" } })).toEqual(macros);
  expect(await refused({ more: { "xl/MacroSheets/sheet1.xml": "<a/>" } })).toEqual(macros);
  const hidden = partsOf({});
  hidden["[Content_Types].xml"] = (hidden["[Content_Types].xml"] ?? "").replace("<Override", `<Override PartName="/xl/media/picture.png" ContentType="application/vnd.ms-office.vbaProject"/><Override`);
  expect(refusal(await packed(hidden))).toEqual(macros);
});

it("refuses what stands in no place that a sheet has, or would need memory for places where nothing is", async () => {
  const [broken, large] = [{ table: ["workbookBroken"] }, { table: ["tableTooLarge"] }];
  for (const xml of [`<row r="4000000000"/>`, `<row r="1048577"/>`, `<row r="-1"/>`, `<row r="1"/>`, `<row r="2"><c r="AAAA2"/></row>`, `<row r="2"><c r="A3"/></row>`, `<row r="2"><c r="B2"/><c r="A2"/></row>`, `<row r="2"><c r="B2"/><c r="B2"/></row>`, `<row r="2"><c t="s"><v>7</v></c></row>`, `<row r="2"><c t="s"><v>__proto__</v></c></row>`, `<row r="2"><c t="z"><v>7</v></c></row>`, `<row r="2"><c><v>0x10</v></c></row>`]) expect(await refused(rows(xml)), xml).toEqual(broken);
  expect(await refused(rows(`<row r="2"><c r="ZZZ2" t="str"><v>x</v></c></row>`))).toEqual(large);
  expect(await refused(rows(`<row r="2"><c t="str"><v>x</v></c><c/><c t="str"><v>y</v></c></row>`))).toEqual({ table: ["tableRagged"] });
  // A thousand cells that share one text of twenty thousand signs are twenty million.
  const shared = Array.from({ length: 1_000 }, (_, index) => `<row r="${String(index + 2)}"><c t="s"><v>0</v></c></row>`).join("");
  expect(await refused({ ...rows(shared), strings: `<si><t>${"x".repeat(19_000)}</t></si>` })).toEqual(large);
  expect(await refused(rows(Array.from({ length: 100_002 }, () => "<row><c><v>1</v></c></row>").join("")))).toEqual(large);
});

it("refuses formulas without results, sheets that are not shown, lone halves of signs, and document types", async () => {
  for (const xml of [`<c><f>1+1</f></c>`, `<c><f>1+1</f><v></v></c>`, `<c t="s"><f>A1</f></c>`]) expect(await refused(rows(`<row>${xml}</row>`)), xml).toEqual({ table: ["workbookNotReckoned"] });
  const tabs = `<sheet name="Shown" sheetId="1" r:id="rId1"/><sheet name="Chart" sheetId="3" r:id="rId3"/><sheet name="Hidden" sheetId="2" state="veryHidden" r:id="rId2"/>`;
  for (const sheet of ["Hidden", "3", "0", "Chart", "2", "elsewhere"]) expect(await refused({ tabs }, { sheet }), sheet).toEqual({ sheet: ["workbookNoSheet"] });
  expect(await refused({ tabs: `<sheet name="Hidden" sheetId="2" state="hidden" r:id="rId2"/>` })).toEqual({ table: ["tableEmpty"] });
  expect(refusal(new TextEncoder().encode("a,b\n1,2"), { sheet: "One" })).toEqual({ sheet: ["tableNoSheets"] });
  expect(await refused(rows(`<row><c t="str"><v>_xD83D_</v></c></row>`))).toEqual({ table: ["tableUnreadable"] });
  const declared = partsOf(rows(`<row><c t="str"><v>&a;</v></c></row>`));
  const name = "xl/worksheets/sheet1.xml";
  for (const xml of [`<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>${declared[name] ?? ""}`, `<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>`, declared[name] ?? "", "<worksheet>", "", "<worksheet><sheetData></worksheet>"]) expect(refusal(await packed({ ...declared, [name]: xml })), xml).toEqual({ table: ["workbookBroken"] });
  // The headings stand in the first row, as in a text.
  expect(await refused({ rows: `<row r="2"><c t="str"><v>a</v></c></row><row r="3"><c><v>1</v></c></row>` })).toEqual({ table: ["tableEmpty"] });
});

/** The place of a part's entry in the directory of an archive. */
function entryOf(file: Buffer, name: string): number {
  return file.lastIndexOf(Buffer.from(name)) - 46;
}

it("unpacks no more than it was said to, and nothing that is said to be too much", async () => {
  const sheet = "xl/worksheets/sheet1.xml";
  const blank = await packed({ ...partsOf({}), [sheet]: " ".repeat(LARGEST_UNPACKED + 1) });
  expect(blank.byteLength).toBeLessThan(100_000);
  expect(refusal(blank)).toEqual({ table: ["workbookTooLarge"] });
  // The same, said to be small: in the directory alone that size is read.
  const lying = Buffer.from(blank);
  lying.writeUInt32LE(1_000, entryOf(lying, sheet) + 24);
  const before = process.memoryUsage().arrayBuffers;
  expect(refusal(lying)).toEqual({ table: ["workbookBroken"] });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LARGEST_UNPACKED / 2);
  // Parts that are small one by one count together.
  const half = "x".repeat(LARGEST_UNPACKED * 0.6);
  expect(refusal(await packed({ ...partsOf({}), [sheet]: half, "xl/sharedStrings.xml": `<sst><!--${half}--></sst>` }))).toEqual({ table: ["workbookTooLarge"] });
});

it("takes no longer over what was written to take long", async () => {
  const one = rows(`<row><c s="1"><v>1</v></c></row>`);
  // Half a minute and more, where each of these looks for its end to the end of the text.
  expect(await refused({ ...one, formats: ["[".repeat(200_000)] })).toBe("read");
  expect(await refused({ ...one, formats: Array.from({ length: 2_000 }, () => "[".repeat(990)) })).toBe("read");
  expect(await refused(rows(`<row><c t="str"><v>${"&#97;".repeat(1_000_000)}</v></c></row>`))).toEqual({ table: ["tableCellTooLong"] });
  expect(await refused(rows(`<row><c t="str"><v>&#0;</v></c></row>`))).toEqual({ table: ["workbookBroken"] });
  expect(await refused(rows(`<row><c><v>${"1".repeat(1_000_000)}x</v></c></row>`))).toEqual({ table: ["workbookBroken"] });
});

it("refuses an archive that two programs would read in two ways, that is encrypted, damaged or cut off", async () => {
  const bytes = await workbook(rows(`<row><c><v>1</v></c></row>`));
  const broken = { table: ["workbookBroken"] };
  const changed = (change: (file: Buffer) => void) => {
    const file = Buffer.from(bytes);
    change(file);
    return refusal(file);
  };
  const sheet = "xl/worksheets/sheet1.xml";
  expect(changed(() => undefined)).toBe("read");
  for (const flag of [1, 0x40]) expect(changed((file) => file.writeUInt16LE(file.readUInt16LE(entryOf(file, sheet) + 8) | flag, entryOf(file, sheet) + 8))).toEqual({ table: ["workbookEncrypted"] });
  expect(changed((file) => file.writeUInt32LE(7, entryOf(file, sheet) + 16))).toEqual(broken);
  expect(changed((file) => file.writeUInt16LE(12, entryOf(file, sheet) + 10))).toEqual(broken);
  // Another name beside the bytes than in the directory; two parts of one name; more parts in the directory than are counted.
  expect(changed((file) => void file.write("2", file.indexOf(sheet) + sheet.length - 5))).toEqual(broken);
  expect(refusal(await packed({ ...partsOf({}), "xl/Styles.xml": "<styleSheet/>" }))).toEqual(broken);
  expect(changed((file) => [8, 10].forEach((at) => file.writeUInt16LE(file.readUInt16LE(file.length - 22 + at) - 1, file.length - 22 + at)))).toEqual(broken);
  // Another part's bytes under this name; a part of the directory's; a directory that is not where it is said.
  expect(changed((file) => file.writeUInt32LE(file.readUInt32LE(entryOf(file, "xl/styles.xml") + 42), entryOf(file, sheet) + 42))).toEqual(broken);
  expect(changed((file) => file.writeUInt32LE(file.length, entryOf(file, sheet) + 42))).toEqual(broken);
  expect(changed((file) => void file.write("2", entryOf(file, sheet) + 46 + sheet.length - 5))).toEqual(broken);
  expect(changed((file) => file.writeUInt32LE(file.readUInt32LE(file.length - 6) - 1, file.length - 6))).toEqual(broken);
  for (const length of [10, 40, bytes.length >> 1, bytes.length - 1]) expect(refusal(bytes.subarray(0, length)), String(length)).toEqual(broken);
  expect(refusal(new Uint8Array(Buffer.concat([bytes, deflateRawSync("more")])))).toEqual(broken);
});

it("reads a damaged workbook or refuses it, and fails in no other way", async () => {
  const bytes = await workbook({ ...rows(`<row><c t="s"><v>0</v></c><c s="1"><v>42863</v></c></row>`), strings: "<si><t>芹菜</t></si>", formats: ["yyyy-mm-dd"] });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
      const file = Uint8Array.from(bytes);
      for (const [at, byte] of changes) file[at] = byte;
      refusal(file);
    }),
    { numRuns: 400 },
  );
});
