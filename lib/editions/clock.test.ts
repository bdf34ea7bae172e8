import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, daysBetween } from "@/lib/core/days";
import { boundsOf, type DateBounds } from "@/lib/core/honest-date";
import { clockOf, daysWithoutNews, versionsOver, type Clock } from "@/lib/editions/clock";
import { lawVersionOn, lawVersionsOf } from "@/lib/vocabulary/law";
import { LAW_AS_SHIPPED, PRACTICES_AS_SHIPPED } from "@/prisma/factories/as-shipped";

const lawOf = (practice: string | null) => (practice === null ? [] : lawVersionsOf(LAW_AS_SHIPPED, practice));

const clock = (begin: string | null, end: string | null, practice: string | null, asOf: string): Clock | null =>
  clockOf({ begin: begin === null ? null : boundsOf(begin), end: end === null ? null : boundsOf(end), laws: lawOf(practice) }, asOf);

describe("the clock of an invented person, by the rule of counting-rule.json", () => {
  it("begun on 1 December 2016: the last day of six months is 31 May 2017", () => {
    const found = clock("2016-12-01", "2017-05-31", "rsdl", "2026-01-01");
    expect(found).toMatchObject({ open: false, held: { least: 181, most: 181 }, limit: { lastDay: { earliest: "2017-05-31", latest: "2017-05-31" }, past: { least: 0, most: 0 }, standing: "within" } });
    expect(found?.limit?.versions.map(({ id }) => id)).toEqual(["cpl-2012-rsdl"]);
  });

  it("a day later it is past by one count and not by the other, so that nobody says so; two days later it is past", () => {
    expect(clock("2016-12-01", "2017-06-01", "rsdl", "2026-01-01")?.limit).toMatchObject({ past: { least: 1, most: 1 }, standing: "unclear" });
    expect(clock("2016-12-01", "2017-06-02", "rsdl", "2026-01-01")?.limit).toMatchObject({ past: { least: 2, most: 2 }, standing: "past" });
  });

  it("begun on 31 August 2015: the last month has no such day, and the limit ends with it", () => {
    expect(clock("2015-08-31", null, "rsdl", "2016-02-29")?.limit).toMatchObject({ lastDay: { earliest: "2016-02-29", latest: "2016-02-29" }, standing: "within" });
    expect(clock("2015-08-31", null, "rsdl", "2016-03-01")?.limit?.standing).toBe("past");
  });

  it("begun in July 2015, no day known, and ended on 29 January 2016: every figure is a range", () => {
    const found = clock("2015-07", "2016-01-29", "rsdl", "2026-01-01");
    expect(found).toMatchObject({ held: { least: 182, most: 212 }, limit: { lastDay: { earliest: "2015-12-31", latest: "2016-01-30" }, past: { least: -1, most: 29 }, standing: "unclear" } });
  });

  it("runs on to the stated day where no end is on record, and claims none however long it is", () => {
    expect(clock("2016-12-01", null, "rsdl", "2026-11-25")).toMatchObject({ open: true, held: { least: 3646, most: 3646 }, until: { earliest: "2026-11-25", latest: "2026-11-25" }, limit: { standing: "past" } });
  });

  it("under a law that changed within the month in which it began holds both limits", () => {
    const found = clock("2025-05/2025-06", null, "liuzhi", "2025-07-01");
    expect(found?.limit?.versions.map(({ longest }) => longest)).toEqual(["P6M", "P16M"]);
    expect(found?.limit?.lastDay).toEqual({ earliest: "2025-10-31", latest: "2026-10-29" });
  });
});

describe("there is no limit", () => {
  test.each([
    ["where the practice has no law", "2016-12-01", "black-jail"],
    ["where the first day of the law is not recorded", "2016-12-01", "administrative-detention"],
    ["before the first version on record", "2012-12-31", "rsdl"],
    ["where only a part of the days is under a law on record", "2012-12/2013-01", "rsdl"],
    ["where the beginning is open to the past", "../2016-12-01", "rsdl"],
    ["where the practice is not known", "2016-12-01", null],
    ["for a practice that the vocabulary does not know", "2016-12-01", "holiday"],
  ])("%s", (_, begin, practice) => {
    const found = clock(begin, null, practice, "2020-01-01");
    expect(found?.limit).toBeNull();
    expect(found?.held.least).toBeGreaterThan(0);
  });
});

it("counts nothing without a dated beginning, nor before it", () => {
  expect(clock(null, "2017-01-01", "rsdl", "2020-01-01")).toBeNull();
  expect(clock("2016-12-01", null, "rsdl", "2016-11-30")).toBeNull();
  expect(clock("2016-12-01", null, "rsdl", "2016-12-01")?.held).toEqual({ least: 0, most: 0 });
});

