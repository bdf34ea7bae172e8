/** Whether the words of a fact tell what the public is not to read of its date or place (docs/decisions/044). Pure. */
import { readEdtf, type EdtfPoint } from "@/lib/core/edtf-reading";
import { isDateValue, type PublicDate } from "@/lib/core/kinds";
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

/** What a fact says in its own words, and the days and the place of which these may tell no more than the public reads. */
export type OwnWords = { words: readonly (string | null)[]; /** EDTF. */ dates: readonly (string | null)[]; place: string | null; publicDate: PublicDate | null; publicPlace: string | null };

/**
 * Quotations leave with no public fact that is coarser (lib/facts/silent-words.ts); its own words do, and must not say what its date and place no longer do. It finds the
 * place as it is written, and the day as people write days in both languages, in figures, in words and beside other days; other words for either it does not know. Rather
 * too much is found than too little: whoever is refused says it in another way.
 * @param preferredReason published with the fact
 */
export function tellsFiner(fact: FactInput, preferredReason: string | null): boolean {
  return isUndatedDate(fact) || wordsTellFiner(ownWordsOf(fact, preferredReason));
}

/** A date attribute without its date: nothing coarser could be read in place of its words. */
function isUndatedDate({ value, date, publicDate }: FactInput): boolean {
  return isDateValue(value) && date === null && publicDate !== null;
}

/** The same of what is no fact yet, such as a row of a table. */
export function wordsTellFiner(own: OwnWords): boolean {
  const words = folded(own.words.filter((word) => word !== null).join("\n"));
  const { publicDate } = own;
  // The place that the public reads may hold the day, whichever of the two it is.
  const ofDays = inFigures([words, placeTold(own)].join("\n"));
  const isDayTold = publicDate !== null && own.dates.some((edtf) => edtf !== null && pointsOf(edtf).some((point) => writtenForms(point, publicDate).some((pattern) => pattern.test(ofDays))));
  return isDayTold || placesOf(own).some((pattern) => pattern.test(words)) || placeTellsPlace(own);
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

function ownWordsOf({ value, date, saidByText, publicDate, publicPlace }: FactInput, preferredReason: string | null): OwnWords {
  const said: Record<string, unknown> = value;
  // The text of a date is how its source prints it, which the public does not read then (lib/publication/body.ts).
  const isPrinted = isDateValue(value) && publicDate !== null;
  const own = ["text", "role", "authority", "described", "capacity"].map((field) => (field === "text" && isPrinted ? null : said[field]));
  return {
    words: [...own, saidByText, preferredReason].filter((word) => typeof word === "string"),
    dates: [date?.edtf ?? null, "endEdtf" in value ? value.endEdtf : null],
    place: "place" in value ? value.place : null,
    publicDate,
    publicPlace,
  };
}

function hiddenPlace({ place, publicPlace }: OwnWords): string | null {
  return publicPlace === null || place === publicPlace ? null : place;
}

function placeTold({ place, publicPlace }: OwnWords): string {
  return folded(publicPlace ?? place ?? "");
}

function placesOf(own: OwnWords): RegExp[] {
  const place = hiddenPlace(own);
  return place === null ? [] : [asWritten(folded(place))];
}

/** Whether what is told in place of the place is the place with words around it, and not the province or county that is called after it. */
function placeTellsPlace(own: OwnWords): boolean {
  const place = hiddenPlace(own);
  const [hidden, told] = [folded(place ?? ""), placeTold(own)];
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
