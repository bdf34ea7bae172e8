import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loggable } from "./app-log";

const HERE = fileURLToPath(import.meta.url);
const AT = "2026-11-25T10:00:00.000Z";

describe("loggable", () => {
  it.each([
    [`{"at":"${AT}","event":"session.library_error","code":"x"}`, `{"at":"${AT}","event":"session.library_error","code":"x"}`],
    [`    at async Page (${HERE}:1:2)`, `    at ${HERE}:1:2`],
    ["    at Socket.emit (node:events:524:28)", "    at node:events:524:28"],
    ["    at node:internal/process/task_queues:105:5", "    at node:internal"],
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

  it.each([
    `{"MARKER": "what somebody wrote"}`,
    `{"at":"${AT}","event":"MARKER was written here"}`,
    `{"at":"${AT}","event":"action.failed","note":"MARKER","code":"MARKER of two words"}`,
    `{"at":"${AT}","event":"action.failed","code":{"MARKER":1}}`,
    "    at MARKER (node:events:524:28)",
    "    at MARKER (/home/MARKER/notes.txt:1:2)",
    "    at file:///MARKER:1:2",
    "    at node:MARKER:1:2",
    "    at node:internal/MARKER:1:2",
    `{"at":"${AT}","event":"MARKER"}`,
    "MARKERError: of somebody",
    "  digest: 'MARKER of two words'",
  ])("lets nothing through that somebody could have written to look like a log line: %s", (line) => {
    expect(loggable(line) ?? "").not.toContain("MARKER");
  });
});
