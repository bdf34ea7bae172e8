import { expect, it } from "vitest";
import { isOneLetterApart, likenessOf } from "@/lib/facts/name-likeness";

it.each([
  ["谢蕹菜", "谢 蕹菜", "same_characters"],
  ["謝蕹菜", "谢蕹菜", "other_characters"],
  ["Xiè Wèngcài", "xie weng cai", "same_words"],
  ["XIE4 WENG4CAI4", "Xie Wengcai", "same_words"],
  ["Wengcai Xie", "Xie Wengcai", "other_order"],
  ["谢蕹菜", "Xie Wengcai", "same_sound"],
  ["谢瓮菜", "谢蕹菜", "same_sound"],
  ["Xie Wengcia", "Xie Wengcai", "one_letter"],
  ["Xie Wengca", "谢蕹菜", "one_letter"],
  ["Wengcai", "Xie Wengcai", "part"],
  ["蕹", "谢蕹菜", "part"],
  ["Test Person Daikon", "Test Person Endive", null],
  ["谢蕹菜", "王芫荽", null],
] as const)("%s and %s: %s, whichever comes first", (one, other, likeness) => {
  expect(likenessOf(one, other)).toBe(likeness);
  expect(likenessOf(other, one)).toBe(likeness);
});

it("takes one letter more, less or another one, and two neighbours in turn, for one letter; two of them, or a very short name, for none", () => {
  for (const other of ["aubergin", "aubergines", "aubergina", "auberigne"]) expect(isOneLetterApart("aubergine", other), other).toBe(true);
  for (const other of ["aubergine", "abergina", "uabergina", "bergine"]) expect(isOneLetterApart("aubergine", other), other).toBe(false);
  expect(isOneLetterApart("liu", "lin")).toBe(false);
});
