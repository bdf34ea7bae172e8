/** A date in a cell, as EDTF or as people type it, as the boxes of the desk's form would hold it (lib/cases/form-fields.ts). Pure. */
import { readEdtf } from "@/lib/core/edtf-reading";

/** Boxes of a date; `edtf` for what is EDTF already, or nothing that we can take apart: the form's own check then says what is wrong. */
export type DateBoxes = { edtf: string } | { year: string; month?: string; day?: string; approximate?: boolean; uncertain?: boolean };

const APPROXIMATE = /^(?:about|around|approximately|circa|ca?\.|约|大约)\s*/iu;
const APPROXIMATE_BEHIND = /\s*(?:前后|左右)$/u;
const UNCERTAIN = /\s*(?:\(\?\)|？)$/u;

const SHAPES: readonly RegExp[] = [
  // 8 May 2017
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>\p{L}{3,9}\.?),?\s+(?<year>\d{4})$/iu,
  // May 8, 2017
  /^(?<month>[a-z]{3,9}\.?)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/iu,
  // May 2017
  /^(?<month>[a-z]{3,9}\.?),?\s+(?<year>\d{4})$/iu,
  // 2017年5月8日
  /^(?<year>\d{4}|[〇零一二三四五六七八九]{4})\s*年(?:\s*(?<month>[\d一二三四五六七八九十]{1,3})\s*月(?:\s*(?<day>[\d一二三四五六七八九十]{1,3})\s*[日号])?)?$/u,
  // 2017-5-8, 2017/05/08, 2017.5.8: the year first leaves no doubt. 8/5/2017 does, and is not read.
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?$/u,
];

/** Whether a date ends in its year, by numbers alone: 8/5/2017 is another day in London than in Boston. */
export function isTwoDays(typed: string): boolean {
  return /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/u.test(typed.normalize("NFKC").trim());
}

/** @param typed as the cell has it, not blank */
export function dateBoxes(typed: string): DateBoxes {
  const text = typed.normalize("NFKC").trim();
  if (readEdtf(text).ok) return { edtf: text };
  const bare = text.replace(APPROXIMATE, "").replace(APPROXIMATE_BEHIND, "").replace(UNCERTAIN, "");
  const found = SHAPES.map((shape) => shape.exec(bare)?.groups).find((groups) => groups !== undefined);
  if (found?.["year"] === undefined) return { edtf: text };
  const hedges = { ...(APPROXIMATE.test(text) || APPROXIMATE_BEHIND.test(text) ? { approximate: true } : {}), ...(UNCERTAIN.test(text) ? { uncertain: true } : {}) };
  return { year: found["year"], ...(found["month"] === undefined ? {} : { month: found["month"] }), ...(found["day"] === undefined ? {} : { day: found["day"] }), ...hedges };
}
