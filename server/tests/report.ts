import type { CommandResult } from "../build/command";
import { describeFailure } from "../failure";
import { say, secondsSince } from "../steps";

/** Runs the steps of a test run and remembers how each went. */
export interface TestReport {
  /** Runs a step whatever happened before; false when it failed. */
  readonly run: (title: string, work: () => Promise<boolean>) => Promise<boolean>;
  /**
   * A step that goes on beside those that are run: how it went, and what it wrote, is said between two of them.
   * @returns waits for its end
   */
  readonly aside: (title: string, ended: Promise<CommandResult>) => () => Promise<void>;
  /** Whether a step of this title was run and failed. */
  readonly failed: (title: string) => boolean;
  /** Prints one line per step and gives the exit code. */
  readonly finish: () => number;
}

/** A new report, whose clock starts now. */
export function makeReport(): TestReport {
  const began = performance.now();
  const lines: { readonly title: string; readonly ok: boolean; readonly seconds: string }[] = [];
  const unsaid: (() => void)[] = [];
  const sayOfThoseAside = (): void => {
    for (const sayIt of unsaid.splice(0)) sayIt();
  };
  const end = (title: string, ok: boolean, seconds: string): void => {
    lines.push({ title, ok, seconds });
    say(`${ok ? "✓" : "✗"} ${title} (${seconds} s)`);
  };
  return {
    run: async (title, work) => {
      sayOfThoseAside();
      say(`\n── ${title}`);
      const started = performance.now();
      let ok = false;
      try {
        ok = await work();
      } catch (error) {
        process.stderr.write(describeFailure(error));
      }
      end(title, ok, secondsSince(started));
      return ok;
    },
    aside: (title, ended) => {
      const started = performance.now();
      say(`\n── ${title}: begun, and said between two of what follows`);
      const noted = ended.then(({ ok, output }) => {
        const seconds = secondsSince(started);
        unsaid.push(() => {
          say(`\n── ${title}, beside the others\n${output.trimEnd()}`);
          end(title, ok, seconds);
        });
      });
      return async () => {
        await noted;
        sayOfThoseAside();
      };
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
