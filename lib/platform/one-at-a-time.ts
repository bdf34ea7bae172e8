/** A short queue before something of which there is one: who comes when it is full, or waits too long, is told so at once. */

/** Too many wait, it took too long, or the same person waits already. */
export class Busy extends Error {
  override readonly name = "Busy";
}

export type Line = {
  /** @param who whoever is in the line already, working or waiting, is refused */
  enter: <T>(who: string, work: () => Promise<T>) => Promise<T>;
};

/**
 * @param places how many may wait
 * @param patienceMs how long one of them waits
 */
export function makeLine({ places, patienceMs }: { places: number; patienceMs: number }): Line {
  const inside = new Set<string>();
  const waiting: (() => void)[] = [];
  let isTaken = false;

  const turn = (): Promise<void> => {
    if (!isTaken) {
      isTaken = true;
      return Promise.resolve();
    }
    if (waiting.length >= places) return Promise.reject(new Busy());
    return new Promise((resolve, reject) => {
      const called = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(called), 1);
        reject(new Busy());
      }, patienceMs);
      waiting.push(called);
    });
  };
  // The turn is handed on, not given back, so that nobody slips in between.
  const done = () => {
    const next = waiting.shift();
    if (next === undefined) isTaken = false;
    else next();
  };

  return {
    enter: async (who, work) => {
      if (inside.has(who)) throw new Busy();
      inside.add(who);
      try {
        await turn();
        try {
          return await work();
        } finally {
          done();
        }
      } finally {
        inside.delete(who);
      }
    },
  };
}
