import type { IncomingMessage, ServerResponse } from "node:http";
import { isFresh, makeCache, mayBeStale } from "./cache";
import { sendEntry, sendReadyEntry, type Entry } from "./entry";
import type { Generation, GenerationClock } from "./generation";
import { sendNotice } from "./notices";
import type { Origin } from "./origin";
import type { Records } from "./records";
import { render, renderRecord, type PublicTarget, type Rendering } from "./render";
import type { EdgeSettings } from "./settings";
import { makeTurns } from "./turns";

/** Pages rendered at once, and requests that may wait for a turn. */
const AT_ONCE = 12;
const WAITING = 240;
/** A withdrawal during a rendering makes it worthless; after so many in a row the reader is asked to come back. */
const ATTEMPTS = 3;
/** Milliseconds. */
const DAY = 86_400_000;

/** Serves the public half. */
export interface PublicAnswers {
  /** Answers at once when what is kept under this very address is fresh; false when it is not. */
  readonly answerKept: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly answer: (request: IncomingMessage, response: ServerResponse, target: PublicTarget) => Promise<void>;
  /** To be called when the publication sequence moved. */
  readonly changed: (generation: Generation) => void;
}

/**
 * One cache, one rule: an entry is served while it is of the present generation and day; else it is rendered again by one
 * request for all who wait. An older one is served only while the app fails or the database cannot be read, and never
 * after a withdrawal.
 */
export function makePublicAnswers(settings: EdgeSettings, origin: Origin, clock: GenerationClock, records: Records): PublicAnswers {
  const cache = makeCache();
  const turns = makeTurns(AT_ONCE, WAITING);
  const flights = new Map<string, Promise<Entry>>();
  const secureOrigin = settings.origin.startsWith("https:");
  const host = new URL(settings.origin).host;
  let day = { name: "", began: 0 };
  const today = (): string => {
    const now = settings.now().getTime();
    if (now < day.began || now >= day.began + DAY) {
      const name = new Date(now).toISOString().slice(0, 10);
      day = { name, began: Date.parse(name) };
    }
    return day.name;
  };

  // One record of the API is read here; whatever else an address may mean, the app knows (docs/decisions/028).
  const make = async (target: PublicTarget, rendering: Rendering): Promise<Entry> => {
    const json = target.area === "api" && clock.current().readable ? await records.answerAt(target.key) : null;
    return json === null ? render(origin, target, rendering) : renderRecord(json, rendering);
  };

  const fly = (target: PublicTarget, generation: Generation, onDay: string): Promise<Entry> => {
    // A rendering that began before the last change must not be joined.
    const flightKey = `${generation.seq} ${onDay} ${target.key}`;
    const joined = flights.get(flightKey);
    if (joined !== undefined) return joined;
    const flight = turns
      .take(() => make(target, { generation: generation.seq ?? -1, day: onDay, host, secureOrigin }))
      .finally(() => flights.delete(flightKey));
    flights.set(flightKey, flight);
    return flight;
  };

  const renderNow = async (target: PublicTarget): Promise<Entry> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const generation = clock.current();
      const entry = await fly(target, generation, today());
      if (mayBeStale(entry, clock.current()) || generation.seq === null) {
        if (generation.readable && !settings.reload) cache.set(target.key, entry);
        return entry;
      }
    }
    throw new Error("withdrawn while it was rendered");
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, target: PublicTarget): Promise<void> => {
    const kept = cache.get(target.key);
    const generation = clock.current();
    // The database cannot be read: what is kept is served as it is, and nothing is asked of the app.
    if (kept !== undefined && (isFresh(kept, generation, today()) || (!generation.readable && mayBeStale(kept, generation)))) {
      await sendEntry(request, response, kept);
      return;
    }
    try {
      await sendEntry(request, response, await renderNow(target));
    } catch {
      const stale = cache.get(target.key);
      if (stale !== undefined && mayBeStale(stale, clock.current())) await sendEntry(request, response, stale);
      else sendNotice(request, response, 503, { language: target.language, json: target.area === "api", secureOrigin });
    }
  };
  // A key is an address in its normal form: whoever sends exactly that needs no reading of the address.
  const answerKept = (request: IncomingMessage, response: ServerResponse): boolean => {
    const kept = request.method === "GET" ? cache.get(request.url ?? "") : undefined;
    return kept !== undefined && isFresh(kept, clock.current(), today()) && sendReadyEntry(request, response, kept);
  };
  return { answer, answerKept, changed: (generation) => cache.forget(generation) };
}
