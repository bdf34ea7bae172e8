import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StandIn, renderedPage } from "./stand-in";

const DRAFT = "d".repeat(43);
const GOOD = "kind=other&message=hello&stamp=x";
const TYPE = "application/x-www-form-urlencoded";

let stand: StandIn;
/** What the app was sent, by its address. */
let bodies: Map<string, string>;

/** The app: takes a form, or keeps it as a draft that the page then draws with a status of its own. */
function behaving(outcome: "taken" | 400 | 429 | 503): void {
  stand.behave = (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      bodies.set(request.url ?? "", Buffer.concat(parts).toString("utf8"));
      if (request.method !== "POST") {
        const status = request.url?.includes("draft=") === true && outcome !== "taken" ? `<meta name="x-status" content="${String(outcome)}"/>` : "";
        response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": "a=b" }).end(renderedPage(`${status}<p>form</p>`));
      } else if (outcome === "taken") response.writeHead(303, { Location: "/requests/en/received?reference=BCDFGHJK", "Set-Cookie": "a=b" }).end();
      else response.writeHead(200, { "x-draft": DRAFT, ...(outcome === 429 ? { "Retry-After": "1800" } : {}) }).end();
    });
  };
}

const post = (path: string, headers: Record<string, string> = {}, body: string | Buffer = GOOD) => stand.ask(path, { method: "POST", headers: { "Content-Type": TYPE, ...headers }, body });

beforeEach(async () => {
  stand = new StandIn();
  bodies = new Map();
  await stand.open();
  behaving("taken");
});
afterEach(() => stand.close());

