import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standingOn } from "@/lib/editions/past-edition";

const days = fc.integer({ min: 0, max: 60 }).map((day) => new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10));
/** Editions as they are made: numbered without gaps, each on the day of the one before or later. */
const histories = fc.array(days, { minLength: 1, maxLength: 12 }).map((made) => made.toSorted().map((publishedOn, index) => ({ number: index + 1, publishedOn })));

describe("the edition that stood on a day", () => {
  it("is the last one made on that day or before, whatever the order of the list", () => {
    fc.assert(
      fc.property(histories, days, (history, day) => {
        const stood = standingOn(history.toReversed(), day);
        const made = history.filter(({ publishedOn }) => publishedOn <= day);
        expect(stood).toBe(made.at(-1) ?? null);
      }),
    );
  });

  it("never goes back as days pass, and is the newest in the end", () => {
    fc.assert(
      fc.property(histories, days, days, (history, one, other) => {
        const [sooner = one, later = other] = [one, other].toSorted();
        expect(standingOn(history, sooner)?.number ?? 0).toBeLessThanOrEqual(standingOn(history, later)?.number ?? 0);
        expect(standingOn(history, "9999-12-31")?.number).toBe(history.length);
      }),
    );
  });

  it("is none before the first, and the last of several of one day", () => {
    const history = [{ number: 1, publishedOn: "2017-03-21" }, { number: 2, publishedOn: "2017-03-22" }, { number: 3, publishedOn: "2017-03-22" }];
    expect([standingOn(history, "2017-03-20"), standingOn(history, "2017-03-21")?.number, standingOn(history, "2017-03-22")?.number]).toEqual([null, 1, 3]);
  });

  it("also where the office's clock went back between two editions", () => {
    const history = [{ number: 1, publishedOn: "2017-03-22" }, { number: 2, publishedOn: "2017-03-21" }];
    expect(standingOn(history, "2017-03-22")?.number).toBe(2);
  });
});
