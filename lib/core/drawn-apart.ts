/**
 * Texts that the server drew, on their way past the description that a page has for its program in browsers: put here while that is written, and taken when the
 * page's HTML is (docs/decisions/062). The two are made in one process, one after the other, by programs that share nothing but this.
 */

/** Milliseconds after which nobody comes for a text any more: a page is drawn within seconds, or was given up. */
const MOST_WAITING_MS = 60_000;
/** Letters that wait at most, of all pages that are being drawn: twenty-five of the longest. Whoever came first goes first then, and is missed loudly. */
export const MOST_LETTERS_WAITING = 50_000_000;

type Waiting = { html: string; since: number };

type Room = { texts: Map<string, Waiting>; put: number; letters: number; sweeping: boolean };

const shared = globalThis as unknown as { caselightDrawnApart?: Room };
const waiting = (shared.caselightDrawnApart ??= { texts: new Map(), put: 0, letters: 0, sweeping: false });

function forget(name: string, { html }: Waiting): void {
  waiting.texts.delete(name);
  waiting.letters -= html.length;
}

/** Lets go of what nobody comes for, also when no other page is asked for. */
function sweep(): void {
  const now = performance.now();
  // In the order in which they were put: whatever follows one that may still wait may wait as well.
  for (const [name, text] of waiting.texts) {
    if (now - text.since < MOST_WAITING_MS && waiting.letters <= MOST_LETTERS_WAITING) break;
    forget(name, text);
  }
}

function sweepLater(): void {
  if (waiting.sweeping) return;
  waiting.sweeping = true;
  const timer = setTimeout(() => {
    waiting.sweeping = false;
    sweep();
    if (waiting.texts.size > 0) sweepLater();
  }, MOST_WAITING_MS);
  // Nothing stays alive for it.
  timer.unref();
}

/** @param html drawn from elements, with everything in them escaped @returns the name by which it is taken, once */
export function putApart(html: string): string {
  waiting.put += 1;
  const name = String(waiting.put);
  waiting.texts.set(name, { html, since: performance.now() });
  waiting.letters += html.length;
  sweep();
  sweepLater();
  return name;
}

/** @throws where nobody put it, or it was taken before: half a page would look whole */
export function takeApart(name: string): string {
  const found = waiting.texts.get(name);
  if (found === undefined) throw new Error("What was drawn apart is gone.");
  forget(name, found);
  return found.html;
}

/** How many wait: none once every page that was begun is drawn. */
export function countApart(): number {
  return waiting.texts.size;
}
