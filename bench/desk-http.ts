/** Asks for pages of the desk as somebody who is signed in, one after the other on one connection, and reads each whole. */
import { Agent, get } from "node:http";
import { SESSION_COOKIE } from "@/server/edge/desk";

const PATIENCE_MS = 120_000;

type Manner = { token: string; /** The status that every answer must have. */ expected?: number; connections?: number };

/**
 * @returns milliseconds of each, from the request to the last byte of its answer
 * @throws where an answer has another status than expected: an error, or the way to the sign-in page, is answered quickly
 */
export async function askDesk(port: number, paths: readonly string[], { token, expected = 200, connections = 1 }: Manner): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const each: number[] = [];
  let next = 0;
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let at = next++; at < paths.length; at = next++) each.push(await askOnce(port, paths[at] ?? "", { agent, token, expected }));
      }),
    );
  } finally {
    agent.destroy();
  }
  return each;
}

function askOnce(port: number, path: string, { agent, token, expected }: { agent: Agent; token: string; expected: number }): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { Host: `localhost:${String(port)}`, Cookie: `${SESSION_COOKIE}=${token}`, "Accept-Encoding": "br, gzip" };
    const request = get({ host: "127.0.0.1", port, path, agent, headers, timeout: PATIENCE_MS }, (response) => {
      response.on("error", reject);
      response.on("end", () => (response.statusCode === expected ? resolve(performance.now() - began) : reject(new Error(`${path} answered ${String(response.statusCode)}.`))));
      response.resume();
    });
    request.on("timeout", () => request.destroy(new Error(`${path} did not answer in time.`)));
    request.on("error", reject);
  });
}
