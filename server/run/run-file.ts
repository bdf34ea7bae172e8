import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as z from "zod";

const Part = z.object({ pid: z.number(), started: z.string(), port: z.number() });

const RunFile = z.object({
  /** The supervisor; the edge runs in it. */
  supervisor: Part,
  address: z.string(),
  next: Part.nullable(),
  postgres: Part.nullable(),
});

/** Which processes make up a running Caselight, for the next start and for the fault drills. */
export type RunFile = z.infer<typeof RunFile>;

/** The last run's file, or null when there is none that can be read. */
export function readRunFile(file: string): RunFile | null {
  try {
    return RunFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Written as a whole: a reader never sees half of it. */
export function writeRunFile(file: string, run: RunFile): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

/** After a clean stop nothing is left to adopt. */
export function removeRunFile(file: string): void {
  rmSync(file, { force: true });
}
