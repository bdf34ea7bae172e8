import { expect, test } from "vitest";
import { differing } from "@/components/desk/proposals/difference";
import { wordingLines } from "@/components/desk/wording/wording-lines";
import { LOCALES } from "@/lib/core/kinds";
import { practiceFrom, type PracticeEntry } from "@/lib/vocabulary/practices";
import { PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";

const WHOLE = { ...PRACTICES_AS_SHIPPED[0]!, quotation: { text: "leeks are kept in a bed", language: "en" } } satisfies PracticeEntry;
const { names, definition, safeguards, quotation } = WHOLE;

/** Every leaf that somebody types, altered one at a time; what the database gives is nobody's to look at. */
const ALTERED: [string, PracticeEntry][] = [
  ["code", { ...WHOLE, code: "leek" }], ["kind", { ...WHOLE, kind: "party" }], ["names.en", { ...WHOLE, names: { ...names, en: "Leek" } }], ["names.zhHans", { ...WHOLE, names: { ...names, zhHans: "韭葱" } }],
  ["names.pinyin", { ...WHOLE, names: { ...names, pinyin: "jiǔcōng" } }], ["abbreviation", { ...WHOLE, abbreviation: null }], ["otherNames", { ...WHOLE, otherNames: [] }], ["definition.en", { ...WHOLE, definition: { ...definition, en: "Leeks." } }],
  ["definition.zh", { ...WHOLE, definition: { ...definition, zh: "韭葱。" } }], ["safeguards.en", { ...WHOLE, safeguards: { ...safeguards, en: [] } }], ["safeguards.zh", { ...WHOLE, safeguards: { ...safeguards, zh: [] } }],
  ["source", { ...WHOLE, source: "Another invented gazette" }], ["quotation.text", { ...WHOLE, quotation: { ...quotation, text: "other" } }], ["quotation.language", { ...WHOLE, quotation: { ...quotation, language: "bo" } }], ["retired", { ...WHOLE, retired: true }],
];

test.each(ALTERED)("whoever approves sees that %s would change", (_field, after) => {
  for (const locale of LOCALES) expect(differing(wordingLines(WHOLE, locale), wordingLines(after, locale))).toHaveLength(1);
});

test("no field of the words for a practice is left out of what is looked at", () => {
  const leaves = (value: unknown, path: string): string[] => (value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`)) : [path]);
  expect(leaves(practiceFrom(WHOLE), "").filter((leaf) => !["id", "changed"].includes(leaf)).toSorted()).toEqual(ALTERED.map(([field]) => field).toSorted());
  expect(differing(wordingLines(WHOLE, "en"), wordingLines(WHOLE, "en"))).toEqual([]);
  expect(wordingLines(WHOLE, "en").filter(({ text }) => text === null)).toEqual([]);
});
