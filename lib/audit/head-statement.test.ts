import { describe, expect, test } from "vitest";
import { readAuditHead, writeAuditHead } from "@/lib/audit/head-statement";

const SECRET = "an invented secret of more than thirty-two characters";
const HEAD = { seq: 42, sha256: "ab".repeat(32) };
const DAY = "2031-05-04";
const written = writeAuditHead(SECRET, HEAD, DAY);

describe("the head of the audit log as a file", () => {
  test("says what was exported, and on which day", () => {
    expect(readAuditHead(SECRET, written)).toEqual({ ...HEAD, day: DAY });
  });

  test.each([
    ["another number", written.replace("42", "41")],
    ["another hash", written.replace("ab".repeat(32), "ac".repeat(32))],
    ["another day", written.replace(DAY, "2031-05-05")],
  ])("is refused with %s", (_what, altered) => {
    expect(altered).not.toBe(written);
    expect(readAuditHead(SECRET, altered)).toBe("unsigned");
  });

  test("is refused under another secret", () => {
    expect(readAuditHead(`${SECRET}.`, written)).toBe("unsigned");
  });

  test.each(["", "{}", "[1]", "nonsense", `${written}x`, written.replace('"what"', '"that"'), written.replace("42", "0"), written.replace("42", "1.5")])("is no such file: %j", (text) => {
    expect(readAuditHead(SECRET, text)).toBe("unreadable");
  });
});
