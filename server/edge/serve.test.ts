import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StandIn, renderedPage } from "./stand-in";

let stand: StandIn;
beforeEach(async () => {
  stand = new StandIn();
  await stand.open();
});
afterEach(() => stand.close());

describe("lists as files", () => {
  it("keep their type and a plain file name, and lose any other disposition", async () => {
    let disposition = 'attachment; filename="people.csv"';
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": disposition }).end("\uFEFFid,name\r\n");
    const csv = await stand.ask("/api/v1/people.csv?q=a");
    expect(csv.headers).toMatchObject({ "content-type": "text/csv; charset=utf-8", "content-disposition": disposition, "access-control-allow-origin": "*" });
    expect(csv.text).toBe("\uFEFFid,name\r\n");
    disposition = 'inline; filename="x.html"';
    expect((await stand.ask("/api/v1/people.csv?q=b")).headers).not.toHaveProperty("content-disposition");
  });

  it("are refused in any type that is no data", async () => {
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>");
    expect((await stand.ask("/api/v1/people.csv")).headers["content-type"]).toBe("application/problem+json");
  });
});

describe("public pages", () => {
  it("carry no script, no cookie, no preload, and forbid scripts", async () => {
    const answer = await stand.ask("/en");
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
    const answers = await Promise.all(Array.from({ length: 20 }, () => stand.ask("/en/people?_rsc=1", { headers })));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(stand.asked).toHaveLength(1);
    expect(stand.asked[0]?.url).toBe("/en/people");
    expect(stand.asked[0]?.headers).not.toHaveProperty("cookie");
    expect(stand.asked[0]?.headers).not.toHaveProperty("rsc");
    expect(stand.asked[0]?.headers).toMatchObject({ "x-forwarded-host": "localhost:3000", "user-agent": "caselight-edge" });
  });

  it("are compressed, with a validator per form", async () => {
    const plain = await stand.ask("/en");
    const small = await stand.ask("/en", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(small.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(small.body).toString()).toBe(plain.text);
    expect(small.headers.etag).not.toBe(plain.headers.etag);
    const again = await stand.ask("/en", { headers: { "Accept-Encoding": "br", "If-None-Match": `W/"x", ${small.headers.etag ?? ""}` } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it("answer HEAD with the same headers and no body", async () => {
    const answer = await stand.ask("/en", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
    expect(stand.asked[0]?.method).toBe("GET");
  });

  it("are rendered again after a publication and after midnight", async () => {
    await stand.ask("/en");
    stand.publish(2);
    await stand.ask("/en");
    expect(stand.asked).toHaveLength(2);
    stand.now = new Date("2026-03-02T00:00:01Z");
    await stand.ask("/en");
    await stand.ask("/en");
    expect(stand.asked).toHaveLength(3);
  });

  it("stay readable while the app fails, but never after a withdrawal", async () => {
    await stand.ask("/en");
    stand.behave = (_request, response) => response.writeHead(500).end("no");
    stand.publish(2);
    expect((await stand.ask("/en")).status).toBe(200);
    stand.publish(3, 3);
    const gone = await stand.ask("/en");
    expect(gone.status).toBe(503);
    expect(gone.headers["retry-after"]).toBeDefined();
  });

  it("are served as they are while the database cannot be read", async () => {
    await stand.ask("/en");
    stand.generation = { ...stand.generation, readable: false };
    stand.behave = (_request, response) => response.writeHead(500).end();
    stand.now = new Date("2026-03-05T00:00:01Z");
    expect((await stand.ask("/en")).status).toBe(200);
    const other = await stand.ask("/zh/people");
    expect(other.status).toBe(503);
    expect(other.text).toContain("目前无法显示此页面");
    expect(stand.asked).toHaveLength(2);
  });

  it("rendered while something was withdrawn are rendered again", async () => {
    stand.behave = (_request, response) => {
      if (stand.asked.length === 1) stand.publish(2, 2);
      response.writeHead(200, { "Content-Type": "text/html" }).end(renderedPage(`<p>${stand.asked.length}</p>`));
    };
    expect((await stand.ask("/en")).text).toContain("<p>2</p>");
  });

  it("say 404 and 410 by their mark; Next's own 404 is replaced", async () => {
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(`<head><meta name="x-status" content="410"/></head><main>gone</main>`);
    const gone = await stand.ask("/en/people/gone");
    expect(gone.status).toBe(410);
    expect(gone.text).toBe("<head></head><main>gone</main>");
    stand.behave = (_request, response) => response.writeHead(404, { "Content-Type": "text/html" }).end(renderedPage(""));
    const none = await stand.ask("/zh/none");
    expect(none.status).toBe(404);
    expect(none.text).toContain("找不到页面");
  });

  it("never lead off this site", async () => {
    stand.behave = (_request, response) => response.writeHead(307, { Location: "https://evil.example/" }).end();
    expect((await stand.ask("/en")).status).toBe(503);
    stand.behave = (_request, response) => response.writeHead(308, { Location: `http://127.0.0.1:1/en/people` }).end();
    expect((await stand.ask("/en/a")).headers.location).toBe("/en/people");
  });
});

describe("doors", () => {
  it.each(["PUT", "DELETE", "PATCH", "TRACE", "POST", "OPTIONS"])("%s on a page is 405", async (method) => {
    const answer = await stand.ask("/en", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD");
    expect(stand.asked).toHaveLength(0);
  });

  it.each([["/en/%", 400], ["/fr", 404], ["/_next/image?url=a", 404], ["/.git/config", 404]])("%s is %i", async (path, status) => {
    expect((await stand.ask(path)).status).toBe(status);
    expect(stand.asked).toHaveLength(0);
  });

  it("leads the root to the reader's language", async () => {
    const answer = await stand.ask("/", { headers: { "Accept-Language": "zh-TW" } });
    expect(answer).toMatchObject({ status: 307 });
    expect(answer.headers).toMatchObject({ location: "/zh", vary: "Accept-Language" });
  });

  it("answers the API's preflight and its errors as problem details", async () => {
    expect((await stand.ask("/api/v1/people", { method: "OPTIONS" })).headers["access-control-allow-origin"]).toBe("*");
    stand.behave = (_request, response) => response.writeHead(500).end();
    const answer = await stand.ask("/api/v1/people");
    expect(answer.status).toBe(503);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.text)).toMatchObject({ status: 503 });
  });

  it("refuses what is no HTTP", async () => {
    expect(await stand.raw("hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await stand.raw("GET http://evil.example/en HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await stand.raw(`GET /en HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("tells app from database", async () => {
    expect(JSON.parse((await stand.ask("/health")).text)).toEqual({ app: "up", database: "up" });
    stand.generation = { ...stand.generation, readable: false };
    await new Promise((resolve) => setTimeout(resolve, 520));
    const answer = await stand.ask("/health");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({ app: "up", database: "down" });
  });

  it("shows one surface only when told so", async () => {
    await stand.closeEdge();
    await stand.open("public");
    expect((await stand.ask("/desk")).status).toBe(404);
    expect((await stand.ask("/en")).status).toBe(200);
    await stand.closeEdge();
    await stand.open("desk");
    expect((await stand.ask("/en")).status).toBe(404);
    expect((await stand.ask("/desk")).status).toBe(200);
  });
});

describe("a client that asks to upgrade and breaks off", () => {
  it("is let go, and the next reader is served", async () => {
    // An exception that nobody catches would end the supervisor: vitest fails a run with one.
    await Promise.all(Array.from({ length: 60 }, () => stand.reset("GET /en HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")));
    expect((await stand.ask("/en")).status).toBe(200);
  });
});

describe("build files", () => {
  it("are kept once, whatever is asked beside their names", async () => {
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/css" }).end("a{}");
    for (let number = 0; number < 5; number += 1) expect((await stand.ask(`/_next/static/chunks/a.css?${number}`)).status).toBe(200);
    expect(stand.asked.map(({ url }) => url)).toEqual(["/_next/static/chunks/a.css"]);
  });
});

describe("a flood at the desk's door", () => {
  it("holds no public page, and whoever comes behind it is told to come back", async () => {
    const held: (() => void)[] = [];
    const page = stand.behave;
    stand.behave = (request, response) => {
      if (request.url?.startsWith("/desk") === true) held.push(() => page(request, response));
      else page(request, response);
    };
    const statuses: number[] = [];
    const flood = Array.from({ length: 300 }, async () => statuses.push((await stand.ask("/desk/sign-in")).status));
    // Thirty-two are with the app and two hundred wait: the rest is answered at once.
    await vi.waitFor(() => expect([held.length, statuses.length]).toEqual([32, 68]), { timeout: 10_000, interval: 10 });
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect((await stand.ask("/en/about")).status).toBe(200);
    stand.behave = page;
    for (const release of held) release();
    await Promise.all(flood);
    expect(statuses.filter((status) => status === 200)).toHaveLength(232);
  });
});
