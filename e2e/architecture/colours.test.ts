/** No colour depends on the language: so a page's colours are looked at by axe in one of them (e2e/axe.ts). */
import { expect, test } from "vitest";
import { filesBelow, textOf } from "./house-files";

const OF_A_LANGUAGE = /:lang\(|\[lang/u;
/** What axe judges contrast by, other than the words: colours, and size and weight of letters. */
const JUDGED = /(?:^|[\s;{])(?:(?:background|border|outline|text-decoration|caret|accent)?-?color|background|opacity|filter|font-size|font-weight|@apply[^;]*\b(?:text|bg|font)-)\s*:?/u;

/** Innermost blocks of a style sheet: what they are of, and what they set. */
function blocksOf(css: string): { of: string; sets: string }[] {
  return [...css.replaceAll(/\/\*[\s\S]*?\*\//gu, "").matchAll(/(?<of>[^{};]+)\{(?<sets>[^{}]*)\}/gu)].map(({ groups }) => ({ of: (groups?.["of"] ?? "").trim(), sets: groups?.["sets"] ?? "" }));
}

const colouring = (css: string) => blocksOf(css).filter(({ of, sets }) => OF_A_LANGUAGE.test(of) && JUDGED.test(sets)).map(({ of }) => of);

test("no style sheet gives a language colours, or letters of its own size or weight", () => {
  const sheets = ["app", "components"].flatMap((folder) => filesBelow(folder, /\.css$/u));
  expect(sheets.length).toBeGreaterThan(5);
  const ofLanguages = sheets.flatMap((file) => blocksOf(textOf(file)).filter(({ of }) => OF_A_LANGUAGE.test(of)));
  expect(ofLanguages.length, "blocks of a language").toBeGreaterThan(3);
  expect(sheets.flatMap((file) => colouring(textOf(file)).map((of) => `${file}: ${of}`))).toEqual([]);
});

test("the search for them finds them", () => {
  for (const sets of ["color: red", "line-height: 1; background: var(--x)", "font-weight: 700", "@apply text-sm", "background-color: #fff"]) expect(colouring(`@media print { :lang(zh-Hans) p { ${sets} } }`), sets).toHaveLength(1);
  for (const css of [":lang(zh-Hans) { line-height: 1.7; font-style: normal }", "[lang] { font-family: serif }", "p { color: red }"]) expect(colouring(css), css).toEqual([]);
});
