import { expect, it } from "vitest";
import type { RecordId } from "@/lib/core/ids";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { affiliatedWith, markOfAsking, markOfNaming, markOfPointing, markOfSaying, statementsFor } from "@/lib/editions/statements-for";

const country = someId();
const cited = () => fact([cite(someId(), "words")]);

function person(...readings: Record<string, unknown>[]) {
  return edition("person", "invented-person", { affiliations: readings.map((parts) => ({ ...cited(), to: country, affiliation: "office_of", role: null, language: "en", ...parts })), cases: [] });
}

const markOfOne = (...readings: Record<string, unknown>[]) => affiliatedWith(country, [person(...readings)]).map(({ mark }) => mark);

it("lists with a country who is affirmed to be of it, with how surely, and nobody of whom that is only denied", () => {
  expect(markOfOne({})).toEqual([null]);
  expect(markOfOne({ modality: "alleged" })).toEqual(["alleged"]);
  expect(markOfOne({ modality: "alleged" }, {})).toEqual([null]);
  expect(markOfOne({}, { modality: "denied" })).toEqual(["disputed"]);
  expect(markOfOne({ modality: "denied" })).toEqual([]);
  expect(markOfOne({ to: someId() })).toEqual([]);
});

it("judges each way of belonging to a country by itself: a denied one does not touch another", () => {
  expect(markOfOne({ affiliation: "works_for" }, { modality: "denied" })).toEqual([null]);
  expect(markOfOne({ modality: "alleged" }, { affiliation: "works_for", modality: "denied" })).toEqual(["alleged"]);
});

it("counts as said by a country only what somebody said who is plainly of it", () => {
  const saidBy = (...readings: Record<string, unknown>[]) => {
    const speaker = person(...readings);
    const remark = edition("statement", "test-remark", { speakers: [{ ...cited(), by: speaker.body.id, described: null, language: "en" }], passages: [], about: [], signatures: [] });
    return statementsFor(country, affiliatedWith(country, [speaker]), [remark]).said.length;
  };
  expect([saidBy({}), saidBy({ modality: "alleged" }), saidBy({}, { modality: "denied" }), saidBy({ modality: "denied" })]).toEqual([1, 0, 0, 0]);
});

it("says how surely a statement belongs into a list: as sources put who spoke, whom it addresses, whom it names", () => {
  type Said = { of?: RecordId; modality?: string; certainty?: string };
  const remark = (readings: readonly Said[], relation = "addressed_to") =>
    edition("statement", "test-remark", {
      speakers: readings.map(({ of = country, ...parts }) => ({ ...cited(), by: of, described: null, language: "en", ...parts })),
      passages: [],
      about: readings.map(({ of = country, ...parts }) => ({ ...cited(), to: of, relation, ...parts })),
      signatures: [],
    });
  const marks = (...readings: Said[]) => [markOfSaying(new Set([country]), remark(readings)), markOfAsking(country, remark(readings)), markOfNaming(country, remark(readings, "concerns"))];
  expect(marks({})).toEqual([null, null, null]);
  expect(marks({ modality: "alleged" })).toEqual(["alleged", "alleged", "alleged"]);
  expect(marks({ modality: "alleged" }, {})).toEqual([null, null, null]);
  expect(marks({}, { modality: "denied" })).toEqual(["disputed", "disputed", "disputed"]);
  expect(marks({ certainty: "likely" })).toEqual(["likely", "likely", "likely"]);
  // What is said of somebody else says nothing of them.
  expect(marks({ of: someId(), modality: "alleged" }, {})).toEqual([null, null, null]);
  expect(markOfNaming(country, remark([{ modality: "alleged" }]))).toBeNull();
});

it("says how surely a statement belongs among all that point to a record: in whatever way, the surest counts", () => {
  const pointing = (...readings: Record<string, unknown>[]) => edition("statement", "test-remark", { speakers: [], passages: [], signatures: [], about: readings.map((parts) => ({ ...cited(), to: country, relation: "answers", ...parts })) });
  expect(markOfPointing(country, pointing({ modality: "alleged" }))).toBe("alleged");
  expect(markOfPointing(country, pointing({ modality: "alleged" }, { relation: "reports" }))).toBeNull();
  expect(markOfPointing(country, pointing({ modality: "may_have" }, { to: someId() }))).toBe("may_have");
});
