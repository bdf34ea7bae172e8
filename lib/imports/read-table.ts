/**
 * From the bytes of a file to a table, whatever its name says. An encoding is never guessed among those in which the same bytes are other names: a file says by its
 * mark or by its bytes that it is Unicode, or its owner says what it is. A workbook gives the same table as a text of the same cells.
 */
import { createHash } from "node:crypto";
import { invalid } from "@/lib/core/errors";
import { freedOfMarks } from "@/lib/editions/tables/csv";
import { csvRows, type CsvRow } from "@/lib/imports/csv";
import type { Encoding, SaidEncoding } from "@/lib/imports/encodings";
import { isTakenAlong } from "@/lib/imports/exported-columns";
import { kindOfFile } from "@/lib/imports/kind-of-file";
import { readWorkbook } from "@/lib/imports/workbook/read-workbook";

export const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;
export type Delimiter = keyof typeof DELIMITERS;
const DELIMITER_NAMES = ["comma", "semicolon", "tab", "bar"] as const satisfies readonly Delimiter[];

/** Bytes of a file. The edge takes no larger form (server/edge/desk.ts), and its other fields need room. */
export const LARGEST_TABLE = 900_000;
export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 100;
/** Characters of one cell: more than any field holds, and little enough to say so row by row. */
const LONGEST_CELL = 20_000;
/** A workbook is packed: what comes out of it is bounded by itself. A file of text of this size would hold no more cells. */
const OF_WORKBOOKS = { rows: MOST_ROWS + 1, columns: MOST_COLUMNS, cells: 1_000_000, characters: 5_000_000 } as const;

export type TableRow = CsvRow;
/** How the cells of a file were told from each other. */
type Told = { encoding: Encoding; delimiter: Delimiter; sheet: null; sheetCount: null } | { encoding: "xlsx"; delimiter: null; /** Which tab of a workbook it is, counted from 1. */ sheet: number; /** How many tabs it shows. */ sheetCount: number };
export type Table = Told & { sha256: Uint8Array<ArrayBuffer>; headings: string[]; rows: TableRow[] };

export type Reading = {
  /** What its owner says it is in; null where it says so itself. */
  encoding?: SaidEncoding | null;
  /** Of a workbook the name or the number of the sheet that is meant; null for the first. */
  sheet?: string | null;
  /** The first row is one like the others. */
  isBare?: boolean;
};

/**
 * @param bytes as they came
 * @throws AppError invalid, at `table`: empty, too large, in no encoding that we read, not a table, a workbook that cannot be read; at `encoding` where it must be said;
 *   at `sheet` for one that is not there
 */
export function readTable(bytes: Uint8Array, { encoding: said = null, sheet = null, isBare = false }: Reading = {}): Table {
  if (bytes.byteLength === 0) throw invalid({ table: ["tableMissing"] });
  if (bytes.byteLength > LARGEST_TABLE) throw invalid({ table: ["tableTooLarge"] });
  const { all, told } = cellsOf(bytes, said, sheet);
  const [head, body] = isBare ? [null, all] : [all[0], all.slice(1)];
  const headings = head === null ? Array.from({ length: widthOf(all) }, () => "") : (head?.cells.map((cell) => cell.trim()) ?? []);
  // What follows the last heading is no column: spreadsheets write their empty ones too.
  while (!isBare && headings.at(-1) === "") headings.pop();
  const rows = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (headings.length === 0 || rows.length === 0) throw invalid({ table: ["tableEmpty"] });
  if (headings.length > MOST_COLUMNS || rows.length > MOST_ROWS) throw invalid({ table: ["tableTooLarge"] });
  if (rows.some(({ cells }) => cells.slice(headings.length).some((cell) => cell.trim() !== ""))) throw invalid({ table: ["tableRagged"] });
  const every = [...headings, ...rows.flatMap(({ cells }) => cells)];
  if (every.some((cell) => cell.includes("\u0000") || !cell.isWellFormed())) throw invalid({ table: ["tableUnreadable"] });
  if (every.some((cell) => cell.length > LONGEST_CELL)) throw invalid({ table: ["tableCellTooLong"] });
  // The marks that our own tables write are taken off again. In a table of others an apostrophe is one.
  const asWritten = isTakenAlong(headings) ? freedOfMarks : (cell: string) => cell;
  return { ...told, sha256: new Uint8Array(createHash("sha256").update(bytes).digest()), headings, rows: rows.map(({ line, cells }) => ({ line, cells: headings.map((_, column) => asWritten(cells[column] ?? "")) })) };
}