it("takes an end that lies ahead of the stated day for none yet", () => {
  expect(clock("2016-12-01", "2017-05-31", "rsdl", "2017-01-01")).toMatchObject({ open: true, held: { least: 31, most: 31 } });
});

const anyDay = (from: string, to: string) => fc.integer({ min: 0, max: daysBetween(from, to) }).map((count) => addDays(from, count));
const someDay = anyDay("2012-06-01", "2026-06-30");
/** Honest dates in every shape that bounds differ by. */
const edtf = fc.oneof(
  someDay,
  someDay.map((text) => text.slice(0, 7)),
  someDay.map((text) => text.slice(0, 4)),
  someDay.map((text) => `${text.slice(0, 7)}~`),
  fc.tuple(someDay, fc.integer({ min: 0, max: 400 })).map(([from, length]) => `${from}/${addDays(from, length)}`),
  fc.tuple(someDay, fc.integer({ min: 1, max: 30 })).map(([one, length]) => `[${one},${addDays(one, length)}]`),
  someDay.map((text) => `../${text}`),
  someDay.map((text) => `${text}/..`),
);
const practice = fc.constantFrom(...PRACTICES_AS_SHIPPED.map(({ code }) => code));

/** A day that a date can mean; open ends reach two years. */
const within = ({ earliest, latest }: DateBounds, share: number): string => {
  const from = earliest ?? addDays(latest ?? "2020-01-01", -730);
  const to = latest ?? addDays(from, 730);
  return addDays(from, Math.floor(daysBetween(from, to) * share));
};

const share = fc.double({ min: 0, max: 1, noNaN: true });

test("every exact instance lies in the ranges, whatever the dates and the law", () => {
  let compared = 0;
  fc.assert(
    fc.property(edtf, fc.option(edtf, { nil: null }), practice, anyDay("2012-06-01", "2027-12-31"), share, share, (begin, end, code, asOf, beginShare, endShare) => {
      const range = clock(begin, end, code, asOf);
      const beginDay = within(boundsOf(begin), beginShare);
      const endDay = end === null ? null : within(boundsOf(end), endShare);
      if (beginDay > asOf || (endDay !== null && endDay < beginDay)) return;
      const exact = clock(beginDay, endDay, code, asOf);
      if (exact === null) throw new Error("An exact beginning by the stated day has a clock.");
      compared += 1;
      expect(range).not.toBeNull();
      if (range === null) return;
      const days = exact.held.least;
      expect(exact.held.most).toBe(days);
      expect(range.held.least).toBeLessThanOrEqual(days);
      expect(range.held.most ?? Infinity).toBeGreaterThanOrEqual(days);
      // A limit over a range is claimed only where there is one on each of its days.
      if (range.limit === null) return;
      expect(exact.limit).not.toBeNull();
      if (exact.limit === null) return;
      expect(range.limit.lastDay.earliest <= exact.limit.lastDay.earliest && exact.limit.lastDay.latest <= range.limit.lastDay.latest).toBe(true);
      expect(range.limit.past.least).toBeLessThanOrEqual(exact.limit.past.least);
      expect(range.limit.past.most).toBeGreaterThanOrEqual(exact.limit.past.most);
      if (range.limit.standing !== "unclear") expect(exact.limit.standing).toBe(range.limit.standing);
    }),
    { numRuns: 4_000 },
  );
  expect(compared).toBeGreaterThan(1_000);
});

test("there is a limit exactly where a law is on record for the day, and it is that law's", () => {
  fc.assert(
    fc.property(someDay, practice, (begin, code) => {
      const limit = clock(begin, null, code, "2030-01-01")?.limit ?? null;
      expect(limit?.versions.map(({ id }) => id) ?? []).toEqual([lawVersionOn(lawOf(code), begin)?.id ?? []].flat());
    }),
    { numRuns: 1_000 },
  );
});

test("an open stretch only grows with the days, never shows an end, and once past stays past", () => {
  fc.assert(
    fc.property(edtf, practice, someDay, fc.integer({ min: 0, max: 1_500 }), (begin, code, asOf, more) => {
      const [one, later] = [clock(begin, null, code, asOf), clock(begin, null, code, addDays(asOf, more))];
      if (one === null) return;
      expect(later).not.toBeNull();
      if (later === null) return;
      expect([one.open, later.open, later.until.latest]).toEqual([true, true, addDays(asOf, more)]);
      expect(later.held.least).toBeGreaterThanOrEqual(one.held.least);
      expect(later.held.most ?? Infinity).toBeGreaterThanOrEqual(one.held.most ?? Infinity);
      if (one.limit?.standing === "past" && later.limit !== null) expect(later.limit.standing).toBe("past");
    }),
    { numRuns: 2_000 },
  );
});

