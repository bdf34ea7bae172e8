/** What a run of the bench found: one line per figure, and whether the promise is held. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";

export type Figure = {
  /** Of product promises: "Read on any phone", … */
  row: string;
  promise: string;
  measured: string;
  /** Null: told for comparison, and no promise. */
  held: boolean | null;
};

const VERDICTS = { true: "held", false: "NOT held", null: "–" } as const;

/** `promise · measured · held` */
export function inWords({ promise, measured, held }: Figure): string {
  return `${promise} · ${measured} · ${VERDICTS[String(held) as keyof typeof VERDICTS]}`;
}

/** The median; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], hundredth: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((hundredth / 100) * sorted.length) - 1)] ?? NaN;
}

/** A figure that must be at most so much. @param unit stands after both numbers */
export function atMost(row: string, promise: string, value: number, bound: number, { unit = "", digits = 2, note = "" }: { unit?: string; digits?: number; note?: string } = {}): Figure {
  return { row, promise: `${promise}: at most ${String(bound)}${unit}`, measured: `${value.toFixed(digits)}${unit}${note === "" ? "" : ` (${note})`}`, held: value <= bound };
}

/** A figure that must be at least so much. */
export function atLeast(row: string, promise: string, value: number, bound: number, { digits = 2, note = "" }: { digits?: number; note?: string } = {}): Figure {
  return { row, promise: `${promise}: at least ${String(bound)}`, measured: `${value.toFixed(digits)}${note === "" ? "" : ` (${note})`}`, held: value >= bound };
}

export type Run = { people: number; events: number; seed: number; postgres: string; seconds: number; figures: readonly Figure[] };

/** Writes the run as JSON and as a table, and says where. @returns the folder */
export function keepRun(folder: string, run: Run): string {
  mkdirSync(folder, { recursive: true });
  const machine = { cores: cpus().length, node: process.versions.node, postgres: run.postgres };
  writeFileSync(path.join(folder, "result.json"), `${JSON.stringify({ ...run, machine }, null, 2)}\n`);
  const rows = run.figures.map(({ row, promise, measured, held }) => `| ${row} | ${promise} | ${measured} | ${VERDICTS[String(held) as keyof typeof VERDICTS]} |`);
  const head = `${run.people.toLocaleString("en")} people, ${run.events.toLocaleString("en")} events, seed ${String(run.seed)}; ${String(machine.cores)} cores, Node ${machine.node}, PostgreSQL ${run.postgres}; ${run.seconds.toFixed(0)} s.`;
  writeFileSync(path.join(folder, "table.md"), [head, "", "| Promise | Figure | Measured | |", "| --- | --- | --- | --- |", ...rows, ""].join("\n"));
  return folder;
}
