import { expect, test } from "vitest";
import { dossierNumber } from "@/lib/editions/dossier";

const drawn = (sha256: string) => ({ entry: { sha256 } });
const of = (people: string[], beside: string[] = [], laws: object[] = []) =>
  dossierNumber({ people: people.map((sha256) => ({ edition: drawn(sha256) })), lookup: new Map([...people, ...beside].map((sha256) => [sha256, drawn(sha256)])), laws } as unknown as Parameters<typeof dossierNumber>[0]);

test("a dossier's number is that of its people's editions in their order, and of nothing else", () => {
  expect(of(["aa", "bb"])).toBe(of(["aa", "bb"]));
  expect(new Set([of(["aa", "bb"]), of(["bb", "aa"]), of(["aa"]), of(["aabb"]), of([])]).size).toBe(5);
  expect(of(["aa"])).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/u);
});

test("it changes with the edition of a statement or a source that is drawn beside them, in whatever order these were read", () => {
  expect(of(["aa"], ["11", "22"])).toBe(of(["aa"], ["22", "11"]));
  expect(new Set([of(["aa"], ["11", "22"]), of(["aa"], ["11", "23"]), of(["aa"], ["11"]), of(["aa"])]).size).toBe(4);
  expect(of(["aa"], ["bb"]), "drawn beside them is not on the list").not.toBe(of(["aa", "bb"]));
});

test("it changes with the law by which its clocks count", () => {
  const [short, long] = [{ longest: "P37D" }, { longest: "P6M" }];
  expect(of(["aa"], [], [short])).toBe(of(["aa"], [], [{ ...short }]));
  expect(new Set([of(["aa"]), of(["aa"], [], [short]), of(["aa"], [], [long]), of(["aa"], [], [short, long])]).size).toBe(4);
});
