/**
 * Many words on their way from a page to a component of the browser, as one text: React describes each word of an object by itself, and reads each again, which took
 * longer than drawing them. Browser-safe.
 */
declare const holds: unique symbol;

/** JSON of such a value. */
export type Packed<Value> = string & { readonly [holds]: Value };

/** What is packed: words, and lists and objects of them. */
type Words = string | readonly Words[] | { readonly [name: string]: Words };

/** @param value the same each time for a language: whoever packs it keeps what comes of it (lib/core/once.ts) */
export function packed<Value extends Words>(value: Value): Packed<Value> {
  return JSON.stringify(value) as Packed<Value>;
}

/** As many as a desk has of forms and languages. */
const MOST_KEPT = 100;
const kept = new Map<string, unknown>();

/** @returns what was packed; the same object for the same text, which nobody may change */
export function unpacked<Value>(text: Packed<Value>): Value {
  if (!kept.has(text)) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, JSON.parse(text));
  }
  return kept.get(text) as Value;
}
