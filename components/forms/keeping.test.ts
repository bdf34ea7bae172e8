import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEEP_AFTER_MS, POST_MS, startKeeping, TRY_AGAIN_MS, type KeepOutcome, type KeepState } from "./keeping";

const OLDEST_LOST_MS = 5_000;
/** How long an answer takes. */
const ANSWER_MS = 400;

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

/** A server that a fault may stop for a while, and the words that it has. Each answer takes a moment; while it is away there is none, or a refusal. */
function faultyServer() {
  const server = { state: "up" as "up" | KeepOutcome, has: "" };
  const post = async (content: string): Promise<KeepOutcome> => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    if (server.state !== "up") return server.state;
    server.has = content;
    return "kept";
  };
  return { server, post };
}

/**
 * Types a word each tenth of a second, each word the time at which it was typed, in milliseconds.
 * @returns the most that the server lagged behind the keys: what a fault at the worst moment would have taken
 */
async function typeOn(typed: () => void, server: { has: string }, fromMs: number, untilMs: number): Promise<number> {
  let worst = 0;
  for (let ms = fromMs; ms < untilMs; ms += 100) {
    now = String(ms);
    typed();
    await vi.advanceTimersByTimeAsync(100);
    worst = Math.max(worst, ms - Number(server.has));
  }
  return worst;
}

describe("keeping what is typed, one fault at a time", () => {
  const FAULT_AT_MS = 30_000;

  it("the browser is killed, without a word: nothing older than five seconds before is lost", async () => {
    const { server, post } = faultyServer();
    const { typed, stop } = startKeeping({ read: () => now, post, told: () => undefined, begins: "" });
    const worst = await typeOn(typed, server, 0, FAULT_AT_MS);
    // Killed: nothing of it runs any more.
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worst).toBeLessThanOrEqual(OLDEST_LOST_MS);
    expect(FAULT_AT_MS - Number(server.has)).toBeLessThanOrEqual(OLDEST_LOST_MS);
  });

  it.each([
    ["the session has ended", "signed_out"],
    ["somebody else has signed in", "another"],
    ["the server is started again, or the database is away for a minute", "away"],
  ] as const)("%s: what was kept before stays, all of it is in the window meanwhile, which says so, and is kept by itself afterwards", async (_fault, outcome) => {
    const { server, post } = faultyServer();
    const { typed, isAtRisk } = startKeeping({ read: () => now, post, told: ({ kind }) => states.push(kind), begins: "" });
    const worst = await typeOn(typed, server, 0, FAULT_AT_MS);
    const had = server.has;
    server.state = outcome;
    await typeOn(typed, server, FAULT_AT_MS, FAULT_AT_MS + 30_000);
    // Nobody types any more, and it is over half a minute later: it is tried again by itself.
    await vi.advanceTimersByTimeAsync(30_000);
    expect([states.at(-1), isAtRisk(), server.has], "closing the window asks first").toEqual([outcome, true, had]);
    expect(worst, "if the window went as well").toBeLessThanOrEqual(OLDEST_LOST_MS);
    server.state = "up";
    await vi.advanceTimersByTimeAsync(TRY_AGAIN_MS + 2 * ANSWER_MS);
    expect([server.has, states.at(-1), isAtRisk()]).toEqual([now, "kept", false]);
  });

  it("an answer that never comes is given up, and what was typed since is kept by the next try", async () => {
    let hanging = true;
    const contents: string[] = [];
    const { typed } = startKeeping({
      read: () => now,
      // As the browser's own limit does it (components/forms/keep-unsent.tsx).
      post: (content) => {
        contents.push(content);
        const [outcome, afterMs] = hanging ? (["away", POST_MS] as const) : (["kept", ANSWER_MS] as const);
        return new Promise((resolve) => setTimeout(() => resolve(outcome), afterMs));
      },
      told: ({ kind }) => states.push(kind),
      begins: "",
    });
    now = "first";
    typed();
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    now = "first and second";
    typed();
    hanging = false;
    await vi.advanceTimersByTimeAsync(POST_MS + TRY_AGAIN_MS + ANSWER_MS);
    expect([contents, states]).toEqual([["first", "first and second"], ["away", "kept"]]);
  });
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

  it.each(["away", "signed_out", "another"] as const)("tries again by itself while the answer is %s, says so, and keeps all of it then", async (trouble) => {
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
