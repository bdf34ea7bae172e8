import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { boundsOf } from "@/lib/core/honest-date";
import { spellsOf } from "@/lib/editions/custody";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { eventsAfter, statusOf } from "@/lib/editions/status";

const TODAY = "2020-01-01";
const practice = someId();

type Parts = Record<string, unknown>;
const event = (stage: string | null, edtf: string | null, parts: Parts = {}) => ({
  ...fact([cite(someId(), "told")], edtf), event: randomUUID(), stage, eventKind: null, practice: null, place: null, text: "told", language: "en", ...parts,
});
const spell = (from: string | null, to: string | null = null, parts: Parts = {}) => ({
  ...fact([cite(someId(), "held")], from), spell: 1, practice, place: null, authority: null, language: "en", end: to === null ? null : { edtf: to, ...boundsOf(to), printed: null, countedFrom: null }, ...parts,
});
const person = (events: unknown[], spells: unknown[] = []) =>
  edition("person", "invented-person", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events, ...(spells.length === 0 ? {} : { spells }) }] }).body;
const status = (events: unknown[], spells: unknown[] = []) => statusOf(person(events, spells), TODAY);
const stagesOf = (events: unknown[], spells: unknown[] = []) => status(events, spells).events.map(({ title }) => title?.stage ?? title?.eventKind ?? null);

describe("the status of a person", () => {
  it("names the stage or the taking that came last, and no news of health or family", () => {
    expect(stagesOf([event("taken_away", "2015-07-10"), event("arrest", "2016-01-08"), event(null, "2017-01-01", { eventKind: "health" })])).toEqual(["arrest"]);
    expect(stagesOf([event(null, "2015-07", { eventKind: "round_up" })])).toEqual(["round_up"]);
  });

  it("names all of which any may be the last, where their dates leave that open", () => {
    expect(stagesOf([event("arrest", "2016"), event("released", "2016-05-03")])).toEqual(["arrest", "released"]);
    expect(stagesOf([event("arrest", "2016-01"), event("released", "2016-05-03")])).toEqual(["released"]);
  });

  it("takes nothing that all deny, that no source dates, or that lies ahead", () => {
    const taken = event("taken_away", "2015-07-10");
    expect(stagesOf([taken, event("released", "2016-01-01", { modality: "denied" })])).toEqual(["taken_away"]);
    expect(stagesOf([taken, event("released", null), event("released", "../2018")])).toEqual(["taken_away"]);
    const { events, ahead } = status([taken, event("trial", "2020-02-03")]);
    expect([events.map(({ title }) => title?.stage), ahead?.day]).toEqual([["taken_away"], "2020-02-03"]);
  });

  it("puts events first only where they came after the beginning of the latest stretch on every possible day", () => {
    expect(status([event("released", "2018-05-04")], [spell("2016-12-01")]).eventsAreLater).toBe(true);
    expect(status([event("arrest", "2016-12-01")], [spell("2016-12-01")]).eventsAreLater).toBe(false);
    expect(status([event("released", "2016")], [spell("2016-12-01")]).eventsAreLater).toBe(false);
    expect(status([event("released", "2018-05-04")]).eventsAreLater).toBe(true);
    expect(status([], [spell("2016-12-01")]).eventsAreLater).toBe(false);
  });

  it("says how surely: what contradicts, what is only alleged, and where accounts differ", () => {
    const id = randomUUID();
    const how = (...events: unknown[]) => status(events).sureness?.how;
    expect(how(event("arrest", "2016-01-08"))).toBeNull();
    expect(how(event("arrest", "2016-01-08", { modality: "alleged" }))).toBe("alleged");
    expect(how(event("arrest", "2016-01-08", { event: id }), event("arrest", "2016-01-08", { event: id, modality: "denied" }))).toBe("disputed");
    expect(how(event("arrest", "2016-01-08", { event: id }), event("arrest", "2016-01-09", { event: id }))).toBe("differ");
    expect(status([], [spell("2016-12-01"), spell("2016-12-03")]).sureness?.how).toBe("differ");
    expect(status([], [spell("2016-12-01"), spell(null, null, { modality: "denied" })]).sureness?.how).toBe("disputed");
  });

  it("knows the place of the last thing that has one, and the day of it", () => {
    const place = (events: unknown[], spells: unknown[] = []) => {
      const [found, ...others] = status(events, spells).places;
      expect(others).toEqual([]);
      return found === undefined ? null : [found.place, found.datings[0]?.date.edtf, found.mark];
    };
    expect(place([event("arrest", "2015", { place: "an invented garden" })], [spell("2016", null, { place: "an invented cellar" })])).toEqual(["an invented cellar", "2016", null]);
    expect(place([event("arrest", "2017", { place: "an invented garden", modality: "alleged" })], [spell("2016", null, { place: "an invented cellar" })])).toEqual(["an invented garden", "2017", "alleged"]);
    expect(place([event("arrest", "2015", { place: "nowhere", modality: "denied" })])).toBeNull();
    expect(place([event("arrest", "2015")])).toBeNull();
  });

  it("counts days without news, and none once a source plainly states a release or a death", () => {
    expect(status([event("arrest", "2019-12-02")]).silence).toEqual({ least: 30, most: 30 });
    expect(status([event("released", "2019-12-02")]).silence).toBeNull();
    expect(status([event("released", "2019-12-02", { modality: "alleged" })]).silence).toEqual({ least: 30, most: 30 });
    expect(status([]).silence).toBeNull();
    // Taken anew after that: of the new stretch nothing says that it is over.
    expect(status([event("released", "2019-06-01")], [spell("2019-12-02")]).silence).toEqual({ least: 30, most: 30 });
    expect(status([event("released", "2019-06")], [spell("2019-06-15")]).silence).toBeNull();
  });

  it("counts no days of the first of several cases where nothing says which of them the last news is of", () => {
    const health = event(null, "2019-12-02", { eventKind: "health" });
    const of = (...cases: unknown[][]) => statusOf(edition("person", "invented-person", { affiliations: [], cases: cases.map((events, at) => ({ id: randomUUID(), number: at + 1, events })) }).body, TODAY).silence;
    expect(of([health])).toEqual({ least: 30, most: 30 });
    expect(of([event(null, "2012-01-01", { eventKind: "health" })], [health])).toBeNull();
    expect(of([event(null, "2012-01-01", { eventKind: "health" })], [event("arrest", "2019-12-22")])).toEqual({ least: 10, most: 10 });
  });

  it("is empty where nothing is on record, and where everything is denied", () => {
    for (const nothing of [status([]), status([event("arrest", "2016", { modality: "denied" })], [spell("2016", null, { modality: "denied" })])]) {
      expect(nothing).toMatchObject({ spell: null, events: [], eventsAreLater: false, places: [], sureness: null });
    }
  });
});

it("names beside a stretch without an end what came after its beginning in the same case", () => {
  const body = person([event("taken_away", "2016-11-30"), event("released", "2018-05-04")], [spell("2016-12-01")]);
  const [entry] = spellsOf(body);
  expect(entry && eventsAfter(body, entry, TODAY).map(({ title }) => title?.stage)).toEqual(["released"]);
  expect(entry && eventsAfter(body, { ...entry, caseNumber: 2 }, TODAY)).toEqual([]);
});
