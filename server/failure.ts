/** A failure a person can act on: what happened, why, and what to do. Printed without a stack. */
export class StartFailure extends Error {
  constructor(
    readonly what: string,
    readonly why: string,
    readonly remedy: string,
  ) {
    super(`${what} ${why}`);
    this.name = "StartFailure";
  }
}

/** The first line of an error's message; never its details, which may hold row contents. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? "unknown";
}

/** The error as the lines the terminal shows. */
export function describeFailure(error: unknown): string {
  if (error instanceof StartFailure) {
    return `\n${error.what}\n  Why: ${error.why}\n  What to do: ${error.remedy}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `\nSomething went wrong that the start-up did not expect.\n  Why: ${stack}\n  What to do: run the command again; if it fails the same way, report it with these lines.\n`;
}
