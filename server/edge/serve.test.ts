import { createServer, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "./desk";
import type { Generation } from "./generation";
import { openEdge, type Edge } from "./serve";

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

let app: Server;
let edge: Edge;
let generation: Generation;
let changed: (now: Generation) => void;
let now: Date;
let asked: IncomingMessage[];
let behave: (request: IncomingMessage, response: ServerResponse) => void;
let refreshed: number;

const page = (body: string): string => `<!DOCTYPE html><html><head><script src="/x.js"></script></head><body>${body}<script>self.__next_f</script></body></html>`;

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port: portOf(edge.server), path, method: options.method ?? "GET", headers: options.headers ?? {} }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, text: body.toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(options.body);
  });
}

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(portOf(edge.server), "127.0.0.1", () => socket.write(text));
    let got = "";
    socket.on("data", (chunk) => (got += chunk.toString("latin1")));
    socket.on("end", () => resolve(got));
    socket.on("error", reject);
  });
}

function publish(seq: number, withdrawn = generation.withdrawn): void {
  generation = { seq, withdrawn, readable: true };
  changed(generation);
}

async function open(surface: "public" | "desk" | "all" = "all"): Promise<void> {
  edge = openEdge(
    { surface, origin: "http://localhost:3000", localNames: true, appPort: () => portOf(app), readerUrl: "postgresql://none", reload: false, now: () => now },
    (_url, hint) => {
      changed = hint;
      return {
        current: () => generation,
        refresh: () => {
          refreshed += 1;
          return Promise.resolve(generation);
        },
        close: () => Promise.resolve(),
      };
    },
  );
  await new Promise<void>((resolve) => edge.server.listen(0, "127.0.0.1", resolve));
}

