/** Resolves at the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
export function askedToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        // A terminal's Ctrl-C comes twice, once from the launcher: only a later one means impatience.
        if (asked) return;
        asked = true;
        resolve(signal);
      });
    }
  });
}
