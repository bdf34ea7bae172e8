/** Whether the words of a fact tell what the public is not to read of its date or place (docs/decisions/044). Pure. */
import { readEdtf, type EdtfPoint } from "@/lib/core/edtf-reading";
import type { PublicDate } from "@/lib/core/kinds";
import type { FactInput } from "@/lib/facts/schema";

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/** English months are cut short to so many letters. */
const SHORT = 3;
const UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
/** Of the days of a month, "first" to "thirty-first". */
const ORDINALS = [
  ...UNITS, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
  "twentieth", ...UNITS.map((unit) => `twenty[- ]${unit}`), "thirtieth", "thirty[- ]first",
];
/** Words that are a part of a province's or a county's own name. */
const ADMINISTRATIVE = /^(?:the |of |province|prefecture|county|district|municipality|region|state|city|autonomous|省|市|县|縣|区|區|州|自治|地区|地區|盟|旗|[\s,，()（）])*$/u;

/**
 * Quotations leave with no public fact that is coarser (lib/publication/body.ts); its own words do, and must not say what its date and place no longer do. It finds the
 * place as it is written, and the day as people write days in both languages, in figures, in words and beside other days; other words for either it does not know. Rather
 * too much is found than too little: whoever is refused says it in another way.
 * @param preferredReason published with the fact
 */
