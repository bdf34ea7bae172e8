/** How a record is cited: which edition, of what day, where, with what hash, and when it was read. */
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { languageTag, siteLanguage } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { Drawn, EditionLookup } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";

/** What every kind of citation says, whatever is cited. */
export type Cited = {
  locale: Locale;
  /** A key for reference managers: ASCII, the same for the same edition. */
  key: string;
  title: string;
  /** The edition that is cited: a record's number, or the name of an edition of the dataset. */
  edition: string;
  publishedOn: string;
  /** Of this very edition: whoever follows it later reads what was cited, and is told of what came after (docs/decisions/019). */
  url: string;
  /** The UTC day on which the answer was drawn; the reader's own day may be a later one. */
  retrievedOn: string;
  /** What a reference manager should keep besides. */
  note: string;
};

export type Citation = Cited & { number: number; /** That nobody, or nobody else, reviewed it, in words. */ unreviewed: string | null; sha256: string };

/** Hexadecimal digits of a hash that a printed citation carries: enough to tell two editions apart, not to verify one. */
const HASH_PREFIX = 12;

/**
 * The citation of an edition, standing or past.
 * @param edition its entry, and a body to name it by: of a withheld edition the one that stands, since its own name is withheld with it
 * @param retrievedOn the day of drawing, `YYYY-MM-DD` in UTC
 */
export function citationOf(edition: Drawn, locale: Locale, lookup: EditionLookup, { absolute, retrievedOn }: { absolute: (path: string) => string; retrievedOn: string }): Citation {
  const { kind, slug, number, publishedOn, sha256, reason, alone } = edition.entry;
  const unreviewed = reason === "seeded" ? translatorFor(locale, "takeaway")("cite.seeded") : alone ? translatorFor(locale, "consent")("alone.short") : null;
  return {
    locale,
    key: `caselight-${kind}-${slug}-${number}`,
    title: plainLabelOf(edition, locale, lookup).text,
    edition: String(number),
    number,
    publishedOn,
    unreviewed,
    sha256,
    url: absolute(paths.edition(locale, kind, slug, number)),
    retrievedOn,
    note: noteOf(sha256, unreviewed),
  };
}

/** A day as the citations of a language write it. @param day `YYYY-MM-DD` */
export function citedDay(day: string, locale: Locale): string {
  return siteLanguage(locale).citesDaysInNumbers ? day : formatHonestDate(day, locale);
}

/** One line of plain text, by the convention of the citation's language: author, title, edition, day; in Chinese by GB/T 7714-2015. */
export function plainCitation({ locale, title, number, publishedOn, unreviewed, sha256, url, retrievedOn }: Citation): string {
  const t = translatorFor(locale, "takeaway");
  return t("cite.plain", {
    title,
    number,
    published: citedDay(publishedOn, locale),
    note: unreviewed === null ? "" : t("cite.plainNote", { note: unreviewed }),
    url,
    hash: sha256.slice(0, HASH_PREFIX),
    retrieved: citedDay(retrievedOn, locale),
  });
}


// The same facts in both files.
function noteOf(sha256: string, unreviewed: string | null): string {
  const note = `SHA-256 ${sha256}; CC BY 4.0`;
  return unreviewed === null ? note : `${note}; ${unreviewed}`;
}

/** BibTeX for biblatex and for the older programs: `date` and `url` beside `year`, `month`, `day` and `howpublished`. */
export function bibtexOf({ locale, key, title, edition, publishedOn, url, retrievedOn, note }: Cited): string {
  const [year = "", month = "", day = ""] = publishedOn.split("-");
  const fields: readonly [string, string][] = [
    // A second pair of braces keeps an organisation in one piece and a title's capitals as they are.
    ["author", "{Caselight}"],
    ["title", `{${inBibtex(title)}}`],
    ["edition", inBibtex(edition)],
    ["year", year],
    ["month", String(Number(month))],
    ["day", String(Number(day))],
    ["date", publishedOn],
    ["howpublished", `\\url{${url}}`],
    ["url", url],
    ["urldate", retrievedOn],
    ["langid", siteLanguage(locale).biblatex],
    ["note", inBibtex(note)],
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n`;
}

const IN_BIBTEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
  "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", _: "\\_",
};

// Braces are counted also where a backslash stands before them: they must go by name.
function inBibtex(text: string): string {
  return onOneLine(text).replace(/[\\{}~^#$%&_]/gu, (character) => IN_BIBTEX[character] ?? character);
}

/** RIS, the format of tags by Research Information Systems; lines end with CR LF. */
export function risOf({ locale, key, title, edition, publishedOn, url, retrievedOn, note }: Cited): string {
  const [year = ""] = publishedOn.split("-");
  const lines: readonly [string, string][] = [
    ["TY", "ELEC"],
    ["ID", key],
    ["AU", "Caselight"],
    ["TI", onOneLine(title)],
    ["ET", onOneLine(edition)],
    ["PY", year],
    ["DA", publishedOn.replaceAll("-", "/")],
    ["UR", url],
    ["Y2", retrievedOn.replaceAll("-", "/")],
    ["LA", languageTag(locale)],
    ["N1", onOneLine(note)],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

/** A line break in a title would begin a new field. */
function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
