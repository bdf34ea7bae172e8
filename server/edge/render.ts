import type { OutgoingHttpHeaders } from "node:http";
import { makeEntry, type Entry } from "./entry";
import { apiHeaders, dispositionOf, publicHeaders } from "./headers";
import { toPublicHtml } from "./html";
import type { NoticeStatus } from "./notice-words";
import { NOTICE_CSP, noticeHtml, problemJson } from "./notices";
import { OriginAway, localLocation, wholeBody, type Origin } from "./origin";
import type { Language } from "./target";

/** A public address to be rendered. */
export interface PublicTarget {
  readonly area: "page" | "api" | "requests";
  readonly key: string;
  readonly language: Language | null;
}

/** Under what circumstances. */
export interface Rendering {
  readonly generation: number;
  readonly day: string;
  readonly host: string;
  readonly secureOrigin: boolean;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 400, 404, 410]);

type Make = (status: number, type: string, bytes: Buffer | string, more?: OutgoingHttpHeaders) => Entry;

/**
 * Asks the app for a public address and makes of its answer what readers get. Nothing of the reader's request reaches
 * the app but the address: the answer is the same for everyone.
 * @throws OriginAway when the app is away or failed
 */
export async function render(origin: Origin, target: PublicTarget, rendering: Rendering): Promise<Entry> {
  const answer = await origin.ask("GET", target.key, {
    Host: rendering.host,
    "X-Forwarded-Host": rendering.host,
    "X-Forwarded-Proto": rendering.secureOrigin ? "https" : "http",
    Accept: target.area === "api" ? "application/json" : "text/html",
    "Accept-Encoding": "identity",
    "User-Agent": "caselight-edge",
  });
  const body = await wholeBody(answer);
  if (answer.status >= 500) throw new OriginAway(`the app answered ${answer.status}`);

  const make: Make = (status, type, bytes, more = {}) =>
    makeEntry({
      status,
      body: typeof bytes === "string" ? Buffer.from(bytes) : bytes,
      // A file is data, wherever it lies: any site may read it, and no browser may make a page of it.
      headers: { ...(/^text\/html/.test(type) ? publicHeaders : apiHeaders)(rendering.secureOrigin), "Content-Type": type, ...more },
      generation: rendering.generation,
      day: rendering.day,
    });

  if (REDIRECTS.has(answer.status)) {
    const location = localLocation(answer.headers.location ?? "");
    if (location === null) throw new OriginAway("the app led off this site");
    return make(answer.status, "text/plain; charset=utf-8", "", { Location: location });
  }
  const type = answer.headers["content-type"] ?? "application/octet-stream";
  // What is not HTML was written by a route of ours, also when it says that there is nothing.
  if (!/^text\/html/.test(type) && KEPT_STATUSES.has(answer.status)) return make(answer.status, type, body, dispositionOf(answer));
  if (target.area === "api") return ownNotice(make, answer.status, true, target.language);
  if (/^text\/html/.test(type)) {
    const page = toPublicHtml(body.toString("utf8"), target.area === "requests");
    // Next's own error page has no content without scripts; a page of ours that means 404 or 410 says so by its mark.
    if (answer.status !== 200 && page.status === null) return ownNotice(make, answer.status, false, target.language);
    return make(page.status ?? 200, "text/html; charset=utf-8", page.html, page.location === null ? {} : { Location: page.location });
  }
  return ownNotice(make, answer.status, false, target.language);
}

/** The same answer for one record of the API, made without the app: under the headers that its route's answer gets. */
export function renderRecord(json: string, { generation, day, secureOrigin }: Rendering): Entry {
  return makeEntry({ status: 200, body: Buffer.from(json), headers: { ...apiHeaders(secureOrigin), "Content-Type": "application/json" }, generation, day });
}

function ownNotice(make: Make, status: number, json: boolean, language: Language | null): Entry {
  const known: NoticeStatus = status === 400 ? 400 : 404;
  if (json) return make(known, "application/problem+json", problemJson(known));
  return make(known, "text/html; charset=utf-8", noticeHtml(known, language), { "Content-Security-Policy": NOTICE_CSP });
}
