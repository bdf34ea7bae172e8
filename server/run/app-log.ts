/**
 * What of the app's output reaches the log while it serves. Next prints a failed request's error with its message and all
 * its properties, and those may hold what somebody wrote, in any shape: also as a line that looks like a log line or like a
 * place in the code. So nothing passes as it came. Our own lines are read and written anew from the fields a log line may
 * have; of an error pass its class, Next's digest, and the places in the code that are really there.
 */
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { logLineOf, type LogLine } from "../../lib/platform/log";

const PLACE = /^\s+at .*?\(?((?:file:\/\/|node:)?[^\s()]+?):(\d{1,7}):(\d{1,7})\)?$/;
const EVENT = /^[a-z_]{1,40}\.[a-z_]{1,40}$/;
const DIGEST = /^\s*digest: '(\w{1,40})'/;
/** Named one by one: a word that ends in "Error" may be anybody's. */
const ERROR_CLASS = /^\s*(?:⨯ )?(?:Uncaught )?(?:\[cause\]: )?\[?(Error|TypeError|RangeError|SyntaxError|ReferenceError|AggregateError|ZodError|AppError|RoleTooStrong|AbortError|PrismaClient\w{1,40}Error)\b/;

/** The line as it may be logged, or null when it may not. */
export function loggable(line: string): string | null {
  if (line.startsWith("{")) return ownLine(line);
  const place = PLACE.exec(line);
  if (place !== null) return placeLine(place[1] ?? "", place[2] ?? "", place[3] ?? "");
  const digest = DIGEST.exec(line)?.[1];
  if (digest !== undefined) return `  digest ${digest}`;
  const name = ERROR_CLASS.exec(line)?.[1];
  return name === undefined ? null : `! ${name}`;
}

// A value that does not look like a code is left out by logLineOf, whoever wrote the line.
function ownLine(line: string): string | null {
  try {
    const { at, event, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const moment = new Date(typeof at === "string" ? at : Number.NaN);
    return typeof event !== "string" || !EVENT.test(event) || Number.isNaN(moment.getTime()) ? null : logLineOf({ ...(rest as Partial<LogLine>), event }, moment);
  } catch {
    return null;
  }
}

// Without the function's name: a name is what somebody could have written there.
function placeLine(location: string, row: string, column: string): string | null {
  if (location.startsWith("node:internal/")) return "    at node:internal";
  const file = location.replace(/^file:\/\//, "");
  const isThere = location.startsWith("node:") ? isBuiltin(location) : file.startsWith("/") && existsSync(file);
  return isThere ? `    at ${location}:${row}:${column}` : null;
}
