import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { peopleUnder } from "@/lib/editions/people-under";

const practice = someId();

function person(slug: string, ...readings: { modality?: string; certainty?: string; disputed?: boolean; practice?: string | null; event?: string; preferred?: boolean }[]) {
  const events = readings.map((parts) => ({
    ...fact([cite(someId(), "held")]), event: randomUUID(), stage: null, eventKind: "other", practice, place: null, text: "held", language: "en", ...parts,
  }));
  return edition("person", slug, { affiliations: [], cases: [{ id: randomUUID(), number: 1, events }] });
}

const taking = randomUUID();

it("lists nobody of whom a practice is only denied, and tells the alleged from the plainly stated", () => {
  const people = [
    person("stated", {}), person("admitted", { modality: "admitted" }), person("two-events", { modality: "denied" }, {}),
    person("contradicted", { modality: "denied", event: taking }, { event: taking }),
    person("alleged", { modality: "alleged" }), person("may-have", { modality: "may_have" }), person("disputed", { disputed: true }),
    person("denied", { modality: "denied" }), person("elsewhere", { practice: null }),
  ];
  const { recorded, alleged } = peopleUnder(practice, people);
  expect(recorded.map(({ body }) => body.slug)).toEqual(["stated", "admitted", "two-events"]);
  expect(alleged.map(({ body }) => body.slug)).toEqual(["contradicted", "alleged", "may-have", "disputed"]);
});

it("counts a denial of the event that names no practice, and another reading that an editor preferred, against the practice", () => {
  const people = [
    person("event-denied", { event: taking }, { event: taking, modality: "denied", practice: null }),
    person("other-preferred", { event: taking }, { event: taking, practice: null, preferred: true }),
    person("alleged-preferred", { event: taking }, { event: taking, modality: "alleged", preferred: true }),
    person("only-denied", { event: taking, modality: "denied" }, { event: taking, practice: null }),
    person("stated-preferred", { event: taking, preferred: true }, { event: taking, practice: null }),
  ];
  const { recorded, alleged } = peopleUnder(practice, people);
  expect(recorded.map(({ body }) => body.slug)).toEqual(["stated-preferred"]);
  expect(alleged.map(({ body }) => body.slug)).toEqual(["event-denied", "other-preferred", "alleged-preferred"]);
});

it("counts a stretch of custody like an event, and one of which sources name different practices as disputed", () => {
  const stretch = (parts: Record<string, unknown>) => ({ ...fact([cite(someId(), "held")]), spell: 1, practice, place: null, authority: null, language: "en", end: null, ...parts });
  const held = (slug: string, ...spells: Record<string, unknown>[]) =>
    edition("person", slug, { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [], spells: spells.map(stretch) }] });
  const elsewhere = someId();
  const people = [
    held("stated", {}), held("alleged", { modality: "alleged" }), held("denied", { modality: "denied" }), held("contradicted", {}, { modality: "denied" }),
    held("two-practices", {}, { practice: elsewhere }), held("other-preferred", {}, { practice: elsewhere, preferred: true }), held("preferred", { preferred: true }, { practice: elsewhere }),
    held("two-stretches", { modality: "denied" }, { spell: 2 }), held("elsewhere", { practice: elsewhere }),
    person("event-of-another-practice", { event: taking }, { event: taking, practice: elsewhere }),
  ];
  const { recorded, alleged } = peopleUnder(practice, people);
  expect(recorded.map(({ body }) => body.slug)).toEqual(["stated", "preferred", "two-stretches"]);
  expect(alleged.map(({ body }) => body.slug)).toEqual(["alleged", "contradicted", "two-practices", "other-preferred", "event-of-another-practice"]);
});

it("lists nobody plainly of whom a source is only fairly or not at all sure", () => {
  const people = [
    person("uncertain", { certainty: "uncertain" }), person("likely", { certainty: "likely" }),
    person("sure-elsewhere", { event: taking, certainty: "uncertain" }, { event: taking }),
  ];
  const { recorded, alleged } = peopleUnder(practice, people);
  expect(recorded.map(({ body }) => body.slug)).toEqual(["sure-elsewhere"]);
  expect(alleged.map(({ body }) => body.slug)).toEqual(["uncertain", "likely"]);
});
