/** What is found by its words: only what is published, ids of others and never their names, and no filter that says more than the sources. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { searchEntryOf } from "@/lib/editions/search/entry";
import { textEntriesOf } from "@/lib/editions/search/text-entry";

const source = someId();
const citations = [cite(source, "words of the source")];
type Parts = Record<string, unknown>;

const reading = (parts: Parts = {}, edtf: string | null = "2031-05-02") => ({ ...fact(citations, edtf), event: randomUUID(), stage: "arrest", eventKind: null, practice: null, place: null, text: "Taken from the garden.", language: "en", ...parts });
const person = (...readings: Parts[]) => edition("person", "aubergine", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: readings }] }).body;
const attribute = (name: string, text: string, parts: Parts = {}) => ({ ...fact(citations), attribute: name, text, language: "en", ...parts });

describe("an event", () => {
  it("is one thing, whatever number of sources tell of it, with texts, places and authorities together", () => {
    const event = randomUUID();
    const [entry, ...others] = textEntriesOf(person(reading({ event, place: "Pumpkin Town", authority: "Pumpkin Guards" }), reading({ event, text: "葱園外被帶走，茄子見到。", language: "zh-Hant" })));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ thing: event, kind: "event", facets: ["kind:event", "year:2031"], onDay: "2031-05-02", hanzi: "葱园外被带走 茄子见到" });
    expect(entry?.words.split(" the the ")).toEqual(["taken from the garden", "pumpkin town", "pumpkin guards"]);
  });

  it("stands under a year only where sources say it plainly", () => {
    const yearOf = (parts: Parts, edtf: string | null = "2031-05-02") => textEntriesOf(person(reading(parts, edtf)))[0]?.facets;
    for (const modality of ["alleged", "may_have", "denied"]) expect(yearOf({ modality }), modality).toEqual(["kind:event"]);
    for (const edtf of ["2031~", "../2031-05-02", "2031-12/2032-01"]) expect(yearOf({}, edtf), edtf).toEqual(["kind:event"]);
    expect(textEntriesOf(person(reading({}, "../2031-05-02")))[0]?.onDay).toBeNull();
  });

  it("is gone with the only source that tells of it", () => {
    expect(searchEntryOf(person(reading()), new Set([source]), "2045-01-01")?.texts).toEqual([]);
  });
});

describe("a statement", () => {
  const [practice, country, absent] = [someId(), someId(), someId()];
  const letter = (parts: Parts = {}) => edition("statement", "letter", {
    attributes: [attribute("title", "A letter on leeks"), attribute("form", "joint_letter", { language: null }), attribute("title", "A denied title", { modality: "denied" })],
    speakers: [],
    passages: [{ ...fact(citations), passage: "demand", quoted: true, position: 1, text: "Release the leeks.", language: "en" }],
    about: [{ ...fact(citations), to: practice, relation: "concerns" }, { ...fact(citations), to: someId(), relation: "addressed_to" }],
    signatures: [{ ...fact(citations), country, state: "signed", capacity: null, language: "en" }, { ...fact(citations), country: absent, state: "noted_absent", capacity: null, language: "en" }],
    ...parts,
  }).body;

  it("is found by its title and its words, and by no title that is denied", () => {
    const [entry] = textEntriesOf(letter());
    expect(entry?.words).toBe("a letter on leeks the the release the leeks");
    expect(entry?.facets).toEqual([`about:${practice}`, `country:${country}`, "form:joint_letter", "kind:statement"]);
  });

  it.each(["alleged", "denied", "may_have"])("is listed under nothing that is only %s", (modality) => {
    const about = [{ ...fact(citations), to: practice, relation: "concerns", modality }];
    const signatures = [{ ...fact(citations), country, state: "signed", capacity: null, language: "en", modality }];
    expect(textEntriesOf(letter({ about, signatures, attributes: [attribute("form", "joint_letter", { language: null, modality })] }))[0]?.facets).toEqual(["kind:statement"]);
  });
});

describe("a source", () => {
  const report = (parts: Parts = {}) => edition("source", "report", { parents: [], attributes: [attribute("title", "Leek Report"), attribute("publisher", "Garden: Weekly"), attribute("language", "zh-Hans", { language: null })], ...parts }).body;

  it("is listed by publisher and language, and by whether it rests on another", () => {
    expect(textEntriesOf(report())[0]?.facets).toEqual(["kind:source", "language:zh-Hans", "origin:first", "publisher:Garden: Weekly"]);
    expect(textEntriesOf(report({ parents: [{ ...fact(citations), parent: someId() }] }))[0]?.facets).toContain("origin:derived");
  });

  it("rests on nothing that only a denial names", () => {
    expect(textEntriesOf(report({ parents: [{ ...fact(citations), parent: someId(), modality: "denied" }] }))[0]?.facets).toContain("origin:first");
  });
});

it("nothing else is found by words: practices, countries and organisations are found by their names alone", () => {
  for (const kind of ["practice", "country"] as const) expect(searchEntryOf(edition(kind, "leek", {}).body, new Set(), "2045-01-01")).toBeNull();
  expect(searchEntryOf(edition("organisation", "leek", { affiliations: [] }).body, new Set(), "2045-01-01")).toBeNull();
});