/** Every row of a file, the first of which holds its headings, and how they were told. */
function cellsOf(bytes: Uint8Array, said: SaidEncoding | null, sheet: string | null): { all: TableRow[]; told: Told } {
  if (kindOfFile(bytes) === "workbook") {
    const { rows, ...which } = readWorkbook(bytes, sheet, OF_WORKBOOKS);
    // As in a text the headings are in the first row. Rows with nothing in them are not kept; an empty first one is no heading.
    return { all: rows[0]?.line === 1 ? rows : [{ line: 1, cells: [] }, ...rows], told: { encoding: "xlsx", delimiter: null, ...which } };
  }
  if (sheet !== null) throw invalid({ sheet: ["tableNoSheets"] });
  const { text: written, encoding } = decode(bytes, said);
  const text = written.replace(/\r\n?/gu, "\n");
  const separator = separatorIn(text);
  const delimiter = separator ?? delimiterOf(text);
  const all = rowsOf(text, delimiter);
  return { all: separator === null ? all : all.slice(1), told: { encoding, delimiter, sheet: null, sheetCount: null } };
}

function widthOf(rows: readonly TableRow[]): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.findLastIndex((cell) => cell.trim() !== "") + 1), 0);
}

function markOf([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

function decode(bytes: Uint8Array, said: SaidEncoding | null): { text: string; encoding: Encoding } {
  const mark = markOf(bytes);
  // Read as anything else it would give names that nobody has, and most encodings would not even notice.
  if (said !== null && mark !== null) throw invalid({ encoding: ["tableEncodingMarked"] });
  if (said !== null) return { text: decoded(bytes, said, { table: ["tableUnreadable"] }), encoding: said };
  if (mark !== null) return { text: decoded(bytes, mark, { table: ["tableUnreadable"] }), encoding: mark };
  // Text in another encoding is next to never well-formed UTF-8. The other way round each byte means something: "é" of a Western file is half a character in GB18030.
  return { text: decoded(bytes, "utf-8", { encoding: ["tableEncoding"] }), encoding: "utf-8" };
}

function decoded(bytes: Uint8Array, encoding: Encoding, refusal: Record<string, string[]>): string {
  try {
    // `fatal`: a byte that means nothing is refused, never replaced.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalid(refusal);
  }
}

/** As a line of its own before the headings says it, which some spreadsheets write and read ("sep=;"). */
function separatorIn(text: string): Delimiter | null {
  const sign = /^"?sep=(.)"?\n/u.exec(text)?.[1];
  return DELIMITER_NAMES.find((name) => DELIMITERS[name] === sign) ?? null;
}

/** The one that parts the first row into most cells. */
function delimiterOf(text: string): Delimiter {
  const counted = DELIMITER_NAMES.map((name) => ({ name, cells: firstRowOf(text, name)?.cells.length ?? 0 }));
  return counted.reduce((best, each) => (each.cells > best.cells ? each : best)).name;
}

function firstRowOf(text: string, delimiter: Delimiter): TableRow | undefined {
  return readBy(text, delimiter, 1)?.[0];
}

function rowsOf(text: string, delimiter: Delimiter): TableRow[] {
  const rows = readBy(text, delimiter);
  if (rows === null) throw invalid({ table: ["tableUnreadable"] });
  return rows;
}

/** By the rules of CSV; else with a quotation mark inside a cell as what it is, and of what a spreadsheet puts on the clipboard every mark as itself. */
function readBy(text: string, delimiter: Delimiter, most?: number): TableRow[] | null {
  const sign = DELIMITERS[delimiter];
  return csvRows(text, sign, "strict", most) ?? csvRows(text, sign, delimiter === "tab" ? "none" : "relaxed", most);
}
