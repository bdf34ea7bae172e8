/**
 * Texts that the server drew, on their way past the description that a page has for its program in browsers: put here while that is written, and taken when the
 * page's HTML is (docs/decisions/062). The two are made in one process, one after the other, by programs that share nothing but this.
 */

/** Milliseconds after which nobody comes for a text any more: a page is drawn within seconds, or was given up. */
const MOST_WAITING_MS = 60_000;

type Waiting = { html: string; since: number };

const shared = globalThis as unknown as { caselightDrawnApart?: { texts: Map<string, Waiting>; put: number } };
const waiting = (shared.caselightDrawnApart ??= { texts: new Map(), put: 0 });

/** @param html drawn from elements, with everything in them escaped @returns the name by which it is taken, once */
export function putApart(html: string): string {
  const now = performance.now();
  // In the order in which they were put: whatever follows one that may still wait may wait as well.
  for (const [name, { since }] of waiting.texts) {
    if (now - since < MOST_WAITING_MS) break;
    waiting.texts.delete(name);
  }
  waiting.put += 1;
  const name = String(waiting.put);
  waiting.texts.set(name, { html, since: now });
  return name;
}

/** @throws where nobody put it, or it was taken before: half a page would look whole */
export function takeApart(name: string): string {
  const found = waiting.texts.get(name);
  if (found === undefined) throw new Error("What was drawn apart is gone.");
  waiting.texts.delete(name);
  return found.html;
}

/** How many wait: none once every page that was begun is drawn. */
export function countApart(): number {
  return waiting.texts.size;
}
