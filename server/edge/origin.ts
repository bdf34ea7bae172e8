import { Agent, request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";

/** What Next answered. */
export interface OriginAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** The app behind the edge did not answer, or not in time. */
export class OriginAway extends Error {}

/** Milliseconds until the first byte of the answer. */
const PATIENCE = 15_000;
/** Bytes. No public page comes near it. */
const LARGEST_PAGE = 16_000_000;

/** One connection pool to the app on the loopback interface. */
export interface Origin {
  readonly ask: (method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer, /** Milliseconds until the first byte. */ patience?: number) => Promise<OriginAnswer>;
  readonly close: () => void;
}

/**
 * @param port asked for at every request: a restarted app may have another
 * @param most connections at once; further requests wait for one
 */
export function connectOrigin(port: () => number, most: number): Origin {
  const agent = new Agent({ keepAlive: true, maxSockets: most, maxFreeSockets: 16, keepAliveMsecs: 1000 });

  const once = (method: string, path: string, headers: OutgoingHttpHeaders, body: Buffer | undefined, fresh: boolean, patience = PATIENCE): Promise<OriginAnswer> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(
        { host: "127.0.0.1", port: port(), method, path, agent: fresh ? false : agent, headers: { ...headers, ...(body === undefined ? {} : { "Content-Length": body.length }) } },
        (answer) => {
          clearTimeout(timer);
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: answer });
        },
      );
      const timer = setTimeout(() => sent.destroy(new OriginAway("no answer in time")), patience);
      sent.on("error", (error) => {
        clearTimeout(timer);
        reject(new OriginAway(`${error.message}${sent.reusedSocket ? " (reused)" : ""}`));
      });
      sent.end(body);
    });

  return {
    ask: async (method, path, headers, body, patience) => {
      // A kept connection may be one that the app is just closing. Reading again is harmless, sending a form twice is not: it goes over a connection of its own.
      const isReading = method === "GET" || method === "HEAD";
      try {
        return await once(method, path, headers, body, !isReading, patience);
      } catch (error) {
        if (isReading && error instanceof OriginAway && error.message.endsWith("(reused)")) return once(method, path, headers, body, true);
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

/** Reads an answer's body to its end. */
export async function wholeBody(answer: OriginAnswer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => answer.body.destroy(new OriginAway("the answer did not end in time")), PATIENCE);
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_PAGE) throw new OriginAway("the answer is too large");
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof OriginAway ? error : new OriginAway("the answer broke off");
  } finally {
    clearTimeout(timer);
    answer.body.destroy();
  }
  return Buffer.concat(chunks);
}

/** A redirect stays on this site: an address of the loopback origin loses its host, any other host is refused (null). */
export function localLocation(location: string): string | null {
  if (location.startsWith("/") && !location.startsWith("//")) return location;
  try {
    const url = new URL(location);
    return url.hostname === "127.0.0.1" || url.hostname === "localhost" ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
