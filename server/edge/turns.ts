/** Too many wait already. */
export class NoTurn extends Error {}

/** Lets a few work at once and a limited number wait. */
export interface Turns {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * @param atOnce how many work at the same time
 * @param waiting how many may wait; the next one is refused with NoTurn
 */
export function makeTurns(atOnce: number, waiting: number): Turns {
  let busy = 0;
  const queue: (() => void)[] = [];
  return {
    take: async (work) => {
      if (busy >= atOnce) {
        if (queue.length >= waiting) throw new NoTurn("too many wait");
        await new Promise<void>((resolve) => queue.push(resolve));
      } else busy += 1;
      try {
        return await work();
      } finally {
        // The turn is handed on, not given back, so that nobody slips in between.
        const next = queue.shift();
        if (next === undefined) busy -= 1;
        else next();
      }
    },
  };
}