beforeEach(async () => {
  asked = [];
  refreshed = 0;
  generation = { seq: 1, withdrawn: 0, readable: true };
  now = new Date("2026-03-01T12:00:00Z");
  behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": "a=b", Link: "</x.js>; rel=preload", "x-nextjs-cache": "HIT" }).end(page(`<p>${"words ".repeat(200)}</p>`));
  app = createServer((request, response) => {
    asked.push(request);
    behave(request, response);
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  await open();
});

afterEach(async () => {
  await edge.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

describe("public pages", () => {
  it("carry no script, no cookie, no preload, and forbid scripts", async () => {
    const answer = await ask("/en");
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/<script/i);
    expect(answer.headers).not.toHaveProperty("set-cookie");
    expect(answer.headers).not.toHaveProperty("link");
    expect(answer.headers).not.toHaveProperty("x-nextjs-cache");
    expect(answer.headers["content-security-policy"]).toBe("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", vary: "Accept-Encoding" });
  });

  it("are rendered once for all who ask, without anything of the reader", async () => {
    const headers = { Cookie: "secret=1", "User-Agent": "somebody", "X-Forwarded-Host": "evil.example", rsc: "1", "next-router-prefetch": "1" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/en/people?_rsc=1", { headers })));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe("/en/people");
    expect(asked[0]?.headers).not.toHaveProperty("cookie");
    expect(asked[0]?.headers).not.toHaveProperty("rsc");
    expect(asked[0]?.headers).toMatchObject({ "x-forwarded-host": "localhost:3000", "user-agent": "caselight-edge" });
  });

  it("are compressed, with a validator per form", async () => {
    const plain = await ask("/en");
    const small = await ask("/en", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(small.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(small.body).toString()).toBe(plain.text);
    expect(small.headers.etag).not.toBe(plain.headers.etag);
    const again = await ask("/en", { headers: { "Accept-Encoding": "br", "If-None-Match": `W/"x", ${small.headers.etag ?? ""}` } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it("answer HEAD with the same headers and no body", async () => {
    const answer = await ask("/en", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
    expect(asked[0]?.method).toBe("GET");
  });

  it("are rendered again after a publication and after midnight", async () => {
    await ask("/en");
    publish(2);
    await ask("/en");
    expect(asked).toHaveLength(2);
    now = new Date("2026-03-02T00:00:01Z");
    await ask("/en");
    await ask("/en");
    expect(asked).toHaveLength(3);
  });

  it("stay readable while the app fails, but never after a withdrawal", async () => {
    await ask("/en");
    behave = (_request, response) => response.writeHead(500).end("no");
    publish(2);
    expect((await ask("/en")).status).toBe(200);
    publish(3, 3);
    const gone = await ask("/en");
    expect(gone.status).toBe(503);
    expect(gone.headers["retry-after"]).toBeDefined();
  });

  it("are served as they are while the database cannot be read", async () => {
    await ask("/en");
    generation = { ...generation, readable: false };
    behave = (_request, response) => response.writeHead(500).end();
    now = new Date("2026-03-05T00:00:01Z");
    expect((await ask("/en")).status).toBe(200);
    const other = await ask("/zh/people");
    expect(other.status).toBe(503);
    expect(other.text).toContain("目前无法显示此页面");
    expect(asked).toHaveLength(2);
  });

  it("rendered while something was withdrawn are rendered again", async () => {
    behave = (_request, response) => {
      if (asked.length === 1) publish(2, 2);
      response.writeHead(200, { "Content-Type": "text/html" }).end(page(`<p>${asked.length}</p>`));
    };
    expect((await ask("/en")).text).toContain("<p>2</p>");
  });

  it("say 404 and 410 by their mark; Next's own 404 is replaced", async () => {
    behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(`<head><meta name="x-status" content="410"/></head><main>gone</main>`);
    const gone = await ask("/en/people/gone");
    expect(gone.status).toBe(410);
    expect(gone.text).toBe("<head></head><main>gone</main>");
    behave = (_request, response) => response.writeHead(404, { "Content-Type": "text/html" }).end(page(""));
    const none = await ask("/zh/none");
    expect(none.status).toBe(404);
    expect(none.text).toContain("这里没有页面");
  });

  it("never lead off this site", async () => {
    behave = (_request, response) => response.writeHead(307, { Location: "https://evil.example/" }).end();
    expect((await ask("/en")).status).toBe(503);
    behave = (_request, response) => response.writeHead(308, { Location: `http://127.0.0.1:1/en/people` }).end();
    expect((await ask("/en/a")).headers.location).toBe("/en/people");
  });
});

describe("doors", () => {
  it.each(["PUT", "DELETE", "PATCH", "TRACE", "POST", "OPTIONS"])("%s on a page is 405", async (method) => {
    const answer = await ask("/en", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD");
    expect(asked).toHaveLength(0);
  });

  it.each([["/en/%", 400], ["/fr", 404], ["/_next/image?url=a", 404], ["/.git/config", 404]])("%s is %i", async (path, status) => {
    expect((await ask(path)).status).toBe(status);
    expect(asked).toHaveLength(0);
  });

  it("leads the root to the reader's language", async () => {
    const answer = await ask("/", { headers: { "Accept-Language": "zh-TW" } });
    expect(answer).toMatchObject({ status: 307 });
    expect(answer.headers).toMatchObject({ location: "/zh", vary: "Accept-Language" });
  });

  it("answers the API's preflight and its errors as problem details", async () => {
    expect((await ask("/api/v1/people", { method: "OPTIONS" })).headers["access-control-allow-origin"]).toBe("*");
    behave = (_request, response) => response.writeHead(500).end();
    const answer = await ask("/api/v1/people");
    expect(answer.status).toBe(503);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.text)).toMatchObject({ status: 503 });
  });

  it("refuses what is no HTTP", async () => {
    expect(await raw("hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw("GET http://evil.example/en HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`GET /en HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("tells app from database", async () => {
    expect(JSON.parse((await ask("/health")).text)).toEqual({ app: "up", database: "up" });
    generation = { ...generation, readable: false };
    await new Promise((resolve) => setTimeout(resolve, 520));
    const answer = await ask("/health");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({ app: "up", database: "down" });
  });

  it("shows one surface only when told so", async () => {
    await edge.close();
    await open("public");
    expect((await ask("/desk")).status).toBe(404);
    expect((await ask("/en")).status).toBe(200);
    await edge.close();
    await open("desk");
    expect((await ask("/en")).status).toBe(404);
    expect((await ask("/desk")).status).toBe(200);
  });
});

describe("the desk", () => {
  const form = `--XX\r\nContent-Disposition: form-data; name="$ACTION_ID_${"4".repeat(42)}"\r\n\r\n\r\n--XX--\r\n`;
  const good = (): Record<string, string> => ({
    Host: `localhost:${portOf(edge.server)}`,
    Origin: `http://localhost:${portOf(edge.server)}`,
    Cookie: `${SESSION_COOKIE}=abc`,
    "Content-Type": "multipart/form-data; boundary=XX",
  });

  it("passes pages through, uncached, with a nonce of their own", async () => {
    const one = await ask("/desk", { headers: { Cookie: "a=b", "x-middleware-subrequest": "1", "X-Forwarded-For": "1.2.3.4" } });
    const two = await ask("/desk");
    expect(asked).toHaveLength(2);
    expect(one.headers["cache-control"]).toBe("no-store");
    expect(one.headers["content-security-policy"]).toMatch(/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(one.headers["content-security-policy"]).not.toBe(two.headers["content-security-policy"]);
    expect(asked[0]?.headers).toMatchObject({ cookie: "a=b", "x-forwarded-for": "127.0.0.1", "content-security-policy": one.headers["content-security-policy"] });
    expect(asked[0]?.headers).not.toHaveProperty("x-middleware-subrequest");
    expect(one.headers["set-cookie"]).toEqual(["a=b"]);
  });

  it("takes a form of its own pages, and learns of a publication before it answers", async () => {
    const before = refreshed;
    expect((await ask("/desk/x", { method: "POST", headers: good(), body: form })).status).toBe(200);
    expect(refreshed).toBe(before + 1);
  });

  it.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    ["without an origin", ({ Origin: _origin, ...rest }) => rest],
    ["of another origin", (headers) => ({ ...headers, Origin: "https://evil.example" })],
    ["of another port", (headers) => ({ ...headers, Origin: "http://localhost:1" })],
    ["with a foreign host", (headers) => ({ ...headers, Host: "evil.example", Origin: "http://evil.example" })],
    ["without a session", ({ Cookie: _cookie, ...rest }) => rest],
  ])("refuses a form %s", async (_title, change) => {
    expect((await ask("/desk/x", { method: "POST", headers: change(good()), body: form })).status).toBe(403);
    expect(asked).toHaveLength(0);
  });

  it("lets those without a session sign in", async () => {
    const { Cookie: _cookie, ...headers } = good();
    expect((await ask("/desk/sign-in", { method: "POST", headers, body: form })).status).toBe(200);
    expect((await ask("/desk/invitation/abc", { method: "POST", headers, body: form })).status).toBe(200);
    expect((await ask("/desk/sign-inx", { method: "POST", headers, body: form })).status).toBe(403);
  });

  it("counts bodies and reads forms", async () => {
    expect((await ask("/desk/x", { method: "POST", headers: good(), body: Buffer.alloc(1_200_000) })).status).toBe(413);
    expect((await ask("/desk/x", { method: "POST", headers: { ...good(), "Transfer-Encoding": "chunked" }, body: Buffer.alloc(1_200_000) })).status).toBe(413);
    expect((await ask("/desk/x", { method: "POST", headers: good(), body: form.slice(0, 50) })).status).toBe(400);
    expect((await ask("/desk/x", { method: "POST", headers: { ...good(), "Content-Type": "application/json" }, body: "{}" })).status).toBe(415);
    expect(asked).toHaveLength(0);
  });

  it("says 503 when its database is away, and 400 when Next cannot decode a form", async () => {
    behave = (_request, response) => response.writeHead(500).end("stack");
    expect((await ask("/desk/x", { method: "POST", headers: good(), body: form })).status).toBe(400);
    generation = { ...generation, readable: false };
    const away = await ask("/desk/x", { method: "POST", headers: good(), body: form });
    expect(away.status).toBe(503);
    expect(away.text).toMatch(/nobody has been signed out[\s\S]*没有人被登出/);
    expect((await ask("/desk")).status).toBe(503);
    expect(away.headers).not.toHaveProperty("set-cookie");
  });
});
