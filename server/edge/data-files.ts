import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { chooseEncoding } from "./entry";
import { apiHeaders, dispositionOf } from "./headers";
import { sendNotice } from "./notices";
import { OriginAway, wholeBody, type Origin } from "./origin";
import type { EdgeSettings } from "./settings";

/** Downloads at once: each reads the whole record. */
const AT_ONCE = 8;
/** Milliseconds in which nothing was read at the other end. */
const STALLED = 30_000;
/** Bytes a second. A reader who takes less, after the first minute, gives the place up as soon as another asks for it. */
const LEAST_RATE = 2_000;
/** Bytes: a minute's worth is given to begin with. */
const GIVEN = 60 * LEAST_RATE;
/** Bytes that somebody may be ahead: much at first keeps no place for hours, and lines that take their bytes by bursts lose none. */
const MOST_AHEAD = 500 * LEAST_RATE;

interface Download {
  readonly response: ServerResponse;
  /** When it was looked at last, what had been sent on its connection by then, and how many bytes its reader was ahead of the least rate. */
  at: number;
  sent: number;
  ahead: number;
}

function sentOn(response: ServerResponse): number {
  return response.socket?.bytesWritten ?? 0;
}

/**
 * Passes the files of the dataset on as they come: they may be of any length, and nothing of them is kept, so that nothing of
 * a withdrawn record stays here. A file that the app breaks off (the record changed meanwhile) is broken off for the reader too: the
 * connection ends without the last chunk, and no half file looks whole.
 */
export function makeDataFiles(settings: EdgeSettings, origin: Origin): (request: IncomingMessage, response: ServerResponse, key: string) => Promise<void> {
  const secureOrigin = settings.origin.startsWith("https:");
  const running = new Set<Download>();

  // Eight who take a byte now and then would close the dataset to everybody; a slow line alone disturbs nobody.
  const makeRoom = (): boolean => {
    if (running.size < AT_ONCE) return true;
    const now = settings.now().getTime();
    for (const download of running) {
      const sent = sentOn(download.response);
      download.ahead = Math.min(MOST_AHEAD, download.ahead + sent - download.sent - (LEAST_RATE * (now - download.at)) / 1000);
      Object.assign(download, { at: now, sent });
      if (download.ahead >= 0) continue;
      running.delete(download);
      download.response.destroy();
      return true;
    }
    return false;
  };

  const pass = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    const method = request.method === "HEAD" ? "HEAD" : "GET";
    const answer = await origin.ask(method, key, { Host: new URL(settings.origin).host, "Accept-Encoding": "identity", "User-Agent": "caselight-edge" });
    const type = answer.headers["content-type"] ?? "";
    if (answer.status >= 500 || /^text\/html/.test(type)) {
      answer.body.destroy();
      if (answer.status >= 500) throw new OriginAway(`the app answered ${answer.status}`);
      return sendNotice(request, response, 404, { language: null, secureOrigin });
    }
    const headers = { ...apiHeaders(secureOrigin), "Content-Type": type, ...dispositionOf(answer) };
    if (answer.status !== 200 || method === "HEAD") {
      const body = await wholeBody(answer);
      response.writeHead(answer.status, answer.status === 200 ? headers : { ...headers, "Content-Length": body.length });
      response.end(method === "HEAD" ? undefined : body);
      return;
    }
    response.setTimeout(STALLED, () => response.destroy());
    const zipped = chooseEncoding(request.headers["accept-encoding"]?.toString()) !== "identity" && /gzip/i.test(String(request.headers["accept-encoding"]));
    response.writeHead(200, zipped ? { ...headers, "Content-Encoding": "gzip" } : headers);
    await (zipped ? pipeline(answer.body, createGzip({ level: 6 }), response) : pipeline(answer.body, response));
  };

  return async (request, response, key) => {
    if (!makeRoom()) return sendNotice(request, response, 503, { language: null, secureOrigin });
    const download: Download = { response, at: settings.now().getTime(), sent: sentOn(response), ahead: GIVEN };
    running.add(download);
    try {
      await pass(request, response, key);
    } catch {
      // Before the first byte it is said in words, after it by breaking off.
      sendNotice(request, response, 503, { language: null, secureOrigin });
    } finally {
      running.delete(download);
    }
  };
}
