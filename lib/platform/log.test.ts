import { expect, test } from "vitest";
import { logLineOf, type LogLine } from "@/lib/platform/log";

const AT = new Date("2026-11-24T01:02:03.000Z");

test("a line holds what it may and the moment", () => {
  const line = { event: "action.failed", reference: "r-1", actorId: "a", action: "change.publish", outcome: "conflict", code: "23505", constraint: "account_email_key", durationMs: 1.6 };
  expect(JSON.parse(logLineOf(line, AT))).toEqual({ at: AT.toISOString(), ...line, durationMs: 2 });
});

test("nothing else gets in: no further field, no free text in a known one, no object", () => {
  const line = { event: "x", code: "Xie Yang wrote this", constraint: "谢阳", outcome: "a\nb", message: "MARKER", values: { name: "MARKER" }, durationMs: Number.NaN, action: { toString: () => "MARKER" } };
  expect(JSON.parse(logLineOf(line as unknown as LogLine, AT))).toEqual({ at: AT.toISOString(), event: "x" });
});
