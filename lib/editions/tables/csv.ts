/** Tables as CSV (RFC 4180), so that they open in a spreadsheet and run nothing there. */
import { stringify } from "csv-stringify/sync";

/** Cells by column; null is an empty cell. */
export type Row<C extends string> = Record<C, string | number | null>;

/** What a spreadsheet needs to see that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A table, or the next rows of one.
 * A cell that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab, a line break or a full-width form of these) gets an
 * apostrophe before it; the notes on /data say so.
 * @param head whether it begins with the byte order mark and the names of the columns
 */
export function csvOf<C extends string>(columns: readonly C[], rows: readonly Row<C>[], head = true): string {
  const text = stringify(rows as Row<C>[], {
    columns: [...columns],
    header: head,
    record_delimiter: "\r\n",
    escape_formulas: true,
    // The library knows all of these but the line feed.
    cast: { string: (value) => (value.startsWith("\n") ? `'${value}` : value) },
  });
  return head ? BYTE_ORDER_MARK + text : text;
}
