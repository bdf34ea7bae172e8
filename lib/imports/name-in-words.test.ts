/** A quotation that is cited for a name says that name. */
import { expect, test } from "vitest";
import { holdsName, longerIn } from "@/lib/imports/name-in-words";

test("finds a name in words that hold it, however they are spaced, capitalised and pointed", () => {
  for (const [words, name] of [
    ["lawyer AUBERGINE Celeriac was taken", "Aubergine Celeriac"],
    ["Aubergine Celeriac’s case", "Aubergine Celeriac"],
    ["“Aubergine, Celeriac”", "Aubergine Celeriac"],
    ["律师芹菜莹于五月被带走", "芹菜莹"],
    ["律师 芹 菜 莹 于五月被带走", "芹菜莹"],
    ["卡尔·芹菜被带走", "卡尔·芹菜"],
  ] as const) expect(holdsName(words, name), `${words} / ${name}`).toBe(true);
});

test("finds none where its letters stand in other words, in another order, or with other marks", () => {
  for (const [words, name] of [
    ["was taken from the market", "Aubergine Celeriac"],
    ["Eli and others", "Li An"],
    ["Lian was taken", "Li"],
    ["Celeriac Aubergine", "Aubergine Celeriac"],
    ["Lǐ was taken", "Li"],
    ["芹菜被带走", "芹菜莹"],
    ["anything", "·"],
  ] as const) expect(holdsName(words, name), `${words} / ${name}`).toBe(false);
});

test("finds none where its signs are a part of somebody else's name, in Hanzi", () => {
  expect(longerIn("律师芹菜莹于五月被带走", "芹菜")).toEqual(expect.arrayContaining(["芹菜莹", "师芹菜", "律师芹菜莹"]));
  expect(longerIn("芹菜，莹被带走", "芹菜")).toEqual([]);
  expect(longerIn("Celeriac Aubergine", "Celeriac")).toEqual([]);
  expect(longerIn("卡尔·芹菜莹", "卡尔·芹菜")).toEqual([]);
  // By their Hanzi these would be the name itself.
  for (const [words, name] of [["芹菜莹2019年5月", "芹菜莹"], ["芹菜莹Celeriac", "芹菜莹"], ["第3名芹菜莹X", "名芹菜莹"], ["芹菜さくらは", "芹菜さくら"]] as const) expect(longerIn(words, name), words).toEqual([]);
  // Han or Thai by their script, and no letters: as texts that were copied from a PDF have them.
  for (const name of ["\u2ee9", "\u0e5a"]) expect([longerIn(`${name}芹菜`, name), holdsName(`${name}芹菜`, name, ["芹菜"])], name).toEqual([[], false]);
  for (const [words, is] of [
    ["律师芹菜莹于五月被带走", false],
    ["律师芹菜莹于五月被带走，芹菜也是", true],
    ["芹菜莹、芹菜莹", false],
    ["芹菜，莹被带走", true],
    ["芹 菜 莹", true],
  ] as const) expect(holdsName(words, "芹菜", ["芹菜莹", "王芹菜"]), words).toBe(is);
  expect(holdsName("芹菜被带走", "芹菜", ["芹菜"])).toBe(true);
});
