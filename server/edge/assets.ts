import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { makeEntry, sendEntry, weight, type Entry } from "./entry";
import { commonHeaders } from "./headers";
import { sendNotice } from "./notices";
import { wholeBody, type Origin } from "./origin";
import type { EdgeSettings } from "./settings";

/** Bytes. The whole build's styles and scripts fit. */
const ROOM = 64_000_000;

/** Serves /_next/static: names carry a hash of the content, so an answer holds for ever. */
export function makeAssets(settings: EdgeSettings, origin: Origin): (request: IncomingMessage, response: ServerResponse, key: string) => Promise<void> {
  const cache = new LRUCache<string, Entry>({ maxSize: ROOM, sizeCalculation: weight });
  const secureOrigin = settings.origin.startsWith("https:");
  return async (request, response, key) => {
    let entry = cache.get(key);
    if (entry === undefined) {
      const answer = await origin.ask("GET", key, { "Accept-Encoding": "identity" });
      const body = await wholeBody(answer);
      if (answer.status !== 200) {
        sendNotice(request, response, answer.status >= 500 ? 503 : 404, { language: null, secureOrigin });
        return;
      }
      entry = makeEntry({
        status: 200,
        body,
        generation: 0,
        day: "",
        headers: {
          ...commonHeaders(secureOrigin),
          "Content-Type": answer.headers["content-type"] ?? "application/octet-stream",
          "Cache-Control": settings.reload ? "no-store" : "public, max-age=31536000, immutable",
          Vary: "Accept-Encoding",
        },
      });
      if (!settings.reload) cache.set(key, entry);
    }
    await sendEntry(request, response, entry);
  };
}
