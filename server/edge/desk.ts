import { randomBytes } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { kindOfPost } from "./action-post";
import { BodyTooLarge, discardBody, readBody } from "./body";
import type { GenerationClock } from "./generation";
import { commonHeaders, deskCsp } from "./headers";
import type { NoticeStatus } from "./notice-words";
import { sendNotice } from "./notices";
import { deskStatus } from "./html";
import { localLocation, wholeBody, type Origin, type OriginAnswer } from "./origin";
import type { EdgeSettings } from "./settings";
import { makeTurns } from "./turns";

/** Bytes of a form. */
const LARGEST_FORM = 1_000_000;
/** Milliseconds that an acknowledged save waits for the cache to learn of it. */
const LEARN_PATIENCE = 700;
/** Requests that Next works on at once, and that wait behind them; the next one is told to come back. */
const AT_ONCE = 32;
const WAITING = 200;

/** Everything else a browser sends stays outside: headers that steer Next from within, and what it needs not know. */
const PASSED_ON = [
  "accept", "accept-language", "content-type", "cookie", "origin", "user-agent", "rsc", "next-action", "next-router-state-tree",
  "next-router-prefetch", "next-router-segment-prefetch", "next-hmr-refresh", "next-url", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest",
];
const NOT_ANSWERED = new Set(["connection", "keep-alive", "transfer-encoding", "x-powered-by", "link", "cache-control", "content-security-policy", "etag", "vary", "date"]);

/** Makes a PDF, which may wait for another one (lib/advocacy/commands/print-dossier.ts). Milliseconds. */
const SLOW_FORM = "/desk/dossiers";
const SLOW_PATIENCE = 75_000;

/** Where somebody without a session may send a form. */
const OPEN_FORMS = /^\/desk\/(?:sign-in|invitation)(?:[/?]|$)/;
/** The name is lib/accounts/session.ts's; a test holds the two equal. */
export const SESSION_COOKIE = "__Host-caselight-session";
/** The name is lib/accounts/require-actor.ts's; a test holds the two equal. */
export const DOCUMENT_HEADER = "x-desk-document";

function hasSession(cookies: string | undefined): boolean {
  return (cookies ?? "").split(";").some((cookie) => cookie.trim().startsWith(`${SESSION_COOKIE}=`));
}

