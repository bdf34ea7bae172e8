import type { IncomingMessage, ServerResponse } from "node:http";
import { BodyTooLarge, discardBody, readBody } from "./body";
import { deskOrigin } from "./desk";
import { sendEntry, type Entry } from "./entry";
import { commonHeaders } from "./headers";
import type { NoticeStatus } from "./notice-words";
import { sendNotice } from "./notices";
import { localLocation, wholeBody, type Origin } from "./origin";
import { render } from "./render";
import type { EdgeSettings } from "./settings";
import type { Target } from "./target";
import { makeTurns } from "./turns";

/** Bytes of a form: 5,000 Chinese characters, percent-encoded, and room for the other boxes. */
const LARGEST_FORM = 64_000;
const FORM_TYPE = /^application\/x-www-form-urlencoded(?:\s*;\s*charset=(?:"utf-8"|utf-8))?$/i;
/** Drawn or taken at once, and requests that may wait. Apart from the public pages' turns: a flood here leaves those readable. */
const AT_ONCE = 4;
const WAITING = 40;

type RequestTarget = Extract<Target, { area: "requests" }>;

/** What may be sent to an address of the form for requests. */
export function requestMethods({ part }: RequestTarget): string {
  return part === "form" ? "GET, HEAD, POST" : "GET, HEAD";
}

/**
 * Whether a form comes from another site. A browser sends `Origin: null` from our pages, since they ask for no referrer; where it says
 * more, in Origin or Sec-Fetch-Site, that must be us. Browsers that say nothing are let in: there is no session that a foreign page
 * could borrow, and each form needs a stamp of its own (docs/decisions/020).
 */
function isForeign(request: IncomingMessage, home: string): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  return (origin !== undefined && origin !== "null" && origin !== home) || (site !== undefined && site !== "same-origin" && site !== "none");
}

/** The message as it was written, to be given back by hand when nobody else can. */
function messageIn(body: Buffer): string {
  return new URLSearchParams(body.toString("utf8")).get("message") ?? "";
}

/**
 * Serves the one public form that writes. Nothing of it is kept: each drawing has a stamp of its own, and an answer may hold what
 * somebody wrote. Nothing of the reader reaches the app but the form and the network address, which is counted there and forgotten.
 */
export function makeRequests(settings: EdgeSettings, origin: Origin): (request: IncomingMessage, response: ServerResponse, target: RequestTarget) => Promise<void> {
  const secureOrigin = settings.origin.startsWith("https:");
  const { host } = new URL(settings.origin);
  const turns = makeTurns(AT_ONCE, WAITING);

  const draw = async (target: RequestTarget, address: string): Promise<Entry> => {
    const entry = await render(origin, { area: "requests", key: address, language: target.language }, { generation: 0, day: "", host, secureOrigin });
    return { ...entry, headers: { ...entry.headers, "Cache-Control": "no-store" } };
  };

  const take = async (request: IncomingMessage, response: ServerResponse, target: RequestTarget, body: Buffer): Promise<void> => {
    const answer = await origin.ask(
      "POST",
      `${target.path}/send`,
      {
        Host: host,
        "X-Forwarded-Host": host,
        "X-Forwarded-Proto": secureOrigin ? "https" : "http",
        "X-Forwarded-For": request.socket.remoteAddress ?? "unknown",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept-Encoding": "identity",
      },
      body,
    );
    await wholeBody(answer);
    const location = localLocation(answer.headers.location ?? "");
    if (answer.status === 303 && location !== null) {
      response.writeHead(303, { ...commonHeaders(secureOrigin), Location: location, "Cache-Control": "no-store", "Content-Length": 0 }).end();
      return;
    }
    const draft = answer.headers["x-draft"];
    if (typeof draft !== "string") throw new Error("the app took the form and said nothing of it");
    const entry = await draw(target, `${target.path}?draft=${encodeURIComponent(draft)}`);
    const wait = answer.headers["retry-after"] ?? (entry.status === 503 ? "60" : undefined);
    await sendEntry(request, response, wait === undefined ? entry : { ...entry, headers: { ...entry.headers, "Retry-After": wait } });
  };

  return async (request, response, target) => {
    const notice = (status: NoticeStatus, more: { written?: string } = {}): void => sendNotice(request, response, status, { language: target.language, isOfRequests: true, secureOrigin, ...more });
    if (request.method !== "POST") {
      try {
        await sendEntry(request, response, await turns.take(() => draw(target, target.path + target.query)));
      } catch {
        sendNotice(request, response, 503, { language: target.language, secureOrigin });
      }
      return;
    }
    const refused: NoticeStatus | null = isForeign(request, deskOrigin(settings, request.headers.host))
      ? 403
      : FORM_TYPE.test(request.headers["content-type"] ?? "") && request.headers["content-encoding"] === undefined
        ? null
        : 415;
    if (refused !== null) {
      await discardBody(request);
      return notice(refused);
    }
    let body: Buffer;
    try {
      body = await readBody(request, LARGEST_FORM);
    } catch (error) {
      return notice(error instanceof BodyTooLarge ? 413 : 400);
    }
    try {
      await turns.take(() => take(request, response, target, body));
    } catch {
      notice(503, { written: messageIn(body) });
    }
  };
}
