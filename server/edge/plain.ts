/** The few files that browsers and crawlers ask for at fixed addresses. The edge holds them, so that they answer while all else is away. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { IncomingMessage, ServerResponse } from "node:http";
import { makeEntry, sendEntry, type Entry } from "./entry";
import { apiHeaders } from "./headers";
import { sendNotice } from "./notices";
import type { EdgeSettings } from "./settings";
import { LANGUAGES } from "./target";

/** Seconds that a browser may keep an answer. */
const HOUR = 3600;
const DAY = 86_400;

const icon = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`./icons/${name}`, import.meta.url)));

/** The Robots Exclusion Protocol (RFC 9309): everything public may be crawled, the desk not; a desk on a host of its own not at all. */
function robotsTxt({ surface, origin }: EdgeSettings): string {
  if (surface === "desk") return "User-agent: *\nDisallow: /\n";
  return `User-agent: *\nDisallow: /desk\n\nSitemap: ${new URL("/sitemap.xml", origin).href}\n`;
}

/**
 * Where to report a fault (RFC 9116).
 * @returns null where the office names nobody, and from the day on which its notice expires: a stale contact must not be used (2.5.5)
 */
function securityTxt({ security, origin, now }: EdgeSettings): string | null {
  if (security === null || now().getTime() >= Date.parse(`${security.expires}T00:00:00Z`)) return null;
  const canonical = new URL("/.well-known/security.txt", origin).href;
  return `Contact: ${security.contact}\nExpires: ${security.expires}T00:00:00Z\nPreferred-Languages: ${LANGUAGES.join(", ")}\nCanonical: ${canonical}\n`;
}

/** Answers the plain addresses. */
export function makePlain(settings: EdgeSettings): (request: IncomingMessage, response: ServerResponse, key: string) => Promise<void> {
  const secureOrigin = settings.origin.startsWith("https:");
  const entry = (type: string, body: Buffer | string, seconds: number): Entry =>
    makeEntry({
      status: 200,
      body: typeof body === "string" ? Buffer.from(body) : body,
      headers: { ...apiHeaders(secureOrigin), "Content-Type": type, "Cache-Control": `public, max-age=${seconds}` },
      generation: 0,
      day: "",
    });
  const kept = new Map<string, Entry>([
    ["/robots.txt", entry("text/plain; charset=utf-8", robotsTxt(settings), HOUR)],
    ["/favicon.ico", entry("image/vnd.microsoft.icon", icon("favicon.ico"), DAY)],
    ["/icon.svg", entry("image/svg+xml", icon("icon.svg"), DAY)],
  ]);
  return async (request, response, key) => {
    const security = key === "/.well-known/security.txt" ? securityTxt(settings) : null;
    const found = security === null ? kept.get(key) : entry("text/plain; charset=utf-8", security, HOUR);
    if (found === undefined) sendNotice(request, response, 404, { language: null, secureOrigin });
    else await sendEntry(request, response, found);
  };
}
