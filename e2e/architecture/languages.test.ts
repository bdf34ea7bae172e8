/** docs/languages.md tells whoever adds a language every file that knows the languages one by one. */
import { expect, test } from "vitest";
import { LOCALES } from "@/lib/core/kinds";
import { LANGUAGES } from "@/server/edge/target";
import { filesBelow, textOf } from "./house-files";

const GUIDE = "docs/languages.md";
/** A language by its code: as a key, a value or the end of a column's name; not as a part of a tag of content such as zh-Hant. */
const ONE_BY_ONE = /(?<![-\w])zh(?:Hans)?(?![-\w])|_zh\b|lang: "zh/u;

/** The code alone: what comments and imports say decides nothing. */
function codeOf(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//gu, "")
    .replace(/^\s*\/\/.*$/gmu, "")
    .replace(/^import .*$/gmu, "");
}

const product = ["app", "components", "lib", "server"].flatMap((folder) => filesBelow(folder, /\.tsx?$/u)).filter((file) => !/\.(?:test|drill|db\.test)\.tsx?$/u.test(file));

test("every file that knows the languages one by one is named in the guide for adding one", () => {
  const guide = textOf(GUIDE);
  const knowing = product.filter((file) => ONE_BY_ONE.test(codeOf(file)));
  expect(knowing.length).toBeGreaterThan(8);
  // A file may be named by its last part, beside one of the same folder that is named whole.
  const named = (file: string) => guide.includes(file) || guide.includes(`\`${file.split("/").at(-1) ?? ""}\``);
  expect(knowing.filter((file) => !named(file)), `decide by siteLanguage (lib/core/languages.ts) or by messages; where that cannot be, name the file in ${GUIDE}`).toEqual([]);
});

test("every file that the guide names is there", () => {
  const names = [...textOf(GUIDE).matchAll(/`((?:app|components|lib|server|e2e)\/[^`{}]+\.(?:tsx?|css))`/gu)].map(([, file = ""]) => file);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((file) => !filesBelow(file.split("/").slice(0, -1).join("/"), /\.(?:tsx?|css)$/u).includes(file))).toEqual([]);
});

/** Words put together by a comma, a colon or brackets of Latin script; what only screen readers are told is read without them. */
const JOINED = /\}(?:, | \(|: )\$\{|\)\}(?:,|:) \{|\{"(?:, |: )"\}/u;

test("words on the desk are joined by the signs of their language", () => {
  const lines = product.filter((file) => /^(?:app|components)\/desk\//u.test(file)).flatMap((file) => codeOf(file).split("\n").map((line) => `${file}: ${line.trim()}`));
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lines.filter((line) => JOINED.test(line) && !line.includes("sr-only")), "labelled, withBrackets, withCommas (lib/core/languages.ts)").toEqual([]);
  for (const line of ["`${by}, ${moment}`", "`${what} (${slug})`", '{t("one")}, {day}', '{": "}']) expect(JOINED.test(line), line).toBe(true);
});

test("the edge reads addresses of the very languages that the site has", () => {
  expect([...LANGUAGES]).toEqual([...LOCALES]);
});

test("the search for such files finds them, and leaves alone what is written in Chinese", () => {
  for (const code of ['locale === "zh" ? a : b', "{ en: 1, zh: 2 }", "names.zhHans", 'title_zh: "x"', '{ lang: "zh-Hans", title }']) expect(ONE_BY_ONE.test(code), code).toBe(true);
  for (const code of ['<span lang="zh-Hans">', 'tag === "zh-Hant"', '"zh-Latn-pinyin"', "languageTag(locale)"]) expect(ONE_BY_ONE.test(code), code).toBe(false);
});
