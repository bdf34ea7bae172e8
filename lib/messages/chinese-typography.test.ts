/** The Chinese words of the site are set as Chinese is (GB/T 15834-2011, punctuation; Requirements for Chinese Text Layout, W3C). */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const HAN = "\\p{Script=Han}";
const FOLDER = fileURLToPath(new URL("zh", import.meta.url));
/** Namespaces that no page of the public site draws. */
const OF_THE_DESK = new Set(["accounts.json", "desk.json", "errors.json", "logging.json", "today.json"]);

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
const ofThePublic = files.filter((file) => !OF_THE_DESK.has(file)).flatMap(sentencesOf).filter(({ key }) => !key.startsWith("requests.json .desk"));

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

it("no space between a character and a number that is put in", () => {
  const fault = new RegExp(`${HAN} \\{(?:count|number|total|from|to)\\b|\\{(?:count|number|total|from|to)\\} ${HAN}`, "u");
  expect(ofThePublic.filter(({ text }) => fault.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
});

it("the rules see what they are there to see", () => {
  const faulty = ["被拘留,之后", "已释放.", "他说\"不\"", "见 《报告》 一文", "等等...", "甲 乙"];
  expect(faulty.map((text) => RULES.filter(([, fault]) => fault.test(text)).length)).toEqual([1, 1, 1, 1, 1, 1]);
});
