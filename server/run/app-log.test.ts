import { describe, expect, it } from "vitest";
import { loggable } from "./app-log";

describe("loggable", () => {
  it.each([
    [`{"event":"session.library_error","code":"x"}`, `{"event":"session.library_error","code":"x"}`],
    ["    at async Page (/srv/.next/server/chunks/a.js:1:2)", "    at async Page (/srv/.next/server/chunks/a.js:1:2)"],
    ["    at Socket.emit (node:events:524:28)", "    at Socket.emit (node:events:524:28)"],
    ["⨯ Error [PrismaClientKnownRequestError]: Invalid MARKER", "! Error"],
    ["TypeError: MARKER is not a function", "! TypeError"],
    ["  digest: '2515916434'", "  digest 2515916434"],
    ["  detail: 'Failing row contains (MARKER)',", null],
    ["MARKER", null],
    ["  meta: { target: 'MARKER' }", null],
    ["    at the door of MARKER", null],
  ])("%s", (line, logged) => {
    expect(loggable(line)).toBe(logged);
  });
});
