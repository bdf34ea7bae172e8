/** To list somebody under something is to say it of them: what is denied lists nobody, what is alleged says so. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { facetsOf, mentionsOfPeople, valuesOf } from "@/lib/editions/search/facets";

const practice = someId();
const garden = someId();
const citations = [cite(someId(), "words")];
type Parts = Record<string, unknown>;

function person({ readings = [], attributes = [], affiliations = [] }: { readings?: Parts[]; attributes?: Parts[]; affiliations?: Parts[] }) {
  const events = readings.map((parts) => ({ ...fact(citations, "2031-05-02"), event: randomUUID(), stage: "arrest", eventKind: null, practice, place: null, text: "Held.", language: "en", ...parts }));
  return edition("person", "aubergine", {
    attributes: attributes.map((parts) => ({ ...fact(citations), attribute: "occupation", text: "lawyer", language: null, ...parts })),
    affiliations: affiliations.map((parts) => ({ ...fact(citations), to: garden, affiliation: "works_for", role: null, language: "en", ...parts })),
    cases: events.length === 0 ? [] : [{ id: randomUUID(), number: 1, events }],
  }).body;
}

/** As of a day after all that is made up here. */
const facetsAt = (body: ReturnType<typeof person>) => facetsOf(body, "2045-01-01");

describe("what a person is listed under", () => {
  it("is what sources state and none contradicts", () => {
    expect(facetsAt(person({ readings: [{}], attributes: [{}], affiliations: [{}] }))).toEqual([
      "occupation:lawyer", `organisation:${garden}`, `practice:${practice}`, "role:detained", "role:lawyer", "stage:arrest", "status:no_end", "year:2031",
    ]);
  });

  it.each(["alleged", "may_have"])("stands under a facet of its own where it is %s", (modality) => {
    expect(facetsAt(person({ readings: [{ modality }] }))).toEqual([`practice_alleged:${practice}`, "role:detained_alleged", "stage_alleged:arrest"]);
  });

  it("is nothing where it is denied, and alleged where sources contradict each other or a reading is disputed", () => {
    const event = randomUUID();
    expect(facetsAt(person({ readings: [{ modality: "denied" }] }))).toEqual([]);
    const contradicted = [`practice_alleged:${practice}`, "role:detained_alleged", "stage_alleged:arrest"];
    expect(facetsAt(person({ readings: [{ event }, { event, modality: "denied" }] }))).toEqual(contradicted);
    expect(facetsAt(person({ readings: [{ disputed: true }] }))).toEqual(contradicted);
  });

  it("calls no stage and no year recorded where sources call one event by different ones", () => {
    const event = randomUUID();
    const tags = facetsAt(person({ readings: [{ event }, { event, ...fact(citations, "2032-05-02"), stage: "released" }] }));
    expect(valuesOf(tags, "stage")).toEqual([]);
    expect(valuesOf(tags, "stage_alleged")).toEqual(["arrest", "released"]);
    expect(valuesOf(tags, "year")).toEqual([]);
  });

  it.each([["died", "health"], ["released", "other"]])("calls no stage recorded where another source calls the event by no stage: %s beside %s", (stage, eventKind) => {
    const event = randomUUID();
    const [first, second] = [{ event, stage }, { event, stage: null, eventKind }];
    for (const readings of [[first, second], [second, first]]) {
      const tags = facetsAt(person({ readings }));
      expect(valuesOf(tags, "stage")).toEqual([]);
      expect(valuesOf(tags, "stage_alleged")).toEqual([stage]);
    }
    expect(valuesOf(facetsAt(person({ readings: [{ ...first, preferred: true }, second] })), "stage")).toEqual([stage]);
    expect(valuesOf(facetsAt(person({ readings: [first, { ...second, event: randomUUID() }] })), "stage")).toEqual([stage]);
  });

  it("keeps out a stage or practice that an editor did not prefer", () => {
    const event = randomUUID();
    const tags = facetsAt(person({ readings: [{ event }, { event, stage: "released", practice: null, preferred: true }] }));
    expect(valuesOf(tags, "stage")).toEqual(["released"]);
    expect(valuesOf(tags, "stage_alleged")).toEqual(["arrest"]);
    expect(valuesOf(tags, "practice")).toEqual([]);
  });

  it.each(["alleged", "may_have", "denied"])("names no occupation and no organisation that is only %s", (modality) => {
    expect(facetsAt(person({ attributes: [{ modality }], affiliations: [{ modality }] }))).toEqual([]);
  });

  it("names a year only where the date allows for no other", () => {
    const yearsOf = (edtf: string | null) => valuesOf(facetsAt(person({ readings: [fact(citations, edtf)] })), "year");
    expect(yearsOf("2031")).toEqual(["2031"]);
    expect(yearsOf("2031-12-31/2032-01-01")).toEqual([]);
    expect(yearsOf("../2031-05-02")).toEqual([]);
    expect(yearsOf("2031~")).toEqual([]);
    expect(yearsOf("2031?")).toEqual([]);
    expect(yearsOf(null)).toEqual([]);
  });

  it("names no year of an event that another source dates so that it may lie in another", () => {
    const event = randomUUID();
    const yearsBeside = (edtf: string | null, parts: Parts = {}) => valuesOf(facetsAt(person({ readings: [{ event, ...fact(citations, "2031-07-09"), ...parts }, { event, ...fact(citations, edtf) }] })), "year");
    for (const other of ["2032", "2032~", "2032-01?", "2031-01/2032-02", "2030-12/2031-08", "../2031-12-31", "2031-07/.."]) expect(yearsBeside(other), other).toEqual([]);
    for (const same of ["2031", "2031-07", "2031-08-01", "2031~", "2031-05/2031-08", null]) expect(yearsBeside(same), String(same)).toEqual(["2031"]);
    expect(yearsBeside("2032~", { preferred: true })).toEqual(["2031"]);
  });
});

