import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EVENT_KINDS, STAGES } from "@/lib/core/kinds";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { timelineOf } from "@/lib/editions/timeline";
import { MOST_ENTRIES, timelineChoice, timelinePart, UNDATED } from "@/lib/editions/timeline-view";

type Parts = { edtf?: string | null; event?: string; stage?: string | null; eventKind?: string | null; modality?: string };

function event({ edtf = "2016-01-01", event: id = randomUUID(), stage = null, eventKind = null, modality = "stated" }: Parts) {
  return { ...fact([cite(someId(), "told")], edtf), modality, event: id, stage, eventKind, practice: null, place: null, text: "told", language: "en" };
}
const held = someId();
const timeline = (events: readonly unknown[], statements: Parameters<typeof timelineOf>[1] = []) =>
  timelineOf(edition("person", "invented-person", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events }] }, held).body, statements);
const ALL = { kind: null, year: null };

describe("a part of a timeline", () => {
  it("is the whole where nothing is chosen, with every kind and year counted", () => {
    const letter = statement("letter", { edtf: "2017-02-27", about: [["names", held]] });
    const part = timelinePart(timeline([event({ stage: "arrest" }), event({ eventKind: "health" }), event({ edtf: null, eventKind: "health" })], [letter]), ALL);
    expect(part.kinds).toEqual([{ kind: "process", count: 1 }, { kind: "health", count: 2 }, { kind: "statement", count: 1 }]);
    expect(part.years).toEqual([{ year: "2016", count: 2 }, { year: "2017", count: 1 }, { year: UNDATED, count: 1 }]);
    expect([part.entries.length, part.kind, part.year]).toEqual([4, null, null]);
  });

  it("holds an event under each kind that a source affirms, and under a denied one only where all deny it", () => {
    const id = randomUUID();
    const disputed = timeline([event({ event: id, stage: "arrest" }), event({ event: id, eventKind: "health" }), event({ event: id, eventKind: "work", modality: "denied" })]);
    const entriesOf = (kind: "process" | "health" | "work") => timelinePart(disputed, { kind, year: null }).entries.length;
    expect([entriesOf("process"), entriesOf("health"), entriesOf("work")]).toEqual([1, 1, 0]);
    expect(timelinePart(timeline([event({ eventKind: "work", modality: "denied" })]), { kind: "work", year: null }).entries).toHaveLength(1);
  });

  it("is the last year where all of it is too long for a page, and any year that is asked for", () => {
    const long = timeline([...Array.from({ length: MOST_ENTRIES }, () => event({ edtf: "2015", stage: "trial" })), event({ edtf: "2016-05", stage: "verdict" }), event({ edtf: null, eventKind: "work" })]);
    const whole = timelinePart(long, ALL);
    expect([whole.year, whole.entries.length, whole.total]).toEqual(["2016", 1, MOST_ENTRIES + 2]);
    expect(timelinePart(long, { kind: null, year: "2015" }).entries).toHaveLength(MOST_ENTRIES);
    expect(timelinePart(long, { kind: null, year: UNDATED }).entries).toHaveLength(1);
    // A kind that is short enough is shown whole.
    expect(timelinePart(long, { kind: "work", year: null })).toMatchObject({ year: null, total: 1 });
  });

  it("takes a year without entries, or a word that is none, for no choice", () => {
    const entries = timeline([event({ stage: "arrest" })]);
    expect(timelinePart(entries, { kind: null, year: "1999" })).toMatchObject({ year: null, total: 1 });
    expect(timelineChoice({ kind: "arrest' OR 1=1", year: "20155" })).toEqual(ALL);
    expect(timelineChoice({ kind: ["health", "work"], year: undefined })).toEqual(ALL);
    expect(timelineChoice({ kind: "health", year: "2015" })).toEqual({ kind: "health", year: "2015" });
  });
});

test("every number beside a kind and a year is that of the entries it leads to", () => {
  const some = fc.record({
    edtf: fc.constantFrom(null, "2015", "2015-07", "2016-01-02", "2016/2017", "../2018"),
    stage: fc.option(fc.constantFrom(...STAGES), { nil: null }),
    eventKind: fc.option(fc.constantFrom(...EVENT_KINDS), { nil: null }),
    modality: fc.constantFrom("stated", "alleged", "denied"),
    event: fc.constantFrom(...Array.from({ length: 8 }, () => randomUUID())),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 20 }), (events) => {
      const entries = timeline(events.map(event));
      const { kinds, years } = timelinePart(entries, ALL);
      expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(entries.length);
      for (const { kind, count } of kinds) {
        const part = timelinePart(entries, { kind, year: null });
        expect(part.entries).toHaveLength(count);
        for (const each of part.years) expect(timelinePart(entries, { kind, year: each.year }).entries).toHaveLength(each.count);
      }
    }),
    { numRuns: 300 },
  );
});
