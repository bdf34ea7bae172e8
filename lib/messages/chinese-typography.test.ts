/** The Chinese words of the site are set as Chinese is (GB/T 15834-2011, punctuation; Requirements for Chinese Text Layout, W3C). */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const HAN = "\\p{Script=Han}";
const FOLDER = fileURLToPath(new URL("zh", import.meta.url));
function sentencesOf(file: string): { key: string; text: string }[] {
  const found: { key: string; text: string }[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") found.push({ key: `${file} ${key}`, text: value });
    else for (const [name, inner] of Object.entries(value as Record<string, unknown>)) walk(inner, `${key}.${name}`);
  };
  walk(JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")), "");
  return found;
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
const every = files.flatMap(sentencesOf);

const RULES: readonly (readonly [string, RegExp])[] = [
  ["full-width punctuation beside characters", new RegExp(`${HAN}[,;:?!()]|[,;:?!()]${HAN}`, "u")],
  ["a full stop that is one", new RegExp(`${HAN}\\.(?![\\w.])`, "u")],
  ["curly quotation marks beside characters", new RegExp(`${HAN}["']|["']${HAN}`, "u")],
  ["no space around quotation marks", new RegExp(`${HAN} [“‘《]|[”’》] ${HAN}`, "u")],
  ["an ellipsis, and no dots", /\.\.\./u],
  ["no space between two characters", new RegExp(`${HAN} ${HAN}`, "u")],
];

it.each(RULES)("%s", (_rule, fault) => {
  expect(every.filter(({ text }) => fault.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
});

/** What is put in as a number; texts, names and codes that are put in may be of letters, and stand apart from characters where these would run into them. */
const NUMBERS = "count|number|total|totalCount|from|to|start|end|added|retired|page|pages|part|parts|position";

it.each([
  ["a number that is put in", new RegExp(`${HAN} \\{(?:${NUMBERS})\\b|\\{(?:${NUMBERS})(?:, number)?\\} ${HAN}`, "u")],
  // A date in figures with hyphens is no number: it is set as it is typed.
  ["a number that is written", new RegExp(`${HAN} \\d+(?:\\.\\d+)?(?![\\w.-])|(?<![\\w/.-])\\d+(?:\\.\\d+)? ${HAN}`, "u")],
])("no space between a character and %s", (_which, fault) => {
  expect(every.filter(({ text }) => fault.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  expect(["第 {number} 版", "记住 90 天"].filter((text) => fault.test(text))).toHaveLength(1);
});

it("the rules see what they are there to see", () => {
  const faulty = ["被拘留,之后", "已释放.", "他说\"不\"", "见 《报告》 一文", "等等...", "甲 乙"];
  expect(faulty.map((text) => RULES.filter(([, fault]) => fault.test(text)).length)).toEqual([1, 1, 1, 1, 1, 1]);
});

/** One word for one notion: the word that is used, and the words for the same that no text may have beside it. */
const ONE_WORD: readonly (readonly [notion: string, used: string, RegExp])[] = [
  ["withdrawn from the public site", "撤下", /撤回/u],
  ["an invitation that is taken back", "撤销", /撤回/u],
  ["a hash that is checked", "校验值", /散列|哈希|杂凑/u],
  ["alleged", "指称", /据称|据指/u],
  ["a reading that an editor preferred", "首选的说法", /采用的说法/u],
  ["a stretch of custody", "段羁押", /第\{number\}时段/u],
  ["noted absent from a letter: not signed with others, where nobody was to be present", "被指未联署", /缺席/u],
  ["a change, which is reviewed and published as one", "更改", /(?:[这此项的]|提交|退回|放弃|应用)修改/u],
  ["a change that is taken up for review, or let go again", "认领", /放开|放下/u],
  ["a form of detention", "羁押措施", /羁押(?:方式|形式)/u],
  ["a name in its own script", "原用文字姓名", /本国文字/u],
  ["the account of somebody who works here", "账户", /账号|帐/u],
  ["a reading that is preferred to others", "首选", /优先采用|采用理由/u],
  ["an edition that nobody is to read any more", "隐去", /扣留版本|停止显示/u],
  ["a file that is taken along", "导出", /带走.{0,6}文件|此前带走/u],
  ["formal arrest, which a procuratorate's approval precedes", "逮捕", /(?<!提请)批准逮捕/u],
];

it.each(ONE_WORD)("one word for %s: %s", (_notion, used, other) => {
  expect(every.filter(({ text }) => other.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  expect(every.some(({ text }) => text.includes(used))).toBe(true);
});
