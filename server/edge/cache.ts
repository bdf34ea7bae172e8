import { LRUCache } from "lru-cache";
import { weight, type Entry } from "./entry";
import type { Generation } from "./generation";

/** Bytes. */
const PAGES = 192_000_000;
const OTHERS = 48_000_000;

/** What has been rendered, kept by address. */
export interface Cache {
  readonly get: (key: string) => Entry | undefined;
  readonly set: (key: string, entry: Entry) => void;
  /** Drops every entry rendered before the last withdrawal: each may name what was withdrawn. */
  readonly forget: (generation: Generation) => void;
}

/** Two rooms, so that invented addresses and queries never push out a real page. */
export function makeCache(): Cache {
  const room = (maxSize: number): LRUCache<string, Entry> => new LRUCache({ maxSize, maxEntrySize: maxSize / 8, sizeCalculation: weight });
  const pages = room(PAGES);
  const others = room(OTHERS);
  return {
    get: (key) => pages.get(key) ?? others.get(key),
    set: (key, entry) => {
      const plain = entry.status === 200 && !key.includes("?");
      (plain ? pages : others).set(key, entry);
      (plain ? others : pages).delete(key);
    },
    forget: ({ withdrawn }) => {
      for (const kept of [pages, others]) {
        for (const [key, entry] of kept.entries()) if (entry.generation < withdrawn) kept.delete(key);
      }
    },
  };
}

/** Whether an entry shows the record as it is known now. */
export function isFresh(entry: Entry, generation: Generation, day: string): boolean {
  return generation.readable && entry.generation === generation.seq && entry.day === day;
}

/** Whether an entry may be shown although it is not fresh: never after a withdrawal. */
export function mayBeStale(entry: Entry, generation: Generation): boolean {
  return entry.generation >= generation.withdrawn;
}