describe("what a statement lists others under", () => {
  const [named, addressed, canada, absent, speaker] = [someId(), someId(), someId(), someId(), someId()];
  const letter = (parts: { about?: Parts; signature?: Parts; speaker?: Parts } = {}) =>
    edition("statement", "letter", {
      speakers: [{ ...fact(citations), by: speaker, described: null, language: "en", ...parts.speaker }],
      passages: [],
      about: [{ ...fact(citations), to: named, relation: "names", ...parts.about }, { ...fact(citations), to: addressed, relation: "addressed_to" }],
      signatures: [{ ...fact(citations), country: canada, state: "signed", capacity: null, language: "en", ...parts.signature }, { ...fact(citations), country: absent, state: "noted_absent", capacity: null, language: "en" }],
    }).body;

  it("is the countries that signed it, for those whom it names or concerns, and its speakers", () => {
    expect(mentionsOfPeople(letter())).toEqual([{ person: named, facet: `country:${canada}` }, { person: speaker, facet: "role:speaker" }]);
    expect(mentionsOfPeople(letter({ about: { relation: "concerns" } }))).toHaveLength(2);
  });

  it.each([["alleged", "stated"], ["stated", "stated"], ["stated", "alleged"]])("lists nobody under a country that one source (%s) says signed, and another (%s) notes absent", (signed, noted) => {
    const signature = { ...fact(citations), country: canada, capacity: null, language: "en" };
    const signatures = [{ ...signature, state: "signed", modality: signed }, { ...signature, id: randomUUID(), state: "noted_absent", modality: noted }];
    const contradicted = edition("statement", "letter", { ...letter(), signatures }).body;
    expect(mentionsOfPeople(contradicted).map(({ facet }) => facet)).toEqual(["role:speaker"]);
  });

  it.each(["alleged", "denied"])("is nothing that is only %s", (modality) => {
    expect(mentionsOfPeople(letter({ about: { modality }, speaker: { modality } }))).toEqual([]);
    expect(mentionsOfPeople(letter({ signature: { modality }, speaker: { modality } }))).toEqual([]);
  });
});
