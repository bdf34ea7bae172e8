import { expect, test, vi } from "vitest";
import type { CommandResult } from "../build/command";
import { makeReport } from "./report";

/** A report whose lines are kept, and the end of the step that goes on beside the others. */
function listening() {
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text).replaceAll(/\d+\.\d s/gu, "… s"));
    return true;
  });
  let end: (result: CommandResult) => void = () => undefined;
  const ended = new Promise<CommandResult>((resolve) => {
    end = resolve;
  });
  return { report: makeReport(), ended, end, heard: () => said.splice(0).join("") };
}

test("what goes on beside the others says what it found between two of them, whole, and has its line at the end", async () => {
  const { report, ended, end, heard } = listening();
  const waited = report.aside("Types and lint", ended);
  expect(heard()).toBe("\n── Types and lint: begun, and said between two of what follows\n");
  await report.run("Unit tests", async () => {
    end({ ok: false, output: "lib/core/thing.ts(1,14): error\n" });
    await ended;
    return true;
  });
  expect(heard()).toBe("\n── Unit tests\n✓ Unit tests (… s)\n");

  await report.run("Build", () => Promise.resolve(true));
  expect(heard()).toBe("\n── Types and lint, beside the others\nlib/core/thing.ts(1,14): error\n✗ Types and lint (… s)\n\n── Build\n✓ Build (… s)\n");

  await waited();
  expect(report.failed("Types and lint")).toBe(true);
  expect(report.finish()).toBe(1);
  expect(heard()).toContain("✗ Types and lint (… s)\n✓ Build (… s)\n\n2 steps passed, 1 failed\n");
});

test("what is still under way when the others have ended is waited for, and fails the run", async () => {
  const { report, ended, end, heard } = listening();
  const waited = report.aside("Types and lint", ended);
  await report.run("Unit tests", () => Promise.resolve(true));
  const all = waited();
  end({ ok: false, output: "wrong\n" });
  await all;
  expect(heard()).toContain("\n── Types and lint, beside the others\nwrong\n✗ Types and lint (… s)\n");
  expect(report.finish()).toBe(1);
});
