import { describe, expect, it, test } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { headNames, labelOf, piecesOf, plainLabelOf } from "@/lib/editions/labels";

const rests = (parts: Record<string, unknown> = {}, edtf: string | null = null) => ({ ...fact([cite(someId(), "words")], edtf), ...parts });
const name = (text: string, parts: Record<string, unknown> = {}) => ({ ...rests(parts), text, language: "en", kind: "main", ...parts });
const person = (...names: Record<string, unknown>[]) => edition("person", "invented-person", { affiliations: [], cases: [], names });
const attribute = (kind: string, text: string, parts: Record<string, unknown> = {}, edtf: string | null = null) => ({ ...rests(parts, edtf), attribute: kind, text, language: "en" });
const statement = (attributes: Record<string, unknown>[], speakers: Record<string, unknown>[] = []) => edition("statement", "remark", { attributes, speakers, passages: [], about: [], signatures: [] });
const speaker = (described: string, parts: Record<string, unknown> = {}) => ({ ...rests(parts), by: null, described, language: "en" });

const heading = (...names: Record<string, unknown>[]) => headNames(person(...names).body.names, "en").map(({ text, mark }) => [text, mark]);
const label = (one: Parameters<typeof labelOf>[0]) => labelOf(one, "en", new Map()).text;

describe("the name that heads a page", () => {
  it("is never one that the sources deny", () => {
    expect(heading(name("Test Person Aubergine", { modality: "denied" }), name("Test Person Bergamot", { kind: "transliteration" }))).toEqual([["Test Person Bergamot", null]]);
    expect(heading(name("Test Person Aubergine", { modality: "denied" }))).toEqual([]);
    expect(label(person(name("Test Person Aubergine", { modality: "denied" })))).toBe("Person");
  });

  it("is a plainly stated one before one that is alleged, uncertain or disputed, which carries its mark", () => {
    expect(heading(name("Test Person Aubergine", { disputed: true }), name("Test Person Bergamot", { kind: "transliteration" }))).toEqual([["Test Person Bergamot", null]]);
    expect(heading(name("Test Person Aubergine", { certainty: "uncertain" }))).toEqual([["Test Person Aubergine", "uncertain"]]);
    expect(heading(name("Test Person Aubergine"), name("Test Person Aubergine", { modality: "denied" }))).toEqual([["Test Person Aubergine", "disputed"]]);
  });

  it("is the one that an editor preferred", () => {
    expect(heading(name("Test Person Aubergine"), name("Test Person Bergamot", { preferred: true }))).toEqual([["Test Person Bergamot", null]]);
  });
});

describe("the mark of what a record is called", () => {
  const both = (one: Parameters<typeof labelOf>[0]) => [labelOf(one, "en", new Map()), plainLabelOf(one, "en", new Map())].map(({ text, mark }) => [text, mark]);

  it("stands beside a name that is not plainly stated; where it cannot stand, no such name does", () => {
    const alleged = name("Test Person Aubergine", { modality: "alleged" });
    expect(both(person(alleged))).toEqual([["Test Person Aubergine", "alleged"], ["Person", undefined]]);
    expect(both(person(alleged, name("Test Person Bergamot", { kind: "native" })))).toEqual([["Test Person Bergamot", undefined], ["Test Person Bergamot", undefined]]);
    expect(both(person(name("Test Person Aubergine"), name("Test Person Aubergine", { modality: "denied" })))).toEqual([["Test Person Aubergine", "disputed"], ["Person", undefined]]);
    expect(both(person(alleged, name("香柠试", { kind: "native", language: "zh-Hans" })))).toEqual([["Test Person Aubergine", "alleged"], ["香柠试", undefined]]);
  });

  it("stands beside a title alike", () => {
    expect(both(statement([attribute("title", "An invented title", { certainty: "uncertain" }), attribute("form", "report")]))).toEqual([["An invented title", "uncertain"], ["Report", undefined]]);
  });

  it("is needed by no name within a title that we compose: an alleged one does not stand in it", () => {
    const speaking = person(name("Test Person Aubergine", { modality: "alleged" }));
    const remark = statement([attribute("form", "remark")], [{ ...rests(), by: speaking.body.id, described: null, language: "en" }]);
    expect(labelOf(remark, "en", new Map([[speaking.body.id, speaking]])).text).not.toContain("Aubergine");
  });
});

