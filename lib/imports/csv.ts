/**
 * Rows of a text whose cells are parted by one sign (RFC 4180). In one pass: a file of nothing but line ends or commas, which a general parser turned into minutes and gigabytes, takes no longer than
 * a table. Pure.
 */

/** How quotation marks are read: by the rules; where they break the rules, as themselves; or each as itself, as on the clipboard of a spreadsheet. */
export type Quoting = "strict" | "relaxed" | "none";
/** `line`: where the row begins in the file, counted from 1. */
export type CsvRow = { line: number; cells: string[] };

/**
 * @param text with "\n" at the end of its lines
 * @param most rows after which nothing is read any more
 * @returns the first row and those with something in them; null for what these rules cannot read: a mark that is never closed or, strictly, one within a cell
 */
export function csvRows(text: string, delimiter: string, quoting: Quoting, most = Number.POSITIVE_INFINITY): CsvRow[] | null {
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length && rows.length < most) {
    const cells: string[] = [];
    const begun = line;
    for (let isOpen = true; isOpen; ) {
      const read = quoting !== "none" && text[at] === '"' ? quotedCell(text, at, delimiter, quoting) : plainCell(text, at, delimiter, quoting);
      if (read === null) return null;
      cells.push(read.cell);
      // In a cell without marks a line ends with the cell.
      if (text[at] === '"') line += text.slice(at, read.end).split("\n").length - 1;
      isOpen = text[read.end] === delimiter;
      at = read.end + 1;
    }
    line += 1;
    if (rows.length === 0 || cells.some((cell) => cell.trim() !== "")) rows.push({ line: begun, cells });
  }
  return rows;
}

/** `end`: the place of the sign that ends the cell, or the end of the text. */
type Read = { cell: string; end: number } | null;

function plainCell(text: string, from: number, delimiter: string, quoting: Quoting): Read {
  const end = endOfCell(text, from, delimiter);
  const cell = text.slice(from, end);
  return quoting === "strict" && cell.includes('"') ? null : { cell, end };
}

function quotedCell(text: string, from: number, delimiter: string, quoting: Quoting): Read {
  let cell = "";
  for (let at = from + 1; ; ) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return null;
    cell += text.slice(at, mark);
    const next = text[mark + 1];
    if (next === undefined || next === delimiter || next === "\n") return { cell, end: mark + 1 };
    if (next !== '"') {
      if (quoting === "strict") return null;
      // The mark that seemed to open the cell is one of its signs, and so is every other.
      const end = endOfCell(text, mark, delimiter);
      return { cell: `"${cell}${text.slice(mark, end)}`, end };
    }
    cell += '"';
    at = mark + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === delimiter || text[at] === "\n") return at;
  return text.length;
}
