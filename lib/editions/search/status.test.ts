/** Whether an end of a deprivation of liberty is on record: never concluded, never said more surely than the sources do. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { statusOf } from "@/lib/editions/search/status";

const citations = [cite(someId(), "words")];
type Parts = Record<string, unknown>;

const event = (stage: string, edtf: string | null, parts: Parts = {}) => ({ ...fact(citations, edtf), event: randomUUID(), stage, eventKind: null, practice: null, place: null, text: "Invented.", language: "en", ...parts });
const spell = (from: string, parts: Parts = {}) => ({ ...fact(citations, from), spell: 1, practice: someId(), place: null, authority: null, language: "en", end: null, ...parts });
type Case = { events?: Parts[]; spells?: Parts[] };
const statusAt = (asOf: string, ...cases: Case[]) =>
  statusOf(edition("person", "aubergine", { affiliations: [], cases: cases.map(({ events = [], ...more }, at) => ({ id: randomUUID(), number: at + 1, events, ...more })) }).body, asOf);
/** After every day that is made up here. */
const status = (...cases: Case[]) => statusAt("2045-01-01", ...cases);

const taken = event("taken_away", "2031-05-02");

describe("the status of a person", () => {
  it("is none where nobody says plainly that they were held", () => {
    expect(status()).toBeNull();
    for (const modality of ["alleged", "may_have", "denied"]) expect(status({ events: [event("taken_away", "2031-05-02", { modality })] }), modality).toBeNull();
  });

  it("has no end where none is on record: neither the end of a stretch nor a release that is none ends it", () => {
    expect(status({ events: [taken] })).toBe("no_end");
    expect(status({ events: [taken], spells: [spell("2031-05-02", { end: fact(citations, "2031-11-02").date })] })).toBe("no_end");
    expect(status({ events: [taken, event("non_release_release", "2032-01-01")] })).toBe("no_end");
    expect(status({ events: [taken, event("released", "2032-01-01", { modality: "denied" })] })).toBe("no_end");
  });

  it.each(["bail", "non_prosecution", "suspended", "exempt", "released"])("has an end where sources state one: %s", (stage) => {
    expect(status({ events: [taken, event(stage, "2032-01-01")] })).toBe("ended");
  });

  it.each([{ modality: "alleged" }, { modality: "may_have" }, { disputed: true }, { certainty: "uncertain" }])("says that an end is not established: %j", (parts) => {
    expect(status({ events: [taken, event("released", "2032-01-01", parts)] })).toBe("end_alleged");
  });

  it("has no end again where somebody was certainly taken after it", () => {
    const released = event("released", "2032-01-01");
    expect(status({ events: [taken, released, event("criminal_detention", "2032-02")] })).toBe("no_end");
    expect(status({ events: [taken, released], spells: [spell("2032-02-01")] })).toBe("no_end");
    expect(status({ events: [taken, released, event("criminal_detention", "2032-02", { modality: "alleged" })] })).toBe("end_alleged");
    // Which came first cannot be known: an end is on record, and no more is said.
    expect(status({ events: [taken, event("released", "2032"), event("criminal_detention", "2032-02")] })).toBe("ended");
    expect(status({ events: [taken, event("released", null), event("criminal_detention", "2032-02")] })).toBe("ended");
  });

  it("has no end by a release that lies ahead of the edition, nor is anybody held again by what does", () => {
    const released = event("released", "2033-01-01");
    expect(["2032-12-31", "2033-01-01"].map((day) => statusAt(day, { events: [taken, released] }))).toEqual(["no_end", "ended"]);
    // Of a month or a year, some days are not ahead; of a day that nobody gives none is.
    expect(["2033-01", "2033", "../2034-01-01", null].map((edtf) => statusAt("2033-01-15", { events: [taken, event("released", edtf)] }))).toEqual(["ended", "ended", "ended", "ended"]);
    const sentenced = { events: [taken, event("released", "2032-01-01"), event("imprisonment", "2034-01-01")] };
    expect(["2033-06-01", "2034-01-01"].map((day) => statusAt(day, sentenced))).toEqual(["ended", "no_end"]);
    expect(statusAt("2033-06-01", { events: [taken, event("released", "2032-01-01")], spells: [spell("2034-01-01")] })).toBe("ended");
    // What sources date to different days lies ahead only where all of them do.
    const id = randomUUID();
    expect(statusAt("2033-06-01", { events: [taken, event("released", "2033-01-01", { event: id }), event("released", "2034-01-01", { event: id })] })).toBe("ended");
  });

  it("is held again no more surely than all sources of that together say, and not where they date it before the end as well", () => {
    const released = event("released", "2032-01-01");
    const again = (...readings: [edtf: string, parts: Parts][]) => {
      const id = randomUUID();
      return readings.map(([edtf, parts]) => event("arrest", edtf, { event: id, ...parts }));
    };
    expect(status({ events: [taken, released, ...again(["2032-02", {}], ["2032-02", { modality: "denied" }])] })).toBe("end_alleged");
    expect(status({ events: [taken, released, ...again(["2032-02", {}], ["2031-02", {}])] })).toBe("ended");
    expect(status({ events: [taken, released, ...again(["2032-02", {}], ["2032-03", { stage: "imprisonment" }])] })).toBe("no_end");
    expect(status({ events: [taken, released], spells: [spell("2032-02-01"), spell("2032-02-01", { modality: "denied" })] })).toBe("end_alleged");
  });

  it("is that of the case that is open, and death ends all", () => {
    expect(status({ events: [taken, event("released", "2032-01-01")] }, { events: [event("arrest", "2033-01-01")] })).toBe("no_end");
    expect(status({ events: [taken, event("died", "2032-01-01")] })).toBe("died");
    expect(status({ events: [taken, event("died", "2032-01-01", { modality: "alleged" })] })).toBe("no_end");
  });
});
