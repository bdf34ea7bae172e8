import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DOCUMENT_HEADER, SESSION_COOKIE } from "./desk";
import { StandIn } from "./stand-in";

let stand: StandIn;
beforeEach(async () => {
  stand = new StandIn();
  await stand.open();
});
afterEach(() => stand.close());

describe("the desk", () => {
  const form = `--XX\r\nContent-Disposition: form-data; name="$ACTION_ID_${"4".repeat(42)}"\r\n\r\n\r\n--XX--\r\n`;
  const good = (): Record<string, string> => ({
    Host: `localhost:${stand.port()}`,
    Origin: `http://localhost:${stand.port()}`,
    Cookie: `${SESSION_COOKIE}=abc`,
    "Content-Type": "multipart/form-data; boundary=XX",
  });

  it("passes pages through, uncached, with a nonce of their own", async () => {
    const one = await stand.ask("/desk", { headers: { Cookie: "a=b", "x-middleware-subrequest": "1", "X-Forwarded-For": "1.2.3.4" } });
    const two = await stand.ask("/desk");
    expect(stand.asked).toHaveLength(2);
    expect(one.headers["cache-control"]).toBe("no-store");
    // With "no-referrer" a browser would post this page's forms with "Origin: null".
    expect(one.headers["referrer-policy"]).toBe("same-origin");
    expect(one.headers["content-security-policy"]).toMatch(/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(one.headers["content-security-policy"]).not.toBe(two.headers["content-security-policy"]);
    expect(stand.asked[0]?.headers).toMatchObject({ cookie: "a=b", "x-forwarded-for": "127.0.0.1", "content-security-policy": one.headers["content-security-policy"] });
    expect(stand.asked[0]?.headers).not.toHaveProperty("x-middleware-subrequest");
    expect(one.headers["set-cookie"]).toEqual(["a=b"]);
  });

  it("tells the app what is a document, and lets nobody else say so: what a page's program asks for must be told whole", async () => {
    const ask = async (headers: Record<string, string>, method = "GET") => {
      await stand.ask("/desk/x", method === "GET" ? { headers } : { method, headers: { ...good(), ...headers }, body: form });
      return stand.asked.at(-1)?.headers[DOCUMENT_HEADER];
    };
    expect(await ask({})).toBe("1");
    expect(await ask({}, "POST")).toBe("1");
    expect(await ask({ rsc: "1", [DOCUMENT_HEADER]: "1" })).toBeUndefined();
    expect(await ask({ "next-action": "4".repeat(42), [DOCUMENT_HEADER]: "1" }, "POST")).toBeUndefined();
  });

  it("answers with the status that a page asks for, so that what may not be seen is no success", async () => {
    const page = `<head><meta name="x-status" content="404"/></head><main>Nothing here.</main>`;
    stand.behave = (_request, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    const answer = await stand.ask("/desk/records/none");
    expect(answer.status).toBe(404);
    expect(answer.body.toString("utf8")).toBe(page);
  });

  it("answers HEAD with the status that the same page has for GET, and no body", async () => {
    stand.behave = (request, response) => {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      // Next answers HEAD without the document, which is what says the status.
      response.end(request.method === "HEAD" ? undefined : `<head><meta name="x-status" content="404"/></head><main>Nothing here.</main>`);
    };
    const answer = await stand.ask("/desk/records/none", { method: "HEAD" });
    expect(answer.status).toBe(404);
    expect(answer.body).toHaveLength(0);
    expect((await stand.ask("/desk/records/none")).status).toBe(404);
  });

  it("takes a form of its own pages, and learns of a publication before it answers", async () => {
    const before = stand.refreshed;
    expect((await stand.ask("/desk/x", { method: "POST", headers: good(), body: form })).status).toBe(200);
    expect(stand.refreshed).toBe(before + 1);
  });

  it.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    ["without an origin", ({ Origin: _origin, ...rest }) => rest],
    ["of another origin", (headers) => ({ ...headers, Origin: "https://evil.example" })],
    ["of another port", (headers) => ({ ...headers, Origin: "http://localhost:1" })],
    ["with a foreign host", (headers) => ({ ...headers, Host: "evil.example", Origin: "http://evil.example" })],
    ["without a session", ({ Cookie: _cookie, ...rest }) => rest],
  ])("refuses a form %s", async (_title, change) => {
    expect((await stand.ask("/desk/x", { method: "POST", headers: change(good()), body: form })).status).toBe(403);
    expect(stand.asked).toHaveLength(0);
  });

  it("lets those without a session sign in", async () => {
    const { Cookie: _cookie, ...headers } = good();
    expect((await stand.ask("/desk/sign-in", { method: "POST", headers, body: form })).status).toBe(200);
    expect((await stand.ask("/desk/invitation/abc", { method: "POST", headers, body: form })).status).toBe(200);
    expect((await stand.ask("/desk/sign-inx", { method: "POST", headers, body: form })).status).toBe(403);
  });

  it("counts bodies and reads forms", async () => {
    expect((await stand.ask("/desk/x", { method: "POST", headers: good(), body: Buffer.alloc(1_200_000) })).status).toBe(413);
    expect((await stand.ask("/desk/x", { method: "POST", headers: { ...good(), "Transfer-Encoding": "chunked" }, body: Buffer.alloc(1_200_000) })).status).toBe(413);
    expect((await stand.ask("/desk/x", { method: "POST", headers: good(), body: form.slice(0, 50) })).status).toBe(400);
    expect((await stand.ask("/desk/x", { method: "POST", headers: { ...good(), "Content-Type": "application/json" }, body: "{}" })).status).toBe(415);
    expect(stand.asked).toHaveLength(0);
  });

  it("says 503 when its database is away; otherwise that a form was not answered, and not that it was badly made, which nobody knows", async () => {
    stand.behave = (_request, response) => response.writeHead(500).end("stack");
    const failed = await stand.ask("/desk/x", { method: "POST", headers: good(), body: form });
    expect(failed.status).toBe(422);
    expect(failed.text).toMatch(/could not be answered[\s\S]*look whether[\s\S]*无法处理/iu);
    expect(failed.text).not.toContain("well formed");
    stand.generation = { ...stand.generation, readable: false };
    const away = await stand.ask("/desk/x", { method: "POST", headers: good(), body: form });
    expect(away.status).toBe(503);
    expect(away.text).toMatch(/nobody has been signed out[\s\S]*没有人被登出/);
    expect((await stand.ask("/desk")).status).toBe(503);
    expect(away.headers).not.toHaveProperty("set-cookie");
  });

  it("explains a form of an older build instead of passing on Next's few words", async () => {
    stand.behave = (_request, response) => response.writeHead(409).end("Server action not found.");
    const answer = await stand.ask("/desk/x", { method: "POST", headers: good(), body: form });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("load the page again");
  });

  it("is away with its database, and asks nobody to sign in again", async () => {
    await stand.closeEdge();
    stand.oneDatabase = true;
    await stand.open();
    stand.generation = { ...stand.generation, readable: false };
    expect((await stand.ask("/desk", { headers: { Cookie: `${SESSION_COOKIE}=abc` } })).status).toBe(503);
    expect(stand.asked).toHaveLength(0);
    // The action itself says that nothing was saved, and gives back what was typed.
    expect((await stand.ask("/desk/x", { method: "POST", headers: good(), body: form })).status).toBe(200);
    expect(stand.asked).toHaveLength(1);
  });
});
