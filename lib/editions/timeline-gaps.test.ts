import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { timelineOf } from "@/lib/editions/timeline";
import { gapsOf, SHORTEST_GAP_DAYS } from "@/lib/editions/timeline-gaps";

const TODAY = "2020-01-01";

function event(edtf: string | null, parts: Record<string, unknown> = {}) {
  return { ...fact([cite(someId(), "taken")], edtf), event: randomUUID(), stage: "arrest", eventKind: null, practice: null, place: null, text: "taken", language: "en", ...parts };
}
const person = (...events: unknown[]) => edition("person", "invented-person", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events }] }).body;
const date = (edtf: string) => ({ edtf, ...boundsOf(edtf), printed: null, countedFrom: null });
const gaps = (...dates: (string | null)[]) => gapsOf(timelineOf(person(...dates.map((each) => event(each))), []), [], TODAY);

describe("gaps of a timeline", () => {
  it("lie between the last possible day of one thing and the first of the next, with their days as a range", () => {
    expect(gaps("2015-07", "2017-02-27").gaps).toEqual([{ from: "2015-07", to: "2017-02-27", days: { least: 577, most: 607 }, after: 1 }]);
  });

  it("are none of half a year or less, whatever the dates can mean", () => {
    const later = addDays("2016-01-01", SHORTEST_GAP_DAYS);
    expect(gaps("2016-01-01", later).gaps).toEqual([]);
    expect(gaps("2016-01-01", addDays(later, 1)).gaps).toHaveLength(1);
    expect(gaps("2015", "2016-06").gaps).toEqual([]);
  });

  it("are not claimed over what may reach into them, nor after what is open to the future", () => {
    expect(gaps("2010-01-01", "2010/2016", "2015-01-01", "2016-12-01").gaps).toEqual([]);
    expect(gaps("2010/..", "2015-01-01").gaps).toEqual([]);
    // "By 2014" is undated on the page, and here.
    expect(gaps("2010-01-01", "../2014", "2015-01-01").gaps).toHaveLength(1);
  });

  it("have no days where a source hedges a date beside them", () => {
    expect(gaps("2015-07~", "2017-02-27").gaps).toEqual([{ from: "2015-07~", to: "2017-02-27", days: null, after: 1 }]);
  });

  it("are broken by what stands beside the timeline, by a denial that a reader sees in it, and by statements", () => {
    const held = person(event("2010-01-01"), event("2015-01-01"));
    expect(gapsOf(timelineOf(held, []), [date("2012-06-01")], TODAY).gaps.map(({ from, to, after }) => [from, to, after])).toEqual([["2010-01-01", "2012-06-01", 1], ["2012-06-01", "2015-01-01", 1]]);
    expect(gaps("2010-01-01", "2015-01-01").gaps).toHaveLength(1);
    const denied = person(event("2010-01-01"), event("2010-06-01", { modality: "denied" }), event("2010-11-01"));
    expect(gapsOf(timelineOf(denied, []), [], TODAY).gaps).toEqual([]);
    const named = statement("letter", { edtf: "2010-06-01", about: [["names", held.id]] });
    expect(gapsOf(timelineOf(held, [named]), [], TODAY).gaps.map(({ from }) => from)).toEqual(["2010-06-01"]);
  });

  it("end with a silence up to the day, without what lies ahead", () => {
    expect(gaps("2019-01-01").silence).toEqual({ from: "2019-01-01", days: { least: 365, most: 365 }, after: 1 });
    expect(gaps("2019-01-01", "2021-01-01")).toEqual({ gaps: [], silence: { from: "2019-01-01", days: { least: 365, most: 365 }, after: 1 } });
    expect(gaps("2019-12-01").silence).toBeNull();
    expect(gaps("2019/..").silence).toBeNull();
    expect(gaps(null)).toEqual({ gaps: [], silence: null });
  });
});

const someDay = fc.integer({ min: 0, max: 1_500 }).map((count) => addDays("2012-01-01", count));
const edtf = fc.oneof(someDay, someDay.map((day) => day.slice(0, 7)), someDay.map((day) => day.slice(0, 4)), fc.tuple(someDay, fc.integer({ min: 0, max: 500 })).map(([from, days]) => `${from}/${addDays(from, days)}`));

test("no day that any date can mean lies in a gap, and every empty stretch that is long enough is one", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(edtf, { minLength: 1, maxLength: 6 }), (dates) => {
      const known = dates.map(boundsOf).filter(({ earliest }) => earliest !== null && earliest <= TODAY) as { earliest: string; latest: string }[];
      const result = gaps(...dates);
      found += result.gaps.length;
      for (const { from, to } of result.gaps) {
        const [first, last] = [addDays(boundsOf(from).latest ?? "", 1), addDays(boundsOf(to).earliest ?? "", -1)];
        expect(known.some(({ earliest, latest }) => earliest <= last && latest >= first)).toBe(false);
      }
      // Days on which nothing is, counted one by one between the first thing and the last.
      const covered = (day: string) => known.some(({ earliest, latest }) => earliest <= day && day <= latest);
      const start = known.map(({ earliest }) => earliest).toSorted()[0];
      const end = known.map(({ earliest }) => earliest).toSorted().at(-1);
      if (start === undefined || end === undefined) return;
      let [stretches, run] = [0, 0];
      for (let day = start; day <= end; day = addDays(day, 1)) {
        run = covered(day) ? 0 : run + 1;
        // From the day before the stretch to the day after it there is one day more than it has.
        if (run === SHORTEST_GAP_DAYS) stretches += 1;
      }
      expect(result.gaps).toHaveLength(stretches);
    }),
    // The same on every run: how many gaps random dates leave is chance.
    { numRuns: 60, seed: 20_151_709 },
  );
  expect(found).toBeGreaterThan(20);
});
