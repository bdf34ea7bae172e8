/**
 * A sheet of an XLSX workbook (ECMA-376) as rows of texts. Formulas are never worked out: their stored results are read. Nothing of its macros, links, pictures or comments
 * is looked at.
 */
import { invalid } from "@/lib/core/errors";
import { isoDateText, numberText } from "@/lib/imports/workbook/cell-text";
import { PLAIN, shownBy, type Shown } from "@/lib/imports/workbook/number-formats";
import { findSheet, type Workbook } from "@/lib/imports/workbook/find-sheet";
import { unescaped, walkXml } from "@/lib/imports/workbook/xml";
import { brokenWorkbook, readArchive, type Archive } from "@/lib/imports/workbook/zip";

/** What is kept of a sheet while it is read, whatever it says of its size. A text that many cells share counts for each of them. */
export type Bounds = { rows: number; columns: number; cells: number; characters: number };
export type SheetRow = { /** As the spreadsheet numbers it. */ line: number; cells: string[] };
export type ReadSheet = { rows: SheetRow[]; /** Which tab it is, counted from 1, and of how many that are shown. */ sheet: number; sheetCount: number };

const LAST_ROW = 1_048_576;

/**
 * @param asked name or number of a sheet; null for the first
 * @returns rows with something in them, in their order
 * @throws AppError invalid, at `table`: no workbook, encrypted, with macros, damaged, too large, not worked out; at `sheet`: none of that name or number is shown
 */
export function readWorkbook(bytes: Uint8Array, asked: string | null, bounds: Bounds): ReadSheet {
  const archive = readArchive(bytes);
  const workbook = findSheet(archive, asked);
  const strings = workbook.strings === null ? [] : sharedStrings(archive.read(workbook.strings));
  const formats = workbook.styles === null ? [] : cellFormats(archive.read(workbook.styles));
  return { rows: rowsOf(archive, workbook, strings, formats, bounds), sheet: workbook.number, sheetCount: workbook.count };
}

/** Collects the text of `<t>` elements: runs of a rich text one after the other, without the readings that stand above Hanzi (`<rPh>`). */
function textCollector() {
  let [text, isOpen, above] = ["", false, 0];
  return {
    open: (name: string) => {
      if (name === "rPh") above += 1;
      if (name === "t") isOpen = above === 0;
    },
    close: (name: string) => {
      if (name === "rPh") above -= 1;
      if (name === "t") isOpen = false;
    },
    text: (more: string) => {
      if (isOpen) text += more;
    },
    taken: () => {
      const whole = textOf(text);
      text = "";
      return whole;
    },
  };
}

/** As a table of text has it: every kind of line end is one. */
function textOf(raw: string): string {
  return unescaped(raw).replace(/\r\n?/gu, "\n");
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const collected = textCollector();
  walkXml(xml, {
    open: collected.open,
    text: collected.text,
    close: (name) => {
      collected.close(name);
      if (name === "si") strings.push(collected.taken());
    },
  });
  return strings;
}

/** How the cells of each format of their own show numbers, by its number. */
function cellFormats(xml: string): Shown[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isOfCells = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === "cellXfs") isOfCells = true;
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "xf" && isOfCells) ids.push(Number(attribute("numFmtId") ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  });
  const shown = new Map([...new Set(ids)].map((id): [number, Shown] => [id, shownBy(id, codes.get(id))]));
  return ids.map((id) => shown.get(id) ?? PLAIN);
}

type Cell = { column: number; type: string; format: string | undefined; value: string | null; hasFormula: boolean };

function rowsOf(archive: Archive, { part, isFrom1904 }: Workbook, strings: readonly string[], formats: readonly Shown[], bounds: Bounds): SheetRow[] {
  const rows: SheetRow[] = [];
  const inline = textCollector();
  let [isData, line, column, cells, characters] = [false, 0, 0, 0, 0];
  let row: string[] = [];
  let cell: Cell | null = null;
  let isValue = false;
  const keep = ({ column: at, ...rest }: Cell): void => {
    const text = cellText(rest, inline.taken(), strings, formats, isFrom1904);
    // What only looks empty may stand anywhere.
    if (text === "" || (at > bounds.columns && text.trim() === "")) return;
    if (at > bounds.columns) throw tooLarge();
    cells += at - row.length;
    characters += text.length;
    if (cells > bounds.cells || characters > bounds.characters) throw tooLarge();
    while (row.length < at - 1) row.push("");
    row.push(text);
  };
  walkXml(archive.read(part), {
    open: (name, attribute) => {
      if (name === "sheetData") isData = true;
      if (!isData) return;
      if (name === "row") [line, column, row] = [placeAfter(line, numberOf(attribute("r")), LAST_ROW), 0, []];
      if (name === "c") {
        column = placeAfter(column, columnOf(attribute("r"), line), Number.POSITIVE_INFINITY);
        cell = { column, type: attribute("t") ?? "n", format: attribute("s"), value: null, hasFormula: false };
      }
      if (cell === null) return;
      if (name === "f") cell.hasFormula = true;
      if (name === "v") [isValue, cell.value] = [true, ""];
      inline.open(name);
    },
    text: (more) => {
      if (cell !== null && isValue) cell.value = (cell.value ?? "") + more;
      if (cell !== null) inline.text(more);
    },
    close: (name) => {
      if (name === "sheetData") isData = false;
      if (name === "v") isValue = false;
      if (cell !== null) inline.close(name);
      if (name === "c" && cell !== null) {
        keep(cell);
        cell = null;
      }
      if (name !== "row" || !isData || row.length === 0) return;
      rows.push({ line, cells: row });
      row = [];
      if (rows.length > bounds.rows) throw tooLarge();
    },
  });
  return rows;
}

const tooLarge = () => invalid({ table: ["tableTooLarge"] });

/** Where a row or a cell stands that need not say it. Two in one place, or one before another, is no sheet of any program. */
function placeAfter(before: number, said: number | null, last: number): number {
  const at = said ?? before + 1;
  if (!Number.isInteger(at) || at <= before || at > last) throw brokenWorkbook();
  return at;
}

function numberOf(said: string | undefined): number | null {
  return said === undefined ? null : /^\d{1,7}$/u.test(said) ? Number(said) : Number.NaN;
}

/** The number of a column, "C" of C7 as 3. */
function columnOf(reference: string | undefined, line: number): number | null {
  if (reference === undefined) return null;
  const [, letters = "", ofRow] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  if (letters === "" || Number(ofRow) !== line) return Number.NaN;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellText({ type, format, value, hasFormula }: Omit<Cell, "column">, inline: string, strings: readonly string[], formats: readonly Shown[], isFrom1904: boolean): string {
  if (type === "inlineStr") return inline;
  if (type === "str") return textOf(value ?? "");
  if (value === null || value === "") {
    // Written by a program that does not reckon. As an empty cell it would be less than whoever opens it sees.
    if (hasFormula) throw invalid({ table: ["workbookNotReckoned"] });
    return "";
  }
  const shown = format === undefined ? PLAIN : (formats[Number(format)] ?? PLAIN);
  switch (type) {
    case "s":
      return strings[/^\d+$/u.test(value) ? Number(value) : -1] ?? refused();
    case "n":
      return numberText(value, shown, isFrom1904);
    case "d":
      return isoDateText(value, shown);
    case "b":
      return value === "1" || value === "true" ? "TRUE" : "FALSE";
    case "e":
      // "#REF!" is what stands there, and what the same sheet has as text.
      return value;
    default:
      return refused();
  }
}

function refused(): never {
  throw brokenWorkbook();
}
