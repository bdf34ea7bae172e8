import pg from "pg";

/** Watches every connection of this process: how many questions at the most were put to one of them before it had answered. */
export function watchAskedAtOnce(): { most: () => number; stop: () => void } {
  const { query } = pg.Client.prototype;
  const open = new WeakMap<pg.Client, number>();
  let most = 0;
  const watched = function (this: pg.Client, ...words: unknown[]): unknown {
    const now = (open.get(this) ?? 0) + 1;
    open.set(this, now);
    most = Math.max(most, now);
    const answered = () => open.set(this, (open.get(this) ?? 0) - 1);
    const answer: unknown = Reflect.apply(query, this, words);
    if (answer instanceof Promise) answer.then(answered, answered);
    else answered();
    return answer;
  };
  Object.assign(pg.Client.prototype, { query: watched });
  return { most: () => most, stop: () => void Object.assign(pg.Client.prototype, { query }) };
}
