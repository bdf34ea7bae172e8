import { describe, expect, it } from "vitest";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { extractsOf } from "@/lib/editions/extracts";
import { chainsOf, numberNotes, numberParts } from "@/lib/editions/source-notes";
import type { EditionCitation } from "@/lib/editions/contract";

function source(slug: string, parents: [EditionOf<"source">, EditionCitation[]][] = [], id = someId()): EditionOf<"source"> {
  return edition("source", slug, { parents: parents.map(([parent, citations]) => ({ ...fact(citations), parent: parent.body.id })) }, id);
}

const lookupOf = (...sources: EditionOf<"source">[]): EditionLookup => new Map(sources.map((each) => [each.body.id, each]));

describe("the numbered quotations of a page", () => {
  it("gives the same words of the same source one number, in the order of appearance", () => {
    const paper = source("paper");
    const site = source("site");
    const [a, b, c] = [cite(site.body.id, "first"), cite(paper.body.id, "second"), cite(site.body.id, "third")];
    const notes = numberNotes([a, b, cite(site.body.id, "first"), c], lookupOf(paper, site));
    expect(notes.numbersOf([c, a, a])).toEqual([1, 3]);
    expect(notes.groups.map(({ source: { body }, notes: list }) => [body.slug, list.map(({ number }) => number)])).toEqual([
      ["site", [1, 3]],
      ["paper", [2]],
    ]);
  });

  it("leaves out a withdrawn source without a gap in the numbers", () => {
    const site = source("site");
    const gone = cite(someId(), "gone");
    const kept = cite(site.body.id, "kept");
    const notes = numberNotes([gone, kept], lookupOf(site));
    expect(notes.numbersOf([gone])).toEqual([]);
    expect(notes.numbersOf([kept])).toEqual([1]);
  });
});

describe("the numbered quotations of a page that names its parts", () => {
  it("rise in the order of the parts, and lead back to each part once", () => {
    const [paper, site] = [source("paper"), source("site")];
    const [a, b, gone] = [cite(site.body.id, "first"), cite(paper.body.id, "second"), cite(someId(), "gone")];
    const parts = [
      { href: "#names", text: "Names", citations: [a, gone] },
      { href: "#event-1", text: "July 2015", citations: [b, a, a] },
      { href: "#event-2", text: "July 2015", citations: [gone] },
    ];
    const notes = numberParts(parts, lookupOf(paper, site));
    expect(notes.numbersOf([a, b])).toEqual([1, 2]);
    expect(notes.usesOf(1).map(({ href }) => href)).toEqual(["#names", "#event-1"]);
    expect(notes.usesOf(2)).toEqual([{ href: "#event-1", text: "July 2015" }]);
    expect(notes.usesOf(3)).toEqual([]);
  });
});

describe("the way of the words", () => {
  const id = someId();
  const letter = source("letter");
  const paper = source("paper", [[letter, [cite(id, "the paper quoted the letter", 0)]]]);
  const agency = source("agency");
  const site = source("site", [[paper, [cite(id, "the paper quoted the letter", 0)]], [agency, [cite(id, "told the agency", 200)]]], id);
  const lookup = lookupOf(letter, paper, agency, site);
  const slugs = (chains: EditionOf<"source">[][]) => chains.map((chain) => chain.map(({ body }) => body.slug));

  it("goes through the source whose link was read in the same words", () => {
    expect(slugs(chainsOf([cite(id, "quoted the letter", 10)], lookup))).toEqual([["letter", "paper", "site"]]);
    expect(slugs(chainsOf([cite(id, "agency", 209)], lookup))).toEqual([["agency", "site"]]);
  });

  it("stops at the source quoted where no link was read in these words", () => {
    expect(slugs(chainsOf([cite(id, "elsewhere", 500)], lookup))).toEqual([["site"]]);
  });

  it("falls back on the words where positions are not known", () => {
    expect(slugs(chainsOf([cite(id, "told the agency")], lookup))).toEqual([["agency", "site"]]);
  });

  it("shortens around a withdrawn source and ends in a loop", () => {
    expect(slugs(chainsOf([cite(id, "quoted the letter", 10)], lookupOf(paper, site)))).toEqual([["paper", "site"]]);
    const one = someId();
    const other = source("other", [[source("one", [], one), [cite(one, "loop")]]]);
    const looping = source("one", [[other, [cite(one, "loop")]]], one);
    expect(slugs(chainsOf([cite(one, "loop")], lookupOf(other, looping)))).toEqual([["other", "one"]]);
  });
});

describe("extracts", () => {
  it("joins what overlaps, keeps what is apart, repeats nothing", () => {
    const id = someId();
    const text = "In a letter dated that day they called for an end.";
    const part = (start: number, end: number) => cite(id, text.slice(start, end), start);
    expect(extractsOf([part(36, 50), part(3, 15), part(5, 19), part(19, 26), part(12, 17)])).toEqual([{ source: id, pieces: [text.slice(3, 26), text.slice(36, 50)] }]);
    expect(extractsOf([cite(id, "without a place"), cite(id, "a place")])).toEqual([{ source: id, pieces: ["without a place"] }]);
  });
});
