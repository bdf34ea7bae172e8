import { describe, expect, it } from "vitest";
import { readName } from "@/lib/editions/search/asked-name";
import { LONGEST_QUESTION } from "@/lib/editions/search/parameters";

/** Each of these characters is written out as several once it is folded. */
const SQUARE_COMPANY = "㍿"; // 株式会社
const BLESSING = "ﷺ"; // 18 letters

describe("what somebody typed into the search box", () => {
  it("is no longer than a name can be, however much its characters stand for", () => {
    const asked = readName(`${SQUARE_COMPANY.repeat(70)}葱`);
    expect(asked.kind === "hanzi" && [...asked.hanzi].length).toBe(200);
    const letters = readName(BLESSING.repeat(LONGEST_QUESTION));
    expect(letters.kind === "letters" && [...letters.joined].length).toBeLessThanOrEqual(200);
  });

  it("is whole where it is as long as a name can be", () => {
    for (const text of ["葱松石", "ü".normalize("NFD").repeat(LONGEST_QUESTION / 2), "葱".repeat(LONGEST_QUESTION)]) {
      const asked = readName(text);
      expect(asked.kind === "hanzi" ? asked.hanzi : asked.kind === "letters" && asked.joined).toBe(text.normalize("NFC").replaceAll("ü", "u"));
    }
  });

  it("is tried with two letters in turn where slips are looked for, and nowhere else", () => {
    const turned = (text: string) => {
      const asked = readName(text);
      return asked.kind === "letters" ? [asked.near.length > 0, asked.turned.length > 0] : null;
    };
    expect(["leek", "leek pea", "lee", "a".repeat(LONGEST_QUESTION)].map(turned)).toEqual([[true, true], [true, true], [false, false], [false, false]]);
  });
});
