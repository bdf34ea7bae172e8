/** Writes one line to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Seconds since `started` (milliseconds of the monotonic clock), with one decimal. */
export function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

/**
 * Does one step of the start-up and prints it with the time it took.
 * @param title what is being done, as the terminal shows it
 * @param work the step; a returned string is printed after the title
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  const note = typeof result === "string" && result !== "" ? `: ${result}` : "";
  say(`✓ ${title}${note} (${secondsSince(started)} s)`);
  return result;
}
