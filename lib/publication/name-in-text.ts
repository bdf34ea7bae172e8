/** How a name is looked for in the text of a JSON document, by PostgreSQL: first by its words (`public_site.told_words`), then as it is written. */

// A word of Latin letters is not found inside a longer one; Hanzi have no spaces between words. The letters are those of public_site.told_words.
const LATIN = "0-9A-Za-z\\u00c0-\\u02af\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua720-\\ua7ff";
const OPENS_WITH_LATIN = new RegExp(`^[${LATIN}]`, "u");
const ENDS_WITH_LATIN = new RegExp(`[${LATIN}]$`, "u");
/** What of a name cannot stand in a pattern as it is (PostgreSQL 18, 9.7.3.1). */
const MEANS_SOMETHING = /[\\^$.*+?()[\]{}|]/gu;
/** Where a line ends: in the text of a JSON document that is a backslash and a letter, which is no letter of the word behind it. */
const LINE_ENDS = "\\\\[nrt]";
const BETWEEN_WORDS = `(?:[[:space:]\\u00a0]|${LINE_ENDS})+`;

/** The words of a name, as the text of a JSON document holds them. */
export function wordsOf(name: string): string[] {
  return JSON.stringify(name).slice(1, -1).split(/\s+/u);
}

/** A pattern of PostgreSQL that finds the name in the text of a JSON document. @param words `wordsOf` the name */
export function patternOf(name: string, words: readonly string[]): string {
  const written = words.map((word) => word.replaceAll(MEANS_SOMETHING, "\\$&")).join(BETWEEN_WORDS);
  return `${OPENS_WITH_LATIN.test(name) ? `(?:(?<![${LATIN}])|(?<=${LINE_ENDS}))` : ""}${written}${ENDS_WITH_LATIN.test(name) ? `(?![${LATIN}])` : ""}`;
}