export function tellsFiner(fact: FactInput, preferredReason: string | null): boolean {
  const words = wordsOf(fact, preferredReason);
  const { publicDate } = fact;
  // The place that the public reads may hold the day, whichever of the two it is.
  const ofDays = inFigures([words, placeTold(fact)].join("\n"));
  const isDayTold = publicDate !== null && datesOf(fact).some((edtf) => pointsOf(edtf).some((point) => writtenForms(point, publicDate).some((pattern) => pattern.test(ofDays))));
  return isDayTold || placesOf(fact).some((pattern) => pattern.test(words)) || placeTellsPlace(fact);
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

function wordsOf({ value, saidByText, publicDate }: FactInput, preferredReason: string | null): string {
  const said: Record<string, unknown> = value;
  // The text of a date is how its source prints it, which the public does not read then (lib/publication/body.ts).
  const isPrinted = value.kind === "attribute" && value.attribute === "dated" && publicDate !== null;
  const own = ["text", "role", "authority", "described", "capacity"].map((field) => (field === "text" && isPrinted ? null : said[field]));
  return folded([...own, saidByText, preferredReason].filter((word) => typeof word === "string").join("\n"));
}

function hiddenPlace({ value, publicPlace }: FactInput): string | null {
  return publicPlace === null || !("place" in value) || value.place === null || value.place === publicPlace ? null : value.place;
}

function placeTold({ value, publicPlace }: FactInput): string {
  return folded(publicPlace ?? ("place" in value ? (value.place ?? "") : ""));
}

function placesOf(fact: FactInput): RegExp[] {
  const place = hiddenPlace(fact);
  return place === null ? [] : [asWritten(folded(place))];
}

/** Whether what is told in place of the place is the place with words around it, and not the province or county that is called after it. */
function placeTellsPlace(fact: FactInput): boolean {
  const place = hiddenPlace(fact);
  const [hidden, told] = [folded(place ?? ""), placeTold(fact)];
  return hidden !== "" && told.includes(hidden) && !ADMINISTRATIVE.test(told.replace(hidden, ""));
}

const SIGNS = new Map([..."〇零一二三四五六七八九"].map((sign, at) => [sign, Math.max(0, at - 1)]));

/** Chinese numerals of a year, a month or a day as figures, and no white space around the signs that follow them. */
function inFigures(words: string): string {
  return words
    .replace(/([〇零一二三四五六七八九十廿卅]+)(?=\s*[年月日号號])/gu, (numeral) => numberOf(numeral))
    .replace(/(?<=\d)\s+(?=[年月日号號])|(?<=[年月])\s+(?=\d)/gu, "")
    .replaceAll("號", "号");
}

function numberOf(numeral: string): string {
  const plain = numeral.replace("廿", "二十").replace("卅", "三十");
  if (!plain.includes("十")) return [...plain].map((sign) => String(SIGNS.get(sign) ?? "")).join("");
  const [tens = "", units = ""] = plain.split("十");
  return String((tens === "" ? 1 : (SIGNS.get(tens) ?? 0)) * 10 + (units === "" ? 0 : (SIGNS.get(units) ?? 0)));
}

function datesOf({ date, value }: FactInput): string[] {
  return [date?.edtf ?? null, "endEdtf" in value ? value.endEdtf : null].filter((edtf) => edtf !== null);
}

function pointsOf(edtf: string): EdtfPoint[] {
  const outcome = readEdtf(edtf);
  if (!outcome.ok) return [];
  const { reading } = outcome;
  switch (reading.shape) {
    case "point":
      return [reading.point];
    case "season":
      return [];
    case "between":
      return [reading.start, reading.end].filter((point) => point !== null);
    case "oneOf":
      return reading.choices.flatMap(({ from, to }) => [from, to]);
  }
}

/** Between days that are named together: "9 and 10 July", "7月8日、9日". */
const BESIDE = String.raw`\s?(?:,|、|，|&|and|or|to|until|till|through|至|到|和|及|与|與|或|[-–—~/])\s?(?:and |or )?(?:the )?`;
const SOME_DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?[日号]?`;

function writtenForms({ year, month, day }: EdtfPoint, to: PublicDate): RegExp[] {
  if (month === null) return [];
  const name = MONTHS[month - 1] ?? "";
  const names = String.raw`(?:${name}|${name.slice(0, SHORT)}\.?)`;
  const inMonth = `0?${String(month)}`;
  const years = `(?:${String(year)}|${String(year).slice(2)})`;
  return [...(day === null ? [] : dayForms({ names, inMonth, year, years, day, month })), ...(to === "year" ? monthForms({ name, names, inMonth, year }) : [])].map((form) => new RegExp(form, "u"));
}

type Written = { names: string; inMonth: string; year: number };

function dayForms({ names, inMonth, year, years, day, month }: Written & { years: string; day: number; month: number }): string[] {
  const figure = String.raw`(?<!\d)0?${String(day)}(?:st|nd|rd|th)?`;
  const word = `(?<![a-z])(?<!(?:twenty|thirty)[- ])${ORDINALS[day - 1] ?? ""}`;
  const its = `(?:${figure}|${word})`;
  const others = `(?:${BESIDE}${SOME_DAY})*`;
  const compact = `${String(year)}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
  return [
    `${its}${others}(?: day)?(?: of)?(?: the month of)? ${names}(?![a-z])`,
    String.raw`(?<![a-z])${names},?(?: the)? (?:${SOME_DAY}${BESIDE})*${its}(?![\da-z])`,
    String.raw`(?<!\d)${inMonth}月(?:${SOME_DAY}${BESIDE}(?:${inMonth}月)?)*0?${String(day)}[日号]`,
    // Alone: the month that it is of is told beside it. Not "9日本人", nor the ninth floor or another month's.
    String.raw`(?<![\d月])0?${String(day)}日(?!本)`,
    `(?<![a-z])(?:on|by|since|until|from) the ${figure}(?![a-z])(?! floor| time)(?!(?: day)?(?: of)? (?:${MONTHS.join("|")}))`,
    String.raw`${String(year)}[-/.]\s?${inMonth}[-/.]\s?0?${String(day)}(?!\d)`,
    String.raw`(?<!\d)0?${String(day)}[-/.]\s?${inMonth}[-/.]\s?${years}(?!\d)`,
    String.raw`(?<!\d)${inMonth}[-/.]\s?0?${String(day)}[-/.]\s?${years}(?!\d)`,
    String.raw`(?<![\d/])(?:0?${String(day)}/${inMonth}|${inMonth}/0?${String(day)})(?![\d/])`,
    String.raw`(?<!\d)${compact}(?!\d)`,
  ];
}

function monthForms({ name, names, inMonth, year }: Written & { name: string }): string[] {
  return [
    String.raw`(?<![a-z])${names},? (?:of )?${String(year)}(?!\d)`,
    `(?<![a-z])(?:in|since|until|by|before|after|during|of|from|early|mid|late|last|this)[- ]${name}(?![a-z])`,
    String.raw`(?<!\d)${inMonth}月`,
    String.raw`${String(year)}[-/.]\s?${inMonth}(?!\d)`,
    String.raw`(?<!\d)${inMonth}[-/.]\s?${String(year)}(?!\d)`,
  ];
}

function asWritten(words: string): RegExp {
  return new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`), "u");
}
