import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startAsking } from "@/components/desk/asking";

const PAUSE_MS = 300;
const ANSWER_MS = 5_000;

let box: string;
let asked: string[];
let said: [string, string | null][];

/** On a slow line: an answer takes as long as the text that is asked about says, else ANSWER_MS. */
function asker(milliseconds: Readonly<Record<string, number>> = {}) {
  return startAsking<string>({
    read: () => box,
    ask: (typed) => {
      asked.push(typed);
      return new Promise((resolve) => setTimeout(() => resolve(`known at ${typed}`), milliseconds[typed] ?? ANSWER_MS));
    },
    told: (typed, answer) => said.push([typed, answer]),
    pauseMs: PAUSE_MS,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  [box, asked, said] = ["", [], []];
});
afterEach(() => {
  vi.useRealTimers();
});

describe("asking about what is typed", () => {
  it("asks once, a moment after the last key", async () => {
    const { typed } = asker();
    for (const text of ["o", "on", "one"]) {
      box = text;
      typed();
      await vi.advanceTimersByTimeAsync(PAUSE_MS / 2);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, said.at(-1)]).toEqual([["one"], ["one", "known at one"]]);
  });

  it("offers what was found for one address no longer once another is typed, though its own answer is slow", async () => {
    const { typed } = asker();
    box = "one";
    typed();
    await vi.advanceTimersByTimeAsync(PAUSE_MS + ANSWER_MS);
    expect(said.at(-1)).toEqual(["one", "known at one"]);
    box = "two";
    typed();
    expect(said.at(-1), "at once, and not when the answer comes").toEqual(["two", null]);
    await vi.advanceTimersByTimeAsync(PAUSE_MS + ANSWER_MS - 1);
    expect(said.at(-1)).toEqual(["two", null]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said.at(-1)).toEqual(["two", "known at two"]);
  });

  it("drops an answer that comes after something else was typed, also before that was asked about", async () => {
    const { typed } = asker({ one: PAUSE_MS / 2 });
    box = "one";
    typed();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    box = "two";
    typed();
    await vi.advanceTimersByTimeAsync(PAUSE_MS / 2);
    expect(said).toEqual([["one", null], ["two", null]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said.at(-1)).toEqual(["two", "known at two"]);
  });

  it("keeps the answer while the same text stands there, and is silent once it is stopped", async () => {
    const { typed, begin, stop } = asker();
    box = "one";
    typed();
    await vi.advanceTimersByTimeAsync(60_000);
    typed();
    expect(said).toEqual([["one", null], ["one", "known at one"]]);
    begin();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.length, said.length]).toEqual([2, 2]);
  });
});
