/**
 * What of the app's output reaches the log while it serves. Next prints a failed request's error with its message and all
 * its properties, and those may hold what somebody wrote: only the error's class, its place in the code and Next's digest
 * pass, besides the app's own log lines, which never hold such things.
 */

const OWN_LINE = /^\{"/;
const STACK_LINE = /^\s+at (?:[\w.<>[\] ]+ )?\(?(?:file:|node:|webpack|turbopack|\/|[A-Z]:\\|\.next|async |native|<anonymous>)/;
const DIGEST = /^\s*digest: '(\w+)'/;
const ERROR_CLASS = /^\s*(?:⨯ )?(?:Uncaught )?(?:\[cause\]: )?\[?((?:[A-Z][A-Za-z]*)?(?:Error|Exception|TooStrong))\b/;

/** The line as it may be logged, or null when it may not. */
export function loggable(line: string): string | null {
  if (OWN_LINE.test(line) || STACK_LINE.test(line)) return line;
  const digest = DIGEST.exec(line)?.[1];
  if (digest !== undefined) return `  digest ${digest}`;
  const name = ERROR_CLASS.exec(line)?.[1];
  return name === undefined ? null : `! ${name}`;
}
