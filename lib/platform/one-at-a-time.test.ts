import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Busy, makeLine, type Line } from "@/lib/platform/one-at-a-time";

/** Work that goes on until it is let go. */
function held() {
  let finish: (answer: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise<string>((resolve, reject) => ([finish, fail] = [resolve, reject]));
  return { begun: vi.fn(() => work), finish, fail };
}
const PATIENCE_MS = 10_000;
let line: Line;

beforeEach(() => {
  vi.useFakeTimers();
  line = makeLine({ places: 2, patienceMs: PATIENCE_MS });
});
afterEach(() => vi.useRealTimers());

describe("a line of which one works at a time", () => {
  it("lets the next one begin when the one before has ended, well or badly", async () => {
    const [one, two, three] = [held(), held(), held()];
    const answers = [line.enter("one", one.begun), line.enter("two", two.begun), line.enter("three", three.begun)];
    const outcomes = Promise.allSettled(answers);
    await vi.advanceTimersByTimeAsync(0);
    expect([one, two, three].map(({ begun }) => begun.mock.calls.length)).toEqual([1, 0, 0]);
    one.finish("first");
    await vi.advanceTimersByTimeAsync(0);
    expect([two, three].map(({ begun }) => begun.mock.calls.length)).toEqual([1, 0]);
    two.fail(new Error("broken"));
    await vi.advanceTimersByTimeAsync(0);
    three.finish("third");
    expect((await outcomes).map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed"))).toEqual(["first", "failed", "third"]);
    // Nobody is left in it.
    expect(await line.enter("one", () => Promise.resolve("again"))).toBe("again");
  });

  it("refuses at once whoever finds it full, and whoever stands in it already", async () => {
    const first = held();
    const working = line.enter("one", first.begun);
    const waiting = [line.enter("two", () => Promise.resolve("two")), line.enter("three", () => Promise.resolve("three"))];
    await expect(line.enter("one", () => Promise.resolve("twice"))).rejects.toBeInstanceOf(Busy);
    await expect(line.enter("two", () => Promise.resolve("twice"))).rejects.toBeInstanceOf(Busy);
    await expect(line.enter("four", () => Promise.resolve("four"))).rejects.toBeInstanceOf(Busy);
    first.finish("one");
    expect(await Promise.all([working, ...waiting])).toEqual(["one", "two", "three"]);
  });

  it("sends away whoever has waited too long, and passes over them", async () => {
    const first = held();
    const working = line.enter("one", first.begun);
    const late = vi.fn(() => Promise.resolve("late"));
    const waited = expect(line.enter("two", late)).rejects.toBeInstanceOf(Busy);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await waited;
    const next = line.enter("three", () => Promise.resolve("three"));
    first.finish("one");
    expect(await Promise.all([working, next])).toEqual(["one", "three"]);
    expect(late).not.toHaveBeenCalled();
  });
});
