/**
 * Looks at once, and again and again until it is stopped; one look at a time.
 * @param look never throws
 * @param every milliseconds between two looks
 * @returns stops it, when a look that is under way is over
 */
export function lookAgain(look: () => Promise<void>, every: number): () => Promise<void> {
  let current: Promise<void> | null = null;
  const tick = (): void => {
    current ??= look().finally(() => {
      current = null;
    });
  };
  tick();
  const timer = setInterval(tick, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await current;
  };
}
