/**
 * A workbook (ECMA-376) in which every cell is text: none is a formula, a number or a date, so that no spreadsheet runs one, or makes another day or number of it. What begins
 * as a formula does carries the same mark as in our CSV: who saves it as CSV from there must be as safe.
 */
import { marked } from "@/lib/editions/tables/csv";
import { archiveWriter } from "@/lib/imports/workbook/write-zip";

/** Rows of one sheet beside its headings; the rest goes on in a next one. Spreadsheets hold 1,048,576. */
const MOST_ROWS = 1_000_000;
/** Characters of one sheet's XML: in UTF-8 less than the archive can say. */
const MOST_CHARACTERS = 1_000_000_000;
/** UTF-16 units that a cell holds. Only names that stand together in one cell could be longer. */
const LONGEST_CELL = 32_767;
const CUT = " […]";
/** Characters that are made before they are handed on. */
const AT_ONCE = 60_000;

export type WorkbookRow = Readonly<Record<string, string | number | null>>;

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** "Text" (format 49), in a cell and in a heading: what is typed over it stays text as well, and `quotePrefix` says that nothing in it is to be read as a formula. */
const [CELL, HEADING] = [1, 2];
const FORMAT = (font: number) => `<xf numFmtId="49" fontId="${String(font)}" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${FORMAT(0)}${FORMAT(1)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A cell's text in XML: what XML does not know, or would change, as ECMA-376 writes it (part 1, 22.9.2.19). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[\dA-Fa-f]{4}_)/gu, "_x005F_")
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

function rowXml(line: number, cells: readonly (string | number | null)[], style: number): string {
  const written = cells.map((cell, column) => {
    if (cell === null || cell === "") return "";
    const text = marked(String(cell));
    return `<c r="${letters(column)}${String(line)}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - CUT.length)}${CUT}` : text)}</t></is></c>`;
  });
  return `<row r="${String(line)}">${written.join("")}</row>`;
}

/**
 * The bytes of a workbook, as they are asked for.
 * @param name of its sheet; a second one has a number behind it
 * @param pages its rows, of which one page is held at a time
 */
export async function* workbookOf(name: string, columns: readonly string[], pages: Iterable<readonly WorkbookRow[]> | AsyncIterable<readonly WorkbookRow[]>, mostRows = MOST_ROWS): AsyncGenerator<Uint8Array> {
  const { part, end } = archiveWriter();
  const rows = rowsOf(pages);
  try {
    // First what tells programs that look at the beginning alone which kind of archive it is.
    yield* part("_rels/.rels", [`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
    let next = await rows.next();
    async function* sheet(): AsyncGenerator<string> {
      let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${String(columns.length)}" width="24" style="${String(CELL)}" customWidth="1"/></cols><sheetData>${rowXml(1, columns, HEADING)}`;
      let written = 0;
      for (let line = 2; next.done !== true && line < mostRows + 2 && written < MOST_CHARACTERS; line += 1) {
        const row = next.value;
        text += rowXml(line, columns.map((column) => row[column] ?? null), CELL);
        if (text.length > AT_ONCE) {
          written += text.length;
          yield text;
          text = "";
        }
        next = await rows.next();
      }
      yield `${text}</sheetData></worksheet>`;
    }
    let sheets = 0;
    do {
      sheets += 1;
      yield* part(`xl/worksheets/sheet${String(sheets)}.xml`, sheet());
    } while (next.done !== true);
    const each = (write: (number: string) => string) => Array.from({ length: sheets }, (_, index) => write(String(index + 1))).join("");
    yield* part("xl/styles.xml", [STYLES]);
    yield* part("xl/workbook.xml", [`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((number) => `<sheet name="${escaped(number === "1" ? name : `${name} ${number}`)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`]);
    yield* part("xl/_rels/workbook.xml.rels", [`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`]);
    yield* part("[Content_Types].xml", [`${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`]);
    yield end();
  } finally {
    await rows.return(undefined);
  }
}

async function* rowsOf(pages: Iterable<readonly WorkbookRow[]> | AsyncIterable<readonly WorkbookRow[]>): AsyncGenerator<WorkbookRow, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}
