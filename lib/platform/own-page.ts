import "server-only";
/** A page of the desk as whoever asks would be shown it: asked of this very process over the loopback interface, with their own cookies. */
import { env } from "@/lib/platform/env";
import { requestHeader } from "@/lib/platform/request";

export type OwnPage = { html: string; /** Each stylesheet that the page names. */ styles: string[] };

/** Bytes: as the edge reads of a page. */
const MOST_BYTES = 16_000_000;
const PATIENCE_MS = 15_000;
const STYLESHEET = /<link\b[^>]*\brel="stylesheet"[^>]*>/gu;
/** Files of the build and nothing else. */
const BUILD_FILE = /\bhref="(\/_next\/static\/[\w\-./~%]+\.css)(?:\?[^"]*)?"/u;

/**
 * @param path of a page below /desk
 * @returns null where it is not answered with a page, is too long, or does not come in time
 */
export async function readOwnPage(path: string): Promise<OwnPage | null> {
  const { PORT } = env();
  if (PORT === undefined) return null;
  const home = `http://127.0.0.1:${PORT}`;
  const html = await readText(home + path, { cookie: (await requestHeader("cookie")) ?? "", accept: "text/html" });
  if (html === null) return null;
  const styles: string[] = [];
  for (const [link] of html.matchAll(STYLESHEET)) {
    const file = BUILD_FILE.exec(link)?.[1];
    const style = file === undefined ? null : await readText(home + file, {});
    if (style === null) return null;
    styles.push(style);
  }
  return { html, styles };
}

async function readText(address: string, headers: Record<string, string>): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status !== 200 || answer.body === null) {
      await answer.body?.cancel();
      return null;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      size += chunk.length;
      if (size > MOST_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    // Away, broken off or late: no page, which whoever asked is told. Anything else is a fault of ours.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) return null;
    throw error;
  }
}
