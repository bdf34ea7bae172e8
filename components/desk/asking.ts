/**
 * When a script asks what is known of that which is typed into a box: a moment after the last key. An answer is of what was asked, and of nothing that was typed
 * since: on a slow line what was offered for one address would else be chosen for another. Knows no browser; components/desk/known-sources.tsx gives it one.
 */

type Asking<T> = {
  /** What the box holds now. */
  read: () => string;
  ask: (typed: string, signal: AbortSignal) => Promise<T>;
  /** @param answer null while what the box holds was not asked about yet */
  told: (typed: string, answer: T | null) => void;
  pauseMs: number;
};

export type Asker = {
  /** Something was typed: what was answered before is of something else from now on. */
  typed: () => void;
  /** Asks about what stands there already, which whoever drew the page may have answered. */
  begin: () => void;
  stop: () => void;
};

export function startAsking<T>({ read, ask, told, pauseMs }: Asking<T>): Asker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: AbortController | undefined;
  let about = read();

  const put = async (typed: string): Promise<void> => {
    latest = new AbortController();
    const { signal } = latest;
    const answer = await ask(typed, signal);
    if (!signal.aborted) told(typed, answer);
  };
  const begin = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void put(read()), pauseMs);
  };
  return {
    typed: () => {
      const typed = read();
      if (typed === about) return;
      about = typed;
      latest?.abort();
      told(typed, null);
      begin();
    },
    begin,
    stop: () => {
      clearTimeout(timer);
      latest?.abort();
    },
  };
}
