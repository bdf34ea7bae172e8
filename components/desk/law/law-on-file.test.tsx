import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { lawOfOne, lawOfPractices } from "@/components/desk/law/law-on-file";
import { wordsOfOne, wordsOfPractices } from "@/components/desk/wording/words-on-file";
import { DrawnFrom, type Plain } from "@/components/ui/drawn-once";
import type { LawVersion } from "@/lib/vocabulary/law";
import type { PracticeEntry } from "@/lib/vocabulary/practices";

const version: LawVersion = {
  id: "leek-law-2018", practice: "leek_custody", law: { en: "Leek Law", zh: "韭葱法" }, version: "2018", inForceFrom: "2018-10-26", inForceTo: "2020-01-01", article: "79", lengthArticle: "79-1", longest: "P6M",
  note: { en: "As read.", zh: "如所读。" }, unchecked: ["article"], source: "Leek Gazette, number one", quotation: { text: "six months", language: "en" }, wording: { text: "六个月", language: "zh-Hans" },
  translation: { text: "six months", language: "en" }, end: { text: "ended", language: "en", source: "Leek Gazette, number two" }, changed: { how: "correct", on: "2024-05-01", reason: "A wrong day.", alone: false },
};
const words: PracticeEntry = {
  id: "leek-as-shipped", code: "leek_custody", kind: "administrative", names: { en: "Leek custody", zhHans: "韭葱羁押", pinyin: "jiǔcōng jīyā" }, abbreviation: "LC", otherNames: ["leeking"], definition: { en: "What it is.", zh: "是什么。" },
  safeguards: { en: ["One."], zh: ["一。"] }, source: "Leek Gazette, number one", quotation: { text: "leek", language: "en" }, retired: false, changed: { how: "correct", on: "2024-05-01", reason: "A wrong word.", alone: false },
};

/** The same with another value in each of its places, one at a time. */
function* others(value: Plain): Generator<Plain> {
  if (typeof value === "boolean") yield !value;
  else if (typeof value === "string") yield OTHERWISE[value] ?? (/^\d{4}-\d{2}-\d{2}$/u.test(value) ? "2011-02-03" : `${value}x`);
  else if (Array.isArray(value)) for (const [at, each] of value.entries()) for (const other of others(each as Plain)) yield value.with(at, other) as Plain;
  else if (value !== null && typeof value === "object") for (const [name, each] of Object.entries(value)) for (const other of others(each)) yield { ...value, [name]: other };
}

const OTHERWISE: Record<string, string> = { en: "zh", P6M: "P9D", correct: "add", article: "lengthArticle", administrative: "party", "00000000-0000-4000-8000-000000000001": "00000000-0000-4000-8000-000000000002" };

test("what is kept of the law and of the words is never shown where anything of them is another by now", () => {
  const across = { from: "2018-10-26", to: "2026-01-01" };
  const check = <From extends Plain>(from: From, draw: (from: From) => React.ReactNode) => {
    const kept = (told: From) => renderToStaticMarkup(<DrawnFrom from={told} draw={draw} />);
    for (const told of [from, ...(others(from) as Generator<From>), from]) expect(kept(told)).toBe(renderToStaticMarkup(<div>{draw(told)}</div>));
  };
  check({ locale: "en", across, practices: [{ code: "leek_custody", name: "Leek custody", versions: [version] }, { code: "kale", name: "Kale", versions: [] }] }, lawOfPractices);
  check({ locale: "en", code: "leek_custody", across, versions: [{ version, mayPropose: true }] }, lawOfOne);
  check({ locale: "en", practices: [{ code: "leek_custody", kind: "administrative", name: "Leek custody", definition: "What it is.", retired: false }] }, wordsOfPractices);
  check({ locale: "en", words, mayPropose: true, recordId: "00000000-0000-4000-8000-000000000001" }, wordsOfOne);
});
