import { describeFailure } from "../failure";
import { say, secondsSince } from "../steps";

/** Runs the steps of a test run and remembers how each went. */
export interface TestReport {
  /** Runs a step whatever happened before; false when it failed. */
  readonly run: (title: string, work: () => Promise<boolean>) => Promise<boolean>;
  /** Whether a step of this title was run and failed. */
  readonly failed: (title: string) => boolean;
  /** Prints one line per step and gives the exit code. */
  readonly finish: () => number;
}

/** A new report, whose clock starts now. */
export function makeReport(): TestReport {
  const began = performance.now();
  const lines: { readonly title: string; readonly ok: boolean; readonly seconds: string }[] = [];
  return {
    run: async (title, work) => {
      say(`\n── ${title}`);
      const started = performance.now();
      let ok = false;
      try {
        ok = await work();
      } catch (error) {
        process.stderr.write(describeFailure(error));
      }
      const seconds = secondsSince(started);
      lines.push({ title, ok, seconds });
      say(`${ok ? "✓" : "✗"} ${title} (${seconds} s)`);
      return ok;
    },
    failed: (title) => lines.some((line) => line.title === title && !line.ok),
    finish: () => {
      say(`\n── All steps (${secondsSince(began)} s)`);
      for (const { title, ok, seconds } of lines) say(`${ok ? "✓" : "✗"} ${title} (${seconds} s)`);
      const failed = lines.filter((line) => !line.ok).length;
      say(`\n${lines.length - failed} steps passed, ${failed} failed`);
      return failed === 0 && lines.length > 0 ? 0 : 1;
    },
  };
}
