/**
 * The log: one JSON line per event, of these fields alone. Names, free text and typed values have no field to stand in, and a value
 * that does not look like a code is left out: a log can be seized (docs/architecture.md, rule 6).
 */

export type LogLine = {
  /** What happened: "action.failed". */
  event: string;
  /** Shown to the person, so that they can report it. */
  reference?: string | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  outcome?: string | undefined;
  /** A code of Postgres, Prisma or Node; never a message. */
  code?: string | undefined;
  constraint?: string | undefined;
  durationMs?: number | undefined;
};

const TEXT_FIELDS = ["event", "reference", "actorId", "action", "outcome", "code", "constraint"] as const;
const LOOKS_LIKE_A_CODE = /^[A-Za-z0-9_.:-]{1,80}$/;

/** The line as it is written, without what may not be in it. */
export function logLineOf(line: LogLine, at: Date): string {
  const kept: Record<string, string | number> = { at: at.toISOString() };
  for (const field of TEXT_FIELDS) {
    const value = line[field];
    if (typeof value === "string" && LOOKS_LIKE_A_CODE.test(value)) kept[field] = value;
  }
  if (typeof line.durationMs === "number" && Number.isFinite(line.durationMs)) kept["durationMs"] = Math.round(line.durationMs);
  return JSON.stringify(kept);
}

/** Writes one line to standard output. */
export function log(line: LogLine): void {
  process.stdout.write(`${logLineOf(line, new Date())}\n`);
}