test("a vaguer beginning never makes a stretch surer", () => {
  fc.assert(
    fc.property(someDay, practice, someDay, (begin, code, asOf) => {
      const [day, month] = [clock(begin, null, code, asOf)?.limit, clock(begin.slice(0, 7), null, code, asOf)?.limit];
      if (day == null || month == null || month.standing === "unclear") return;
      expect(day.standing).toBe(month.standing);
    }),
    { numRuns: 2_000 },
  );
});

test("the vocabulary's own versions each give their own limit on their first and last day", () => {
  for (const { practice: code, inForceFrom, inForceTo, id } of LAW_AS_SHIPPED) {
    if (inForceFrom === null) continue;
    for (const day of [inForceFrom, inForceTo ?? inForceFrom]) expect(clock(day, null, code, "2040-01-01")?.limit?.versions.map((version) => version.id), id).toEqual([id]);
  }
});

it("knows no law over days of which one has none, whether before, between or after the versions", () => {
  const [one, other] = lawOf("rsdl");
  if (one === undefined || other === undefined) throw new Error("Two versions were expected.");
  const laws = [{ ...one, inForceFrom: "2001-01-01", inForceTo: "2001-12-31" }, { ...other, inForceFrom: "2003-01-01", inForceTo: "2003-12-31" }];
  const days = (earliest: string, latest: string) => versionsOver({ earliest, latest }, laws)?.map((over) => over.days) ?? null;
  expect(days("2001-06-01", "2001-12-31")).toEqual([{ earliest: "2001-06-01", latest: "2001-12-31" }]);
  for (const [from, to] of [["2000-12-31", "2001-06-01"], ["2001-06-01", "2002-01-01"], ["2001-06-01", "2003-06-01"], ["2003-06-01", "2004-01-01"]] as const) expect(days(from, to), from).toBeNull();
  const joined = [laws[0]!, { ...laws[1]!, inForceFrom: "2002-01-01" }];
  expect(versionsOver({ earliest: "2001-06-01", latest: "2002-06-01" }, joined)).toHaveLength(2);
});

test("whatever the versions of a law, it is known over a range exactly where one is in force on each of its days, and then on each by one", () => {
  // Invented versions: one after the other, with and without days between them, the last perhaps still in force.
  const versions = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 3 }), days: fc.integer({ min: 1, max: 40 }), isOpen: fc.boolean() }), { minLength: 1, maxLength: 4 }).map((parts) => {
    let from = "2010-01-01";
    return parts.map(({ gap, days, isOpen }, index) => {
      const [inForceFrom, inForceTo] = [addDays(from, gap), addDays(from, gap + days - 1)];
      from = addDays(inForceTo, 1);
      return { ...lawOf("rsdl")[0]!, id: `invented-${String(index)}`, inForceFrom, inForceTo: isOpen && index === parts.length - 1 ? null : inForceTo };
    });
  });
  const inForceOn = (laws: readonly { inForceFrom: string; inForceTo: string | null; id: string }[], day: string) => laws.find(({ inForceFrom, inForceTo }) => inForceFrom <= day && (inForceTo === null || day <= inForceTo))?.id;
  let [known, unknown] = [0, 0];
  fc.assert(
    fc.property(versions, fc.integer({ min: -5, max: 120 }), fc.integer({ min: 0, max: 60 }), (laws, start, length) => {
      const earliest = addDays("2010-01-01", start);
      const days = Array.from({ length: length + 1 }, (_, index) => addDays(earliest, index));
      const found = versionsOver({ earliest, latest: addDays(earliest, length) }, laws);
      if (days.some((day) => inForceOn(laws, day) === undefined)) {
        unknown += 1;
        expect(found).toBeNull();
        return;
      }
      known += 1;
      const byDay = found?.flatMap((over) => days.filter((day) => over.days.earliest <= day && day <= over.days.latest).map((day) => [day, over.version.id]));
      expect(byDay).toEqual(days.map((day) => [day, inForceOn(laws, day)]));
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(known, unknown)).toBeGreaterThan(100);
});

describe("days without news", () => {
  it("run from the last dated thing, as precisely as that is dated", () => {
    expect(daysWithoutNews([boundsOf("2016-12-01"), boundsOf("2017-05")], "2017-06-30")).toEqual({ least: 30, most: 60 });
    expect(daysWithoutNews([boundsOf("2016-12-01")], "2016-12-31")).toEqual({ least: 30, most: 30 });
  });

  it("leave out what lies ahead, and say nothing where nothing is dated", () => {
    expect(daysWithoutNews([boundsOf("2016-12-01"), boundsOf("2018-01-01")], "2016-12-31")).toEqual({ least: 30, most: 30 });
    expect(daysWithoutNews([], "2016-12-31")).toBeNull();
  });
});
