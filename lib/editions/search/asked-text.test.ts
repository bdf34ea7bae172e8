import { describe, expect, it } from "vitest";
import { asksNothing, gramsOfRun, readText } from "@/lib/editions/search/asked-text";

describe("words that are asked for", () => {
  it("are folded, and Chinese ones simplified", () => {
    expect(readText("Pumpkin  MÜLLER'S 葱園")).toEqual({ words: ["pumpkin", "mullers"], phrases: [], runs: ["葱园"] });
  });

  it.each(['"kitchen garden"', "“kitchen garden”", "„kitchen garden“", "«kitchen garden»", "「kitchen garden」"])("stand side by side between quotation marks: %s", (quoted) => {
    expect(readText(`${quoted} soil`)).toEqual({ words: ["soil"], phrases: ["kitchen garden"], runs: [] });
  });

  it("are two Chinese words where a space or a comma stands between them, also between quotation marks", () => {
    expect(readText("茄子 番茄").runs).toEqual(["茄子", "番茄"]);
    expect(readText("「茄子，番茄」").runs).toEqual(["茄子", "番茄"]);
  });

  it("are words where a quotation mark has no fellow", () => {
    expect(readText('"kitchen garden')).toEqual({ words: ["kitchen", "garden"], phrases: [], runs: [] });
  });

  it("keep what only names fold: digits after letters, v and yu", () => {
    expect(readText("a4 nvl lyu").words).toEqual(["a4", "nvl", "lyu"]);
  });

  it("are none in signs alone", () => {
    for (const q of ["", "???", "%_", "“”", "😀", "'; --", "()[]{}&|!:*"]) expect(asksNothing(readText(q)), q).toBe(true);
  });
});

it("a run is looked for by the pairs that it is made of, and one character by itself", () => {
  expect(gramsOfRun("茄子园")).toEqual(["茄子", "子园"]);
  expect(gramsOfRun("茄")).toEqual(["茄"]);
});
