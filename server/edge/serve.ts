import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { makeAssets } from "./assets";
import { discardBody } from "./body";
import { makeDataFiles } from "./data-files";
import { makeDesk } from "./desk";
import { followPublication, type GenerationClock } from "./generation";
import { commonHeaders } from "./headers";
import { makeHealth } from "./health";
import type { NoticeStatus } from "./notice-words";
import { noticeHtml, sendNotice } from "./notices";
import { connectOrigin } from "./origin";
import { makeRequests, requestMethods } from "./requests";
import { makePlain } from "./plain";
import { makePublicAnswers } from "./public-answers";
import { readRecords } from "./records";
import type { EdgeSettings } from "./settings";
import { preferredLanguage, readTarget, type Target } from "./target";

/** A running edge. */
export interface Edge {
  readonly server: Server;
  readonly clock: GenerationClock;
  readonly close: () => Promise<void>;
}

const READING = new Set(["GET", "HEAD"]);

/** Milliseconds; a header or a body that comes slower is no honest request. */
const HEADERS_PATIENCE = 10_000;
const REQUEST_PATIENCE = 30_000;
const KEEP_ALIVE = 65_000;
const LARGEST_HEADERS = 16_384;

function allowedMethods(target: Target): string {
  if (target.area === "desk") return "GET, HEAD, POST";
  if (target.area === "requests") return requestMethods(target);
  return target.area === "api" ? "GET, HEAD, OPTIONS" : "GET, HEAD";
}

/**
 * The server in front of the app: caches, limits, and answers when the app or the database cannot.
 * @param follow how the publication sequence is followed; tests give one of their own
 * @param read how records of the API are read; tests give another
 */
export function openEdge(settings: EdgeSettings, follow: typeof followPublication = followPublication, read: typeof readRecords = readRecords): Edge {
  const secureOrigin = settings.origin.startsWith("https:");
  // Each its own connections: what floods one door does not hold the others shut.
  const [origin, assetOrigin, deskOrigin] = [connectOrigin(settings.appPort, 64), connectOrigin(settings.appPort, 8), connectOrigin(settings.appPort, 32)];
  const dataOrigin = connectOrigin(settings.appPort, 8);
  const clock = follow(settings.readerUrl, (generation) => publicAnswers.changed(generation));
  const records = read(settings.readerUrl);
  const publicAnswers = makePublicAnswers(settings, origin, clock, records);
  const assets = makeAssets(settings, assetOrigin);
  const desk = makeDesk(settings, deskOrigin, clock);
  const requests = makeRequests(settings, deskOrigin);
  const plain = makePlain(settings);
  const dataFiles = makeDataFiles(settings, dataOrigin);
  const health = makeHealth(settings, origin, clock);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = readTarget(request.url ?? "");
    const method = request.method ?? "";
    const notice = (status: NoticeStatus, headers: Record<string, string> = {}): void =>
      sendNotice(request, response, status, { language: target.language, json: target.area === "api", secureOrigin, headers });

    const takesForms = target.area === "desk" || (target.area === "requests" && target.part === "form");
    if (method !== "POST" || !takesForms) await discardBody(request);
    if (target.area === "malformed") return notice(400);
    if (target.area === "requests" && settings.surface === (target.part === "page" ? "desk" : "public")) return notice(404);
    if (!READING.has(method) && !(method === "POST" && takesForms)) {
      if (method === "OPTIONS" && target.area === "api") return answerOptions(response);
      return notice(405, { Allow: allowedMethods(target) });
    }
    switch (target.area) {
      case "unknown":
        return notice(404);
      case "health":
        return health(request, response);
      case "asset":
        return assets(request, response, target.key);
      case "desk":
        return settings.surface === "public" ? notice(404) : desk(request, response, target.key);
      case "requests":
        // The public half's page holds no form, and is kept like any other.
        if (settings.surface === "public") return publicAnswers.answer(request, response, { area: "page", language: target.language, key: target.path + target.query });
        return requests(request, response, target);
      case "root":
        return answerRoot(request, response);
      case "plain":
        return plain(request, response, target.key);
      case "data":
        return settings.surface === "desk" ? notice(404) : dataFiles(request, response, target.key);
      case "page":
      case "api":
        return settings.surface === "desk" ? notice(404) : publicAnswers.answer(request, response, { ...target, area: target.area });
    }
  };

  const answerRoot = (request: IncomingMessage, response: ServerResponse): void => {
    const location = settings.surface === "desk" ? "/desk" : `/${preferredLanguage(request.headers["accept-language"])}`;
    response.writeHead(307, { ...commonHeaders(secureOrigin), Location: location, Vary: "Accept-Language", "Cache-Control": "no-cache", "Content-Length": 0 });
    response.end();
  };

  const answerOptions = (response: ServerResponse): void => {
    response.writeHead(204, { ...commonHeaders(secureOrigin), Allow: "GET, HEAD, OPTIONS", "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Max-Age": "86400" });
    response.end();
  };

  const server = createServer({ maxHeaderSize: LARGEST_HEADERS, headersTimeout: HEADERS_PATIENCE, requestTimeout: REQUEST_PATIENCE, keepAliveTimeout: KEEP_ALIVE, connectionsCheckingInterval: 2000 }, (request, response) => {
    if (publicAnswers.answerKept(request, response)) return;
    handle(request, response).catch(() => sendNotice(request, response, 503, { language: null, secureOrigin }));
  });
  server.on("clientError", refuseClient);
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    // Node has taken its own listener off: a client that resets now would end this whole process.
    socket.on("error", () => socket.destroy());
    if (settings.reload && request.url?.startsWith("/_next/") === true) passSocket(settings.appPort(), request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  void clock.refresh();
  return {
    server,
    clock,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      });
      for (const each of [origin, assetOrigin, deskOrigin, dataOrigin]) each.close();
      await Promise.all([clock.close(), records.close()]);
    },
  };
}

/** What the parser refused: answered by hand, since there is no request object. */
function refuseClient(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const phrase = { 431: "Request Header Fields Too Large", 408: "Request Timeout", 400: "Bad Request" }[status];
  const body = noticeHtml(status === 431 ? 431 : 400, null);
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Development only: Next's reload socket. */
function passSocket(port: number, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const behind = connect(port, "127.0.0.1", () => {
    const lines = [`GET ${request.url ?? "/"} HTTP/1.1`];
    for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) lines.push(`${request.rawHeaders[at] ?? ""}: ${request.rawHeaders[at + 1] ?? ""}`);
    behind.write(`${lines.join("\r\n")}\r\n\r\n`);
    behind.write(head);
    behind.pipe(socket).pipe(behind);
  });
  behind.on("error", () => socket.destroy());
  socket.on("close", () => behind.destroy());
}
