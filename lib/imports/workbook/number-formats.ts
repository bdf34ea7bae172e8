/**
 * What a number format shows of a number (ECMA-376, part 1, 18.8.30 and 18.8.31). Whoever types "May 2017" into a spreadsheet gets the 1st of May, shown as a month; whoever types
 * "8 May" gets it of the running year, which is not shown. A date is read as exact as it is shown, and no more so. Pure.
 */
export type Shown =
  /** `digits`: as many as stand there at least, with zeros before. */
  | { as: "number"; digits: number }
  | { as: "date"; year: boolean; month: boolean; day: boolean }
  | { as: "time" };

export const PLAIN: Shown = { as: "number", digits: 0 };
const TIME: Shown = { as: "time" };

function date(parts: string): Shown {
  return { as: "date", year: parts.includes("y"), month: parts.includes("m"), day: parts.includes("d") };
}

/**
 * Formats that stand in no file: programs know them by number. Those of 27 to 36 and 50 to 58 differ between the East Asian editions; each is taken for what it is in
 * China, and for no more than it shows anywhere.
 */
const BUILT_IN: ReadonlyMap<number, Shown> = new Map(
  Object.entries({ ymd: [14, 15, 22, 30, 31], ym: [17, 27, 36, 50, 52, 57], md: [16, 28, 29, 51, 53, 54, 58], time: [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56] }).flatMap(([parts, ids]) => ids.map((id): [number, Shown] => [id, parts === "time" ? TIME : date(parts)])),
);

/** Characters of a format; programs take 255. */
const LONGEST_FORMAT = 1_000;

/** @param code as the file has it for this number; undefined where it has none */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return BUILT_IN.get(id) ?? PLAIN;
  return code.length > LONGEST_FORMAT ? PLAIN : readFormat(code);
}

function readFormat(code: string): Shown {
  // In one pass, whatever stands there. Literal text, padding, fill, colours, conditions, languages; the section of positive numbers; and what tells the half of the day.
  const bare = code.replace(/"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^[\]]*\]/giu, "").split(";")[0]?.toLowerCase().replace(/am\/pm|a\/p|general|上午\/下午/gu, "") ?? "";
  if (/^0+$/u.test(bare)) return { as: "number", digits: bare.length };
  const isNumber = /[0#?]/u.test(bare.replace(/s\.?0+/gu, "s"));
  const tokens = isNumber ? [] : (bare.match(/\[[hms]+\]|y+|e+|g+|b+|m+|d+|h+|s+/gu) ?? []);
  const isMinute = (index: number) => /^\[?h/u.test(tokens[index - 1] ?? "") || /^\[?s/u.test(tokens[index + 1] ?? "");
  // A year of an era (e, b) is one as well; three or four "d" are a day of the week.
  const parts = tokens.flatMap((token, index) => (/^[yeb]/u.test(token) ? ["y"] : /^m/u.test(token) && !isMinute(index) ? ["m"] : /^dd?$/u.test(token) ? ["d"] : [])).join("");
  if (parts !== "") return date(parts);
  return tokens.some((token) => /^\[?[hms]/u.test(token)) ? TIME : PLAIN;
}