describe("the form for requests", () => {
  it.each(["/en/corrections", "/zh/corrections", "/requests/en", "/requests/zh", "/requests/en/received?reference=BCDFGHJK"])("%s is drawn anew for each reader and kept nowhere", async (path) => {
    const one = await stand.ask(path);
    await stand.ask(path);
    expect(one.status).toBe(200);
    expect(one.headers["cache-control"]).toBe("no-store");
    expect(one.headers["content-security-policy"]).toContain("form-action 'self'");
    expect(one.headers).not.toHaveProperty("set-cookie");
    expect(one.text).not.toMatch(/<script/);
    expect(stand.asked).toHaveLength(2);
  });

  it("gives the app of the address what the form reads, and no draft of somebody else", async () => {
    await stand.ask(`/requests/en?draft=${DRAFT}&about=people/x&b=1`);
    await stand.ask(`/requests/en/received?reference=BCDFGHJK&draft=${DRAFT}`);
    expect(stand.asked.map(({ url }) => url)).toEqual(["/requests/en?about=people%2Fx", "/requests/en/received?reference=BCDFGHJK"]);
  });

  it("is taken, and leads to an address that says nothing of what was written", async () => {
    const answer = await post("/requests/en", { Cookie: "secret=1", "X-Forwarded-For": "203.0.113.9", Origin: "null", "Sec-Fetch-Site": "same-origin" });
    expect(answer).toMatchObject({ status: 303, text: "" });
    expect(answer.headers).toMatchObject({ location: "/requests/en/received?reference=BCDFGHJK", "cache-control": "no-store" });
    expect(answer.headers).not.toHaveProperty("set-cookie");
    expect(bodies.get("/requests/en/send")).toBe(GOOD);
    expect(stand.asked[0]?.headers).not.toHaveProperty("cookie");
    // The socket's address, whatever a header claims.
    expect(stand.asked[0]?.headers["x-forwarded-for"]).toMatch(/127\.0\.0\.1$/);
  });

  it.each([400, 429, 503] as const)("that is not taken is drawn again, as %i", async (status) => {
    behaving(status);
    const answer = await post("/requests/zh");
    expect(answer.status).toBe(status);
    expect(answer.text).toContain("<p>form</p>");
    expect(answer.text).not.toContain("x-status");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["retry-after"]).toBe(status === 429 ? "1800" : status === 503 ? "60" : undefined);
    expect(stand.asked.map(({ url }) => url)).toEqual(["/requests/zh/send", `/requests/zh?draft=${DRAFT}`]);
  });

  it.each<[string, Record<string, string>]>([
    ["without anything that says where it comes from", {}],
    ["as a browser sends it that was told to say nothing", { Origin: "null" }],
    ["as a browser sends it that says more", { Origin: "null", "Sec-Fetch-Site": "same-origin" }],
    ["typed in by hand", { "Sec-Fetch-Site": "none" }],
    ["with its encoding said", { "Content-Type": `${TYPE}; charset=UTF-8` }],
  ])("comes in %s", async (_title, headers) => {
    expect((await post("/requests/en", headers)).status).toBe(303);
  });

  it.each<[string, Record<string, string>]>([
    ["of another site, by its origin", { Origin: "https://evil.example" }],
    ["of another port", { Origin: "http://localhost:1" }],
    ["of another site, by what the browser says", { Origin: "null", "Sec-Fetch-Site": "cross-site" }],
    ["of a neighbour", { "Sec-Fetch-Site": "same-site" }],
  ])("is refused when it is %s", async (_title, headers) => {
    const answer = await post("/requests/en", headers);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("sent from another site");
    expect(stand.asked).toHaveLength(0);
  });

  it.each(["text/plain", "application/json", "multipart/form-data; boundary=x", `${TYPE}x`, `${TYPE}; charset=gbk`, ""])("is refused as %j", async (type) => {
    const answer = await stand.ask("/requests/zh", { method: "POST", headers: type === "" ? {} : { "Content-Type": type }, body: GOOD });
    expect(answer.status).toBe(415);
    expect(answer.text).toContain("您的请求未被接收");
    expect(stand.asked).toHaveLength(0);
  });

  it("is refused when it is packed", async () => {
    expect((await post("/requests/en", { "Content-Encoding": "gzip" })).status).toBe(415);
  });

  it("is refused over 64 kB by counting, whatever its header says", async () => {
    const large = `message=${"x".repeat(64_000)}`;
    for (const headers of [{}, { "Transfer-Encoding": "chunked" }]) {
      const answer = await post("/requests/en", headers, large);
      expect(answer.status).toBe(413);
      expect(answer.text).toContain("5,000 characters");
    }
    expect(stand.asked).toHaveLength(0);
    expect((await post("/requests/en", {}, `message=${"x".repeat(63_000)}`)).status).toBe(303);
  });

  it("gives back what was written when the app cannot take it", async () => {
    stand.behave = (_request, response) => response.writeHead(500).end();
    const answer = await post("/requests/en", {}, new URLSearchParams({ message: `Keep "this" <b>& that</b></textarea>` }).toString());
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBeDefined();
    expect(answer.text).toContain("Your request was not saved");
    expect(answer.text).toContain("Keep &#34;this&#34; &#60;b&#62;&#38; that&#60;/b&#62;&#60;/textarea&#62;</textarea>");
  });

  it("never leads off this site", async () => {
    stand.behave = (_request, response) => response.writeHead(303, { Location: "https://evil.example/" }).end();
    expect((await post("/requests/en")).status).toBe(503);
  });

  it.each([["PUT", "/requests/en", "GET, HEAD, POST"], ["POST", "/en/corrections", "GET, HEAD"], ["POST", "/requests/en/received", "GET, HEAD"], ["DELETE", "/zh/corrections", "GET, HEAD"]])("%s at %s is 405", async (method, path, allowed) => {
    const answer = await stand.ask(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allowed);
  });

  it.each(["/requests", "/requests/fr", "/requests/en/send", "/requests/en/x", "/requests/en/received/x"])("%s is nowhere, for reading and for sending", async (path) => {
    expect((await stand.ask(path)).status).toBe(404);
    expect((await post(path)).status).toBe(405);
    expect(stand.asked).toHaveLength(0);
  });

  it("is on the desk half; the public half has the page that leads to it, and keeps it like any other", async () => {
    await stand.closeEdge();
    await stand.open("public");
    expect((await stand.ask("/en/corrections")).headers["cache-control"]).toContain("s-maxage");
    await stand.ask("/en/corrections");
    expect(stand.asked).toHaveLength(1);
    expect((await stand.ask("/requests/en")).status).toBe(404);
    expect((await post("/requests/en")).status).toBe(404);
    expect((await post("/en/corrections")).status).toBe(405);
    await stand.closeEdge();
    await stand.open("desk");
    expect((await stand.ask("/en/corrections")).status).toBe(404);
    expect((await stand.ask("/requests/en")).status).toBe(200);
    expect((await post("/requests/en")).status).toBe(303);
  });
});

it("a flood of forms waits for its turn or is told to come back, and public pages stay readable", async () => {
  const held: (() => void)[] = [];
  const taken = stand.behave;
  stand.behave = (request, response) => {
    if (request.method === "POST") held.push(() => response.writeHead(303, { Location: "/requests/en/received?reference=BCDFGHJK" }).end());
    else taken(request, response);
  };
  const flood = Array.from({ length: 60 }, () => post("/requests/en"));
  const refused = await Promise.race(flood);
  expect(refused.status).toBe(503);
  expect((await stand.ask("/en/people")).status).toBe(200);
  const release = setInterval(() => held.splice(0).forEach((finish) => finish()), 5);
  const answers = await Promise.all(flood);
  clearInterval(release);
  // Four at work and forty who wait are taken; of the others, whoever came before the first one left was told to come back.
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(44);
  expect(answers.every(({ status }) => status === 303 || status === 503)).toBe(true);
});
