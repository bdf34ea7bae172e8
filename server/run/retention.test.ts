import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepRetention } from "./retention";

const HOURS_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("looks at once, and every six hours until it is stopped", async () => {
  const erase = vi.fn(() => Promise.resolve(0));
  const stop = keepRetention(erase);
  expect(erase).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(24 * HOURS_MS);
  expect(erase).toHaveBeenCalledTimes(5);
  stop();
  await vi.advanceTimersByTimeAsync(24 * HOURS_MS);
  expect(erase).toHaveBeenCalledTimes(5);
});

it("goes on after a database that was away, and says a code and nothing of what the error holds", async () => {
  const erase = vi.fn(() => Promise.reject(Object.assign(new Error("aubergine wrote this"), { code: "ECONNREFUSED" })));
  const stop = keepRetention(erase);
  await vi.advanceTimersByTimeAsync(6 * HOURS_MS);
  expect(erase).toHaveBeenCalledTimes(2);
  const said = vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text)).join("");
  expect(said).toContain("ECONNREFUSED");
  expect(said).not.toContain("aubergine");
  stop();
});
