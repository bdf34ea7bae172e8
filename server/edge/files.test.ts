/** What the edge answers beside pages and JSON: its own plain files, files of the app, and the dataset as a stream. */
import { connect } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StandIn } from "./stand-in";

let stand: StandIn;
beforeEach(async () => {
  stand = new StandIn();
  await stand.open();
});
afterEach(() => stand.close());

describe("plain files", () => {
  it("tell crawlers where to read and where not, while all else is away", async () => {
    stand.behave = (_request, response) => response.writeHead(500).end();
    const answer = await stand.ask("/robots.txt");
    expect(answer.text).toBe("User-agent: *\nDisallow: /desk\n\nSitemap: http://localhost:3000/sitemap.xml\n");
    expect(answer.headers).toMatchObject({ "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" });
    expect(stand.asked).toHaveLength(0);
    await stand.closeEdge();
    await stand.open("desk");
    expect((await stand.ask("/robots.txt")).text).toBe("User-agent: *\nDisallow: /\n");
  });

  it("hold an icon in two forms", async () => {
    const ico = await stand.ask("/favicon.ico");
    expect(ico.headers["content-type"]).toBe("image/vnd.microsoft.icon");
    expect([...ico.body.subarray(0, 4)]).toEqual([0, 0, 1, 0]);
    const svg = await stand.ask("/icon.svg", { headers: { "Accept-Encoding": "br" } });
    expect(svg.headers["content-type"]).toBe("image/svg+xml");
    expect(svg.headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it("name whom to tell of a fault, until that day and no longer", async () => {
    expect((await stand.ask("/.well-known/security.txt")).status).toBe(404);
    await stand.closeEdge();
    stand.security = { contact: "mailto:security@caselight.example", expires: "2026-06-01" };
    await stand.open();
    expect((await stand.ask("/.well-known/security.txt")).text).toBe(
      "Contact: mailto:security@caselight.example\nExpires: 2026-06-01T00:00:00Z\nPreferred-Languages: en, zh\nCanonical: http://localhost:3000/.well-known/security.txt\n",
    );
    stand.now = new Date("2026-06-01T00:00:00Z");
    expect((await stand.ask("/.well-known/security.txt")).status).toBe(404);
  });

  it("can be read and nothing else", async () => {
    expect((await stand.ask("/robots.txt", { method: "POST" })).status).toBe(405);
  });
});

describe("files of the app", () => {
  it("are data wherever they lie: any site may read them, none may make a page of them", async () => {
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="a.csv"', "Set-Cookie": "a=b" }).end("a,b\r\n".repeat(200));
    const answer = await stand.ask("/en/people/test-person/timeline.csv", { headers: { "Accept-Encoding": "br" } });
    expect(answer.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="a.csv"', "access-control-allow-origin": "*",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'", "content-encoding": "br",
    });
    expect(answer.headers).not.toHaveProperty("set-cookie");
    expect((await stand.ask("/en/people/test-person/timeline.csv", { headers: { "Accept-Encoding": "br", "If-None-Match": answer.headers.etag ?? "" } })).status).toBe(304);
  });

  it("keep their own words where they are gone, and pass on no other header", async () => {
    stand.behave = (_request, response) => response.writeHead(410, { "Content-Type": "text/plain; charset=utf-8", "Content-Disposition": "attachment; filename=\"a\r b\"".replace("\r", "") + "; x" }).end("withdrawn");
    const answer = await stand.ask("/en/people/test-person/feed.atom");
    expect([answer.status, answer.text]).toEqual([410, "withdrawn"]);
    expect(answer.headers).not.toHaveProperty("content-disposition");
  });
});

describe("the dataset", () => {
  const csv = "text/csv; charset=utf-8";

  it("passes through as it comes, also compressed, and is never kept", async () => {
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": csv }).end("a,b\r\n".repeat(1000));
    const plain = await stand.ask("/data/1/people.csv");
    const zipped = await stand.ask("/data/1/people.csv", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(zipped.headers).toMatchObject({ "content-encoding": "gzip", "access-control-allow-origin": "*", vary: "Accept-Encoding" });
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(stand.asked).toHaveLength(2);
  });

  it("may be larger than any page", async () => {
    const megabyte = Buffer.alloc(1_000_000, "a");
    stand.behave = (_request, response) => {
      response.writeHead(200, { "Content-Type": csv });
      let sent = 0;
      const more = (): void => {
        while (sent < 20) {
          sent += 1;
          if (!response.write(megabyte)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    };
    expect((await stand.ask("/data/1/people.csv")).body).toHaveLength(20_000_000);
  });

  it("lets one who hardly reads give up the place when all are taken, and nobody who reads", async () => {
    stand.behave = (_request, response) => {
      response.writeHead(200, { "Content-Type": csv });
      response.write("a,b\r\n");
    };
    const slow = Array.from({ length: 8 }, () => stand.raw("GET /data/1/people.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").then(() => "ended", () => "ended"));
    await expect.poll(() => stand.asked.length, { timeout: 10_000 }).toBe(8);
    expect((await stand.ask("/data/1/people.csv")).status).toBe(503);
    stand.now = new Date(stand.now.getTime() + 61_000);
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": csv }).end("a,b\r\n");
    expect((await stand.ask("/data/1/people.csv")).status).toBe(200);
    expect(await Promise.race(slow)).toBe("ended");
  });

  it("leaves everybody the place who reads, and takes it from one who read much at first and then nothing", async () => {
    const size = 5_000_000;
    stand.behave = (_request, response) => {
      response.writeHead(200, { "Content-Type": csv });
      response.write(Buffer.alloc(size, "a"));
    };
    const read = Array.from({ length: 8 }, () => 0);
    const sockets = read.map((_, at) => {
      const socket = connect(stand.port(), "127.0.0.1", () => socket.write("GET /data/1/people.csv HTTP/1.1\r\nHost: a\r\n\r\n"));
      return socket.on("data", (chunk) => (read[at] = (read[at] ?? 0) + chunk.length)).on("error", () => undefined);
    });
    await expect.poll(() => Math.min(...read), { timeout: 20_000 }).toBeGreaterThan(size);
    const later = async (seconds: number) => {
      stand.now = new Date(stand.now.getTime() + seconds * 1000);
      return (await stand.ask("/data/1/people.csv")).status;
    };
    expect(await later(61)).toBe(503);
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": csv }).end("a,b\r\n");
    expect(await later(600)).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it("that breaks off does not look whole", async () => {
    stand.behave = (_request, response) => {
      response.writeHead(200, { "Content-Type": csv });
      response.write("half", () => response.destroy());
    };
    const text = await stand.raw("GET /data/1/people.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").catch(() => "broken off");
    expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
    stand.behave = (_request, response) => response.writeHead(500).end();
    expect((await stand.ask("/data/1/people.csv")).status).toBe(503);
  });

  it("says when an edition of it is over, and is not there on a desk's host", async () => {
    stand.behave = (_request, response) => response.writeHead(410, { "Content-Type": "text/plain; charset=utf-8" }).end("over");
    const over = await stand.ask("/data/1/people.csv");
    expect([over.status, over.text]).toEqual([410, "over"]);
    await stand.closeEdge();
    await stand.open("desk");
    expect((await stand.ask("/data/1/people.csv")).status).toBe(404);
  });
});
