import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEEP_AFTER_MS, startKeeping, TRY_AGAIN_MS, type KeepOutcome, type KeepState } from "./keeping";

const OLDEST_LOST_MS = 5_000;

let now: string;
let posted: { content: string; turn: number; isLast: boolean }[];
let answers: KeepOutcome[];
let states: KeepState["kind"][];

function keeper(begins?: string) {
  return startKeeping({
    ...(begins === undefined ? {} : { begins }),
    read: () => now,
    post: (content, turn, isLast) => {
      posted.push({ content, turn, isLast });
      return Promise.resolve(answers.shift() ?? "kept");
    },
    told: ({ kind }) => states.push(kind),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  [now, posted, answers, states] = ["", [], [], []];
});

afterEach(() => {
  vi.useRealTimers();
});

describe("keeping what is typed", () => {
  it("keeps nothing that nobody typed", async () => {
    const { typed } = keeper();
    typed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posted).toEqual([]);
  });

  it("keeps what somebody typed before it began, and that once", async () => {
    now = "typed before the script ran";
    const { typed } = keeper("");
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(posted.map(({ content }) => content)).toEqual(["typed before the script ran"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([posted.length, states]).toEqual([1, ["kept"]]);
  });

  it("leaves nothing older than five seconds unkept while somebody types on without a pause", async () => {
    const { typed } = keeper();
    for (let second = 0; second < 30; second += 0.1) {
      now = `typed for ${second.toFixed(1)}`;
      typed();
      await vi.advanceTimersByTimeAsync(100);
      const kept = Number(posted.at(-1)?.content.slice("typed for ".length) ?? 0);
      expect((second - kept) * 1_000).toBeLessThanOrEqual(OLDEST_LOST_MS);
    }
    expect(posted.map(({ turn }) => turn)).toEqual(posted.map((_, index) => index + 1));
  });

  it("keeps once what is typed once, and what was typed while that was under way", async () => {
    let answer: (outcome: KeepOutcome) => void = () => undefined;
    const contents: string[] = [];
    const { typed } = startKeeping({ read: () => now, post: (content) => (contents.push(content), new Promise((resolve) => (answer = resolve))), told: () => undefined });
    now = "first";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    now = "first and second";
    typed();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(contents, "one at a time").toEqual(["first"]);
    answer("kept");
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(contents).toEqual(["first", "first and second"]);
    answer("kept");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(contents).toHaveLength(2);
  });

  it.each(["away", "signed_out"] as const)("tries again by itself while the answer is %s, says so, and keeps all of it then", async (trouble) => {
    answers = [trouble, trouble, "kept"];
    const { typed, isAtRisk } = keeper();
    now = "typed meanwhile";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect([states, isAtRisk()]).toEqual([[trouble], true]);
    now = "typed meanwhile, and more";
    typed();
    await vi.advanceTimersByTimeAsync(2 * TRY_AGAIN_MS);
    expect(posted.map(({ content }) => content)).toEqual(["typed meanwhile", "typed meanwhile, and more", "typed meanwhile, and more"]);
    expect([states.at(-1), isAtRisk()]).toEqual(["kept", false]);
  });

  it("does not try again what can never be kept, until it is changed", async () => {
    answers = ["refused"];
    const { typed } = keeper();
    now = "far too long";
    typed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posted).toHaveLength(1);
    now = "shorter";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(posted).toHaveLength(2);
  });

  it("tries what was typed while something was being refused, and that once", async () => {
    let answer: (outcome: KeepOutcome) => void = () => undefined;
    const contents: string[] = [];
    const { typed } = startKeeping({ read: () => now, post: (content) => (contents.push(content), new Promise((resolve) => (answer = resolve))), told: () => undefined });
    now = "far too long";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    now = "shorter";
    typed();
    answer("refused");
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(contents).toEqual(["far too long", "shorter"]);
    answer("refused");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(contents).toHaveLength(2);
  });

  it("keeps nothing while the form is being sent, and goes on when it comes back", async () => {
    const { typed, pause } = keeper();
    now = "sent with a mistake";
    typed();
    pause(true);
    typed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posted).toEqual([]);
    pause(false);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(posted.map(({ content }) => content)).toEqual(["sent with a mistake"]);
  });

  it("is over once the form was sent", async () => {
    answers = ["sent"];
    const { typed } = keeper();
    now = "late";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    now = "later";
    typed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([posted.length, states]).toEqual([1, []]);
  });

  it("sends the last words while the window closes, and not the same ones twice", async () => {
    const { typed, leave } = keeper();
    now = "almost";
    typed();
    leave();
    expect(posted).toEqual([{ content: "almost", turn: 1, isLast: true }]);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    leave();
    expect(posted.filter(({ isLast }) => isLast)).toHaveLength(1);
  });
});
