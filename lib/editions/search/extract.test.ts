import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractFrom, hasHit, markedPieces, type Hits } from "@/lib/editions/search/extract";

const hits = (words: string[], runs: string[] = []): Hits => ({ words: new Set(words), runs });
const shown = (text: string, asked: Hits) => markedPieces(text, asked).map(({ text: part, marked }) => (marked ? `[${part}]` : part)).join("");

describe("marks", () => {
  it("stand on whole words, as they are written", () => {
    expect(shown("The Pumpkins’ garden: pumpkin, PUMPKIN-seed.", hits(["pumpkin", "pumpkins"]))).toBe("The [Pumpkins’] garden: [pumpkin], [PUMPKIN]-seed.");
    expect(shown("Im Kürbisfeld", hits(["kurbisfeld"]))).toBe("Im [Kürbisfeld]");
  });

  it("stand on Chinese words within a sentence, in either script, overlapping ones together", () => {
    expect(shown("園丁在蔥園，見到葱园。", hits([], ["葱园"]))).toBe("園丁在[蔥園]，見到[葱园]。");
    expect(shown("茄茄茄", hits([], ["茄茄"]))).toBe("[茄茄茄]");
    expect(shown("RSDL指定居所", hits(["rsdl"], ["居所"]))).toBe("[RSDL]指定[居所]");
  });

  it("lose nothing of a text, whatever it is and whatever is asked", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), fc.array(fc.constantFrom("茄", "葱园")), (text, words, runs) => markedPieces(text, hits(words, runs)).map((piece) => piece.text).join("") === text));
  });
});

describe("an extract", () => {
  const long = `${"Leek and onion stand in the field. ".repeat(20)}The pumpkin is ripe. ${"Then it rains for days. ".repeat(20)}`;

  it("of a short text is the whole", () => {
    expect(extractFrom(markedPieces("A pumpkin.", hits(["pumpkin"])))).toEqual([{ text: "A ", marked: false }, { text: "pumpkin", marked: true }, { text: ".", marked: false }]);
  });

  it("of a long one stands around its first hit, says that something is left out, and cuts no word", () => {
    const text = extractFrom(markedPieces(long, hits(["pumpkin"]))).map((piece) => piece.text).join("");
    expect(text).toMatch(/^… \S.*pumpkin.* …$/u);
    expect(text.length).toBeLessThan(320);
    const inner = text.slice(2, -2).trim();
    expect(long.includes(inner)).toBe(true);
    expect(long.split(/\s+/u)).toEqual(expect.arrayContaining(inner.split(/\s+/u)));
  });

  it("holds its hit, wherever in a long text that is, also without a single space", () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), fc.constantFrom("x", "葱", "x ", "😀"), (before, after, filler) => {
        const pieces = markedPieces(`${filler.repeat(before)} 茄子 ${filler.repeat(after)}`, hits([], ["茄子"]));
        const extract = extractFrom(pieces);
        return hasHit(extract) && extract.some(({ text, marked }) => marked && text === "茄子") && extract.map(({ text }) => text).join("").isWellFormed();
      }),
    );
  });
});
