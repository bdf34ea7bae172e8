/** Tables as CSV (RFC 4180), so that they open in a spreadsheet and run nothing there. */
import { stringify } from "csv-stringify/sync";

/** Cells by column; null is an empty cell. */
export type Row<C extends string> = Record<C, string | number | null>;

/** What a spreadsheet needs to see that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Where a formula would begin: at the beginning of a cell, and within one behind what may end it, since a spreadsheet may be set to other separators than
 * the comma (Excel's are the system's: a semicolon in much of Europe). Full-width forms count as well.
 */
const FORMULA = /^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/gu;

/** A text with an apostrophe wherever a spreadsheet would begin a formula. */
export function marked(text: string): string {
  return text.replace(FORMULA, "'");
}

/** Each of these marks where it stands, and no other apostrophe. */
const MARKED = /^'(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])'(?=[=+\-@＝＋－＠])/gu;

/** A cell of a table of ours as it was before it was written. What began with such a mark by itself cannot be told from what was given one. */
export function freedOfMarks(cell: string): string {
  return cell.replace(MARKED, "");
}

/** How every table of ours is written: no row is torn where a text breaks its line, and nothing in it runs (npm run drill:spreadsheet). */
export const WRITTEN_INERT = {
  record_delimiter: "\r\n",
  // The library quotes what holds its own line end; a text breaks its lines with less.
  quoted_match: /[;\t\r\n]/u,
  cast: { string: marked },
};

/**
 * A table, or the next rows of one.
 * Where a spreadsheet would begin a formula (before =, +, -, @ or a full-width form of these: at the beginning of a cell, or behind a semicolon, a tab or a line
 * break within it) stands an apostrophe, and before a tab or a line break that begins a cell; the notes on /data say so.
 * @param head whether it begins with the byte order mark and the names of the columns
 */
export function csvOf<C extends string>(columns: readonly C[], rows: readonly Row<C>[], head = true): string {
  const text = stringify(rows as Row<C>[], {
    columns: [...columns],
    header: head,
    ...WRITTEN_INERT,
  });
  return head ? BYTE_ORDER_MARK + text : text;
}
