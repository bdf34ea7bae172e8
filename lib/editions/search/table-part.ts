/**
 * The parts of a long table. A part is a range of ids: which part a row stands in hangs on no other row, so that nobody who takes one part after the other
 * misses a row or has it twice, whatever is published between them. Ids are drawn at random and carry no time: parts are about equally long. Pure.
 */

/** @property number from 1 @property of how many there are */
export type TablePart = { readonly number: number; readonly of: number };

export const WHOLE: TablePart = { number: 1, of: 1 };

/** Rows that a part is to have. */
const LENGTH = 5_000;
/** Rows that it may have: chance and what is published meanwhile make parts unequal. A table that is longer is refused, not cut. */
export const LONGEST_PART = LENGTH * 1.5;

/** The parts in which a table of so many rows comes. */
export function partsOf(total: number): TablePart[] {
  const of = Math.max(1, Math.ceil(total / LENGTH));
  return Array.from({ length: of }, (_, at) => ({ number: at + 1, of }));
}

const WRITTEN = /^(?<number>[1-9]\d{0,2})-(?<of>[1-9]\d{0,2})$/u;

/** The part that an address asks for, `2-3`: the second of three; the whole where it asks for none, null where that cannot be read. */
export function readPart(raw: string | string[] | undefined): TablePart | null {
  if (raw === undefined) return WHOLE;
  const groups = typeof raw === "string" ? WRITTEN.exec(raw)?.groups : undefined;
  const part = { number: Number(groups?.["number"]), of: Number(groups?.["of"]) };
  // Of what is none, neither is a number.
  return part.number <= part.of ? part : null;
}

/** The parameter of an address; empty for the whole. */
export function partQuery({ number, of }: TablePart): string {
  return of === 1 ? "" : `part=${String(number)}-${String(of)}`;
}

/** Ids are told apart by their first four bytes: more than enough for parts of thousands. */
const SPACE = 2 ** 32;

/** The ids of a part: from the first one, up to but without the second one; null: no end. */
export function idsOfPart({ number, of }: TablePart): { from: string; before: string | null } {
  return { from: idAt((number - 1) / of), before: number === of ? null : idAt(number / of) };
}

function idAt(share: number): string {
  return `${Math.floor(share * SPACE).toString(16).padStart(8, "0")}-0000-0000-0000-000000000000`;
}
