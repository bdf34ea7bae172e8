import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { spellsOf } from "@/lib/editions/custody";
import { citationsOf, factsOf } from "@/lib/editions/facts";
import { underPractice } from "@/lib/editions/people-under";
import { countedPartOf, standingPartOf } from "@/lib/editions/standing-part";

const [source, gone, here] = [someId(), someId(), someId()];
const rests = (on = source) => fact([cite(on, "words")]);
const withdrawn = new Set([gone]);

describe("what stands of a body", () => {
  it("is the body itself where everything that it points to stands", () => {
    const { body } = edition("country", "aa", {});
    expect(standingPartOf(body, new Set())).toBe(body);
  });

  it("holds no fact about a withdrawn record, and no quotation that only such a fact rests on", () => {
    const { body } = edition("statement", "letter", {
      speakers: [{ ...rests(), by: gone, described: "the invented envoy", language: "en" }, { ...rests(), by: null, described: "an envoy", language: "en" }],
      passages: [],
      about: [{ ...fact([cite(source, "about the gone one")]), to: gone, relation: "names" }, { ...rests(), to: here, relation: "names" }],
      signatures: [gone, here].map((country) => ({ ...rests(), country, state: "signed", capacity: null, language: "en" })),
    });
    const part = standingPartOf(body, withdrawn);
    expect(part.speakers.map(({ described }) => described)).toEqual(["an envoy"]);
    expect(part.about.map(({ to }) => to)).toEqual([here]);
    expect(part.signatures.map(({ country }) => country)).toEqual([here]);
    expect(citationsOf(part).map(({ exact }) => exact)).not.toContain("about the gone one");
    expect(JSON.stringify(part)).not.toContain(gone);
  });

  it("holds no fact whose every source was withdrawn, and of the others only the quotations that can still be read", () => {
    const text = (of: string, facts: object) => ({ ...facts, text: of, language: "en", kind: "alias" });
    const { body } = edition("country", "aa", { names: [text("one", rests(gone)), text("two", fact([cite(gone, "gone"), cite(source, "kept")])), text("three", rests())] });
    const part = standingPartOf(body, withdrawn);
    expect(part.names.map((name) => name.text)).toEqual(["two", "three"]);
    expect(citationsOf(part).every((citation) => citation.source === source)).toBe(true);
  });

  it("keeps an event whose practice was withdrawn, without the practice, and what a withdrawn speaker said, without the speaker's name", () => {
    const reading = { ...rests(), event: randomUUID(), stage: "taken_away", eventKind: null, practice: gone, place: null, text: "taken", language: "en", saidBy: gone };
    const { body } = edition("person", "invented-person", { affiliations: [{ ...rests(), to: gone, affiliation: "works_for", role: "clerk", language: "en" }], cases: [{ id: randomUUID(), number: 1, events: [reading] }] });
    const part = standingPartOf(body, withdrawn);
    expect(part.affiliations).toEqual([]);
    expect(part.cases.map(({ events }) => events.map(({ practice, saidBy, text }) => [practice, saidBy, text]))).toEqual([[[null, gone, "taken"]]]);
  });

  it("holds a stretch of custody without the name of a withdrawn practice, so that sources which named it do not seem to differ", () => {
    const spell = (practice: typeof gone) => ({ ...rests(), spell: 1, practice, place: null, authority: null, language: "en", end: null });
    const { body } = edition("person", "invented-person", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [], spells: [spell(gone), spell(here)] }] });
    const part = standingPartOf(body, withdrawn);
    expect(spellsOf(part).map(({ practice, readings }) => [practice, readings.length])).toEqual([[here, 2]]);
    expect([underPractice(here, part), underPractice(here, body)]).toEqual(["recorded", "alleged"]);
    expect(JSON.stringify(part)).not.toContain(gone);
  });

  it("holds no words by which a withdrawn speaker could be known", () => {
    const passage = { ...rests(), passage: "claim", quoted: false, position: 1, text: "They were led away.", language: "en" };
    const told = [{ ...passage, saidBy: gone, saidByText: "his wife, Mrs Withdrawn" }, { ...passage, position: 2, saidByText: "a neighbour" }];
    const { body } = edition("statement", "letter", { speakers: [], about: [], signatures: [], passages: told });
    expect(standingPartOf(body, withdrawn).passages.map(({ saidBy, saidByText }) => [saidBy, saidByText])).toEqual([[gone, null], [null, "a neighbour"]]);
  });

  it("holds no case of which nothing stands: it would be counted", () => {
    const reading = { ...rests(gone), event: randomUUID(), stage: "taken_away", eventKind: null, practice: null, place: null, text: "taken", language: "en" };
    const { body } = edition("person", "invented-person", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [reading] }, { id: randomUUID(), number: 2, events: [{ ...reading, ...rests() }] }] });
    const part = standingPartOf(body, withdrawn);
    expect(part.cases.map(({ number }) => number)).toEqual([2]);
    expect(factsOf(part)).toHaveLength(1);
  });

  it("is counted as it stands where it is drawn: no number is left out for a case or a stretch of custody that is gone", () => {
    const reading = (on = source) => ({ ...rests(on), event: randomUUID(), stage: "taken_away", eventKind: null, practice: null, place: null, text: "taken", language: "en" });
    const spell = (number: number, on = source) => ({ ...rests(on), spell: number, practice: here, place: null, authority: null, language: "en", end: null });
    const cases = [
      { id: randomUUID(), number: 1, events: [reading()] },
      { id: randomUUID(), number: 2, events: [reading(gone)], spells: [spell(1, gone)] },
      { id: randomUUID(), number: 3, events: [reading()], spells: [spell(7), spell(2, gone), spell(4), spell(7)] },
    ];
    const { published } = edition("person", "invented-person", { affiliations: [], cases });
    const part = countedPartOf(published, withdrawn);
    expect(part.cases.map(({ id, number }) => [id, number])).toEqual([[cases[0]?.id, 1], [cases[2]?.id, 2]]);
    expect(part.cases.map(({ spells }) => spells?.map(({ spell: number }) => number))).toEqual([undefined, [2, 1, 2]]);
    // The very same page as of a person of whom the case never was on record.
    const without = edition("person", "invented-person", { affiliations: [], cases: [cases[0], { ...cases[2], number: 2, spells: [cases[2]?.spells?.[0], cases[2]?.spells?.[2], cases[2]?.spells?.[3]] }] }, published.id);
    expect(part).toEqual(without.body);
    expect(published.cases.map(({ number }) => number), "what was published stays").toEqual([1, 2, 3]);
  });
});
