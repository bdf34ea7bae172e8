import { expect, test } from "vitest";
import { lawLines } from "@/components/desk/law/law-lines";
import { differing } from "@/components/desk/proposals/difference";
import { LOCALES } from "@/lib/core/kinds";
import { lawsFrom, type LawVersion } from "@/lib/vocabulary/law";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";

const NAMED = {
  ...LAW_AS_SHIPPED[0]!,
  quotation: { text: "no longer than six leeks", language: "en" },
  wording: { text: "不得超过六个韭葱", language: "zh-Hans" },
  translation: { text: "must not exceed six leeks", language: "en-GB" },
  end: { text: "repealed by the Leek Law", language: "en", source: "The Invented Vegetable Gazette, page 2" },
  unchecked: ["article"],
} satisfies LawVersion;

/** Every leaf of a version that somebody types, altered one at a time; what the database gives is nobody's to look at. */
const ALTERED: [string, LawVersion][] = [
  ["law.en", { ...NAMED, law: { ...NAMED.law, en: "Leek Law" } }], ["law.zh", { ...NAMED, law: { ...NAMED.law, zh: "韭葱法" } }], ["version", { ...NAMED, version: "1901" }],
  ["inForceFrom", { ...NAMED, inForceFrom: "1901-01-01" }], ["inForceTo", { ...NAMED, inForceTo: null }], ["article", { ...NAMED, article: "1" }], ["lengthArticle", { ...NAMED, lengthArticle: "1" }],
  ["longest", { ...NAMED, longest: "P180D" }], ["note.en", { ...NAMED, note: { en: "Other", zh: NAMED.note!.zh } }], ["note.zh", { ...NAMED, note: { en: NAMED.note!.en, zh: "其他" } }],
  ["unchecked", { ...NAMED, unchecked: [] }], ["source", { ...NAMED, source: "Another invented gazette" }],
  ...(["quotation", "wording", "translation", "end"] as const).flatMap((field): [string, LawVersion][] => [
    [`${field}.text`, { ...NAMED, [field]: { ...NAMED[field], text: "other" } }], [`${field}.language`, { ...NAMED, [field]: { ...NAMED[field], language: "bo" } }],
  ]),
  ["end.source", { ...NAMED, end: { ...NAMED.end, source: "Another invented gazette" } }],
];

test.each(ALTERED)("whoever approves sees that %s would change", (_field, after) => {
  for (const locale of LOCALES) expect(differing(lawLines(NAMED, locale), lawLines(after, locale))).toHaveLength(1);
});

test("no field of a version is left out of what is looked at", () => {
  const [parsed] = lawsFrom([NAMED]);
  const leaves = (value: unknown, path: string): string[] => (value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`)) : [path]);
  expect(leaves(parsed, "").filter((leaf) => !["id", "practice", "changed"].includes(leaf)).toSorted()).toEqual(ALTERED.map(([field]) => field).toSorted());
  expect(differing(lawLines(NAMED, "en"), lawLines(NAMED, "en"))).toEqual([]);
  expect(lawLines(NAMED, "en").filter(({ text }) => text === null)).toEqual([]);
});