function isLoopbackName(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/**
 * The origin a desk page lives on for this request. Without a configured one, any name of the loopback interface will do.
 */
export function deskOrigin(settings: Pick<EdgeSettings, "origin" | "localNames">, host: string | undefined): string {
  if (settings.localNames && host !== undefined && isLoopbackName(host)) return `http://${host.toLowerCase()}`;
  return new URL(settings.origin).origin;
}

/** Serves the desk: passes through, keeps nothing, and lets only well-formed forms of this site's own pages in. */
export function makeDesk(settings: EdgeSettings, origin: Origin, clock: GenerationClock): (request: IncomingMessage, response: ServerResponse, key: string) => Promise<void> {
  const secureOrigin = settings.origin.startsWith("https:");
  const turns = makeTurns(AT_ONCE, WAITING);

  const refusal = (request: IncomingMessage, key: string, home: string): NoticeStatus | null => {
    if (request.headers.origin !== home) return 403;
    const fromInside = request.headers["sec-fetch-site"];
    if (fromInside !== undefined && fromInside !== "same-origin" && fromInside !== "none") return 403;
    if (!OPEN_FORMS.test(key) && !hasSession(request.headers.cookie)) return 403;
    return null;
  };

  const headersFor = (request: IncomingMessage, home: string, nonce: string): OutgoingHttpHeaders => {
    const headers: OutgoingHttpHeaders = {};
    for (const name of PASSED_ON) {
      const value = request.headers[name];
      if (value !== undefined) headers[name] = value;
    }
    const at = new URL(home);
    return {
      ...headers,
      Host: at.host,
      "X-Forwarded-Host": at.host,
      "X-Forwarded-Proto": at.protocol.slice(0, -1),
      "X-Forwarded-For": request.socket.remoteAddress ?? "unknown",
      "Accept-Encoding": "identity",
      // Next reads the nonce of its own scripts from here.
      "Content-Security-Policy": deskCsp(nonce, settings.reload),
      // What the program of a page asks for has no HTML: still parts of a page are told to it then (docs/decisions/062).
      ...(request.headers.rsc === undefined && request.headers["next-action"] === undefined ? { [DOCUMENT_HEADER]: "1" } : {}),
    };
  };

  const passBack = async (request: IncomingMessage, response: ServerResponse, answer: OriginAnswer, nonce: string): Promise<void> => {
    // Under "no-referrer" a browser without script posts its forms with "Origin: null", which is refused here as foreign.
    const headers: OutgoingHttpHeaders = { ...commonHeaders(secureOrigin), "Referrer-Policy": "same-origin", "Content-Security-Policy": deskCsp(nonce, settings.reload), "Cache-Control": "no-store", Vary: "Cookie, RSC, Next-Router-State-Tree, Next-Router-Prefetch" };
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && !NOT_ANSWERED.has(name)) headers[name] = value;
    }
    if (answer.headers.location !== undefined) {
      const location = localLocation(answer.headers.location) ?? sameSite(answer.headers.location, settings.origin);
      if (location === null) delete headers.location;
      else headers.location = location;
    }
    // A page cannot set its status; it says it in the document, which is read whole for that.
    const page = request.method !== "POST" && answer.status === 200 && /^text\/html\b/.test(answer.headers["content-type"] ?? "") ? await wholeBody(answer) : null;
    if (page !== null) {
      response.writeHead(deskStatus(page.toString("utf8")) ?? answer.status, headers).end(request.method === "HEAD" ? undefined : page);
      return;
    }
    response.writeHead(answer.status, headers);
    if (request.method === "HEAD") {
      answer.body.destroy();
      response.end();
    } else await pipeline(answer.body, response).catch(() => response.destroy());
  };

  return async (request, response, key) => {
    const home = deskOrigin(settings, request.headers.host);
    const notice = (status: NoticeStatus): void => sendNotice(request, response, status, { language: null, secureOrigin });
    // Without its database the desk could only say "sign in", to people who are signed in. A form goes through: its action answers
    // that nothing was saved and gives back what was typed, which a page in its place would lose.
    if (request.method !== "POST" && settings.oneDatabase && !clock.current().readable && !(await clock.refresh()).readable) {
      return notice(503);
    }
    let body: Buffer | undefined;
    if (request.method === "POST") {
      const refused = refusal(request, key, home);
      if (refused !== null) {
        await discardBody(request);
        return notice(refused);
      }
      try {
        body = await readBody(request, LARGEST_FORM);
      } catch (error) {
        return notice(error instanceof BodyTooLarge ? 413 : 400);
      }
      const kind = kindOfPost(request.headers["content-type"], request.headers["next-action"]?.toString(), body);
      if (kind === "malformed") return notice(400);
      if (kind === "unsupported") return notice(415);
    }
    const nonce = randomBytes(16).toString("base64");
    // The document says the status: HEAD must read it too, or it would call a refused page a success.
    const method = request.method === "POST" ? "POST" : "GET";
    const answer = await turns.take(() => origin.ask(method, key, headersFor(request, home, nonce), body, key === SLOW_FORM ? SLOW_PATIENCE : undefined)).catch(() => null);
    // A withdrawal that is acknowledged is already gone from the pages this edge keeps.
    if (body !== undefined) await Promise.race([clock.refresh(), new Promise((resolve) => setTimeout(resolve, LEARN_PATIENCE).unref())]);
    if (answer === null) return notice(503);
    if (answer.status >= 500) {
      answer.body.destroy();
      // Next answers alike to a form that it cannot decode and to a page that failed after the form: the words hold for both.
      return notice(body !== undefined && clock.current().readable ? 422 : 503);
    }
    // A form of an older build, or one that Next refuses: its few plain words would leave the person nowhere.
    if (body !== undefined && request.headers["next-action"] === undefined && answer.status >= 400 && /^(?:text\/plain|$)/.test(answer.headers["content-type"] ?? "")) {
      answer.body.destroy();
      return notice(400);
    }
    await passBack(request, response, answer, nonce);
  };
}

function sameSite(location: string, origin: string): string | null {
  try {
    const url = new URL(location);
    return url.origin === new URL(origin).origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
