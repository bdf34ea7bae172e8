import type { IncomingMessage } from "node:http";

/** Bytes and milliseconds that an unwanted body may take. */
const MOST_DISCARDED = 8_000_000;
const DISCARD_PATIENCE = 4000;

/** The body is larger than allowed. */
export class BodyTooLarge extends Error {}

/**
 * Reads a request's body, counting its bytes as they come: a length header may be missing or lie.
 * @param most bytes
 * @throws BodyTooLarge as soon as there are more
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > most) {
    await discardBody(request);
    throw new BodyTooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) {
        chunks.push(chunk);
        return;
      }
      // The rest is read and thrown away, so that the client comes to reading the answer.
      chunks.length = 0;
      if (size > most + MOST_DISCARDED) reject(new BodyTooLarge());
    });
    request.on("end", () => (size > most ? reject(new BodyTooLarge()) : resolve(Buffer.concat(chunks))));
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("the request broke off")));
  });
}

/**
 * Reads what is left of a body and throws it away, within limits: a connection closed while the client still writes is
 * reset, and the client never sees the answer.
 */
export async function discardBody(request: IncomingMessage): Promise<void> {
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  if (request.complete || (length === undefined && coding === undefined) || Number(length ?? 0) > MOST_DISCARDED) return;
  await new Promise<void>((resolve) => {
    let size = 0;
    const timer = setTimeout(resolve, DISCARD_PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_DISCARDED) done();
    });
    request.once("end", done).once("close", done).once("error", done);
  });
}
