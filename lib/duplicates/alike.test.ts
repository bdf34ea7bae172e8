import { expect, it } from "vitest";
import { alikeNames, scoreOf, sharedTraits } from "@/lib/duplicates/alike";
import type { EventOnRecord, OnRecord } from "@/lib/duplicates/queries/people-on-record";

const event = (rest: Partial<EventOnRecord> = {}): EventOnRecord => ({ stage: "taken_away", eventKind: null, edtf: "2031-05-02", earliest: "2031-05-02", place: "an invented market", language: "en", modality: "stated", ...rest });
const nothing: OnRecord = { events: [], births: [], occupations: [], affiliatedTo: [], sourceIds: [] };

const born = (...dates: string[]): OnRecord["births"] => dates.map((edtf) => ({ edtf, modality: "stated" }));

it("says of each name the surest likeness, the surest first", () => {
  expect(alikeNames(["Xie Wengcia", "谢蕹菜"], ["Xie Wengcai", "谢蕹菜"])).toEqual([
    { likeness: "same_characters", one: "谢蕹菜", other: "谢蕹菜" },
    { likeness: "one_letter", one: "Xie Wengcia", other: "Xie Wengcai" },
  ]);
});

it("shares no trait where nothing is known: an undated event is of no date, and no place is no place", () => {
  const undated = { ...nothing, events: [event({ edtf: null, earliest: null, place: null })] };
  expect(sharedTraits(nothing, nothing)).toEqual([]);
  expect(sharedTraits(undated, undated)).toEqual([]);
  expect(sharedTraits({ ...nothing, events: [event()] }, { ...nothing, events: [event({ place: "An invented market ", stage: "arrest" })] })).toEqual(["first_date", "place"]);
  expect(sharedTraits({ ...nothing, births: born("1972-02-04") }, { ...nothing, births: born("1972") })).toEqual([]);
  expect(sharedTraits({ ...nothing, births: born("1971", "1972-02-04") }, { ...nothing, births: born("1972-02-04") })).toEqual(["born"]);
  for (const open of ["../1980", "1970/..", "1970/1990", "[1970,1980]", "1972~", "1972-02-04?"]) expect(sharedTraits({ ...nothing, births: born(open) }, { ...nothing, births: born(open) }), open).toEqual([]);
  expect(sharedTraits({ ...nothing, births: born("1972") }, { ...nothing, births: [{ edtf: "1972", modality: "alleged" }] })).toEqual([]);
});

it("scores no pair without a likeness of names, however much else they share, and none above a hundred", () => {
  const traits = sharedTraits({ ...nothing, events: [event()], occupations: ["lawyer"], sourceIds: ["a"] }, { ...nothing, events: [event()], occupations: ["lawyer"], sourceIds: ["a"] });
  expect(scoreOf([], traits)).toBe(0);
  expect(scoreOf([{ likeness: "one_letter", one: "a", other: "b" }], traits)).toBe(60);
  expect(scoreOf([{ likeness: "same_characters", one: "a", other: "a" }], traits)).toBeLessThanOrEqual(100);
});
