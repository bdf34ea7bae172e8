/** Workbooks as programs write them, and as nobody should. */
import { archiveWriter } from "@/lib/imports/workbook/write-zip";

export async function packed(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const { part, end } = archiveWriter();
  const bytes: Uint8Array[] = [];
  for (const [name, content] of Object.entries(parts)) for await (const chunk of part(name, [content])) bytes.push(chunk);
  return new Uint8Array(Buffer.concat([...bytes, end()]));
}

export async function collected(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const bytes: Uint8Array[] = [];
  for await (const part of parts) bytes.push(part);
  return new Uint8Array(Buffer.concat(bytes));
}

const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type Made = {
  /** Rows of the first sheet, as XML. */
  rows?: string;
  /** `<si>` elements. */
  strings?: string;
  /** Codes of number formats, which cells name by their place, from 1. */
  formats?: readonly (string | number)[];
  tabs?: string;
  properties?: string;
  type?: string;
  more?: Readonly<Record<string, string>>;
};

/** The parts of a workbook. */
export function partsOf({ rows = "", strings = "", formats = [], tabs = `<sheet name="One" sheetId="1" r:id="rId1"/>`, properties = "", type = `${TYPES}.sheet.main+xml`, more = {} }: Made): Record<string, string> {
  const own = formats.map((format, index) => ({ id: typeof format === "number" ? format : 164 + index, code: format }));
  return {
    "[Content_Types].xml": `<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    "_rels/.rels": `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?>\n<workbook xmlns:r="${OFFICE}">${properties}<sheets>${tabs}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${["worksheet", "worksheet", "chartsheet"].map((kind, index) => `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/${kind}" Target="${kind}s/sheet${String(index + 1)}.xml"/>`).join("")}<Relationship Id="rId8" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId9" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst>${strings}</sst>`,
    "xl/styles.xml": `<styleSheet><numFmts>${own.map(({ id, code }) => (typeof code === "string" ? `<numFmt numFmtId="${String(id)}" formatCode="${code.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>` : "")).join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${own.map(({ id }) => `<xf numFmtId="${String(id)}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>second</t></is></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>`,
    ...more,
  };
}

export async function workbook(made: Made): Promise<Uint8Array> {
  return packed(partsOf(made));
}

/** A row of cells that hold texts; under the first of them stands what is read. */
export const HEAD = `<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c><c r="B1" t="inlineStr"><is><t>two</t></is></c></row>`;