test("what a record is called on one page is not what it is called on another, in another language, or once a record that it names is withdrawn", () => {
  const speaking = person(name("Test Person Aubergine"));
  const remark = statement([attribute("form", "report")], [{ ...rests(), by: speaking.body.id, described: null, language: "en" }]);
  const [standing, withdrawn] = [new Map([[speaking.body.id, speaking]]), new Map()];
  for (let round = 0; round < 2; round += 1) {
    expect(labelOf(remark, "en", standing).text).toBe("Report by Test Person Aubergine");
    expect(labelOf(remark, "en", withdrawn).text).toBe("Report");
    expect(labelOf(remark, "zh", standing).text).toContain("Test Person Aubergine");
    expect(labelOf(remark, "zh", standing).text).not.toContain("Report");
    expect(labelOf(speaking, "en", standing).text).toBe("Test Person Aubergine");
  }
});

describe("what a record without a title is called", () => {
  it("says no form, day or speaker that the sources deny, doubt or differ on", () => {
    const dated = (edtf: string, parts: Record<string, unknown> = {}) => attribute("dated", "printed", parts, edtf);
    expect(label(statement([dated("2031-06-02"), attribute("form", "report")], [speaker("the invented envoy")]))).toBe("Report by the invented envoy, 2 June 2031");
    expect(label(statement([dated("2031-06-02", { modality: "denied" })]))).toBe("Statement");
    expect(label(statement([dated("2031-06-02"), dated("2031-06-03")]))).toBe("Statement");
    expect(label(statement([dated("2031-06-02"), dated("2031-06-03", { preferred: true })]))).toBe("Statement, 3 June 2031");
    expect(label(statement([dated("2031-06-01", { modality: "denied" }), dated("2031-06-02")]))).toBe("Statement, 2 June 2031");
    expect(label(statement([attribute("form", "report", { modality: "alleged" })], [speaker("the invented envoy", { modality: "denied" })]))).toBe("Statement");
  });

  it("is no title that the sources deny", () => {
    expect(label(statement([attribute("title", "An invented title", { modality: "denied" })]))).toBe("Statement");
    expect(label(statement([attribute("title", "An invented title", { disputed: true }), attribute("title", "Another title")]))).toBe("Another title");
  });
});

test("a name within our own words keeps its language, at the beginning, in the middle and at the end", () => {
  const within = [{ text: "Test Person Aubergine", language: "en" }, { text: "Kohlrabi", language: "de" }];
  expect(piecesOf({ text: "Test Person Aubergine、Kohlrabi：言论，2031年5月", language: null, within })).toEqual([
    { text: "Test Person Aubergine", language: "en" },
    { text: "、", language: null },
    { text: "Kohlrabi", language: "de" },
    { text: "：言论，2031年5月", language: null },
  ]);
  expect(piecesOf({ text: "Remark by Kohlrabi", language: null, within: [{ text: "Kohlrabi", language: "de" }] })).toEqual([{ text: "Remark by ", language: null }, { text: "Kohlrabi", language: "de" }]);
});

test("words with which our sentence begins are found with their capital too, and words that are not there change nothing", () => {
  expect(piecesOf({ text: "Police in a garden：帖文", language: null, within: [{ text: "police in a garden", language: "en" }] })[0]).toEqual({ text: "Police in a garden", language: "en" });
  expect(piecesOf({ text: "声明", language: null, within: [{ text: "Leek", language: "en" }] })).toEqual([{ text: "声明", language: null }]);
  expect(piecesOf({ text: "Leek", language: "en" })).toEqual([{ text: "Leek", language: "en" }]);});
