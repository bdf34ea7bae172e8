/** The checker from outside, as a stranger runs it: against a Caselight of invented editions, good ones and ones that were tampered with. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const PROGRAM = fileURLToPath(new URL("verify.mjs", import.meta.url));
const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const ENTRIES = "/api/v1/people/test-aubergine/editions";

type Made = { number: number; publishedOn: string; sha256: string; previousSha256: string; withheldOn: string | null; text: string };

let editions: Made[];
let standing: { number: number; sha256: string };
let server: Server;
let folder: string;
const asked: string[] = [];

function chain(texts: readonly string[]): Made[] {
  let before = "0".repeat(64);
  return texts.map((text, index) => {
    const made = { number: index + 1, publishedOn: `2031-05-0${String(index + 1)}`, sha256: hashOf(text), previousSha256: before, withheldOn: null, text };
    before = made.sha256;
    return made;
  });
}

/** Two entries to a page, so that following pages is part of every test. */
function listFrom(after: number) {
  const items = editions.filter(({ number }) => number > after).slice(0, 2).map(({ text: _text, ...entry }) => entry);
  const last = items.at(-1)?.number ?? 0;
  return { items, next: editions.some(({ number }) => number > last) ? `${ENTRIES}?after=${String(last)}` : null };
}

/** What happens on the site when an address has been answered for the first time, by its path. */
let afterwards: Partial<Record<string, () => void>>;
let isWithdrawn: boolean;
/** The edition whose content is not there, though the list says nothing of it. */
let missing: number | null;

function answerOf(url: URL): { status: number; body: string } {
  if (isWithdrawn && url.pathname.startsWith("/api/v1/people/test-aubergine")) return { status: 410, body: "{}" };
  const json = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
  if (url.pathname === ENTRIES) return json(listFrom(Number(url.searchParams.get("after") ?? 0)));
  if (url.pathname === "/api/v1/people/test-aubergine") return json({ edition: standing });
  const wanted = editions.find(({ number }) => url.pathname === `${ENTRIES}/${String(number)}/body`);
  if (wanted !== undefined) return wanted.withheldOn === null && wanted.number !== missing ? { status: 200, body: wanted.text } : { status: 410, body: "{}" };
  if (/^\/api\/v1\/[a-z]+$/u.test(url.pathname)) return json({ items: url.pathname === "/api/v1/people" ? [{ slug: "test-aubergine" }] : [], next: null });
  return { status: 404, body: "{}" };
}

beforeEach(async () => {
  asked.length = 0;
  afterwards = {};
  isWithdrawn = false;
  missing = null;
  folder = mkdtempSync(path.join(tmpdir(), "caselight-verify-"));
  editions = chain(['{"text":"Aubergine"}', '{"text":"茄子"}', '{"text":"Aubergine, corrected"}']);
  standing = { number: 3, sha256: editions[2]?.sha256 ?? "" };
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const url = new URL(request.url ?? "/", "http://localhost");
    const { status, body } = answerOf(url);
    const happens = afterwards[url.pathname];
    afterwards = { ...afterwards, [url.pathname]: undefined };
    happens?.();
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

const site = () => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
const record = () => `${site()}/en/people/test-aubergine`;
const file = (name: string) => path.join(folder, name);

function verify(...words: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...words], (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }));
  });
}

function change(number: number, what: Partial<Made>): void {
  editions = editions.map((one) => (one.number === number ? { ...one, ...what } : one));
}

describe("npm run verify", () => {
  it("finds every hash and the chain good, and prints the last hash to keep", async () => {
    const { code, said } = await verify(record());
    expect(said).toContain("✓ people/test-aubergine: 3 editions");
    expect(said).toContain(standing.sha256);
    expect(said).toContain("every hash and every chain holds");
    expect(code).toBe(0);
  });

  it("reads every record of a site that is given by its origin", async () => {
    const { code, said } = await verify(site());
    expect(said).toContain("1 record, 3 editions");
    expect(code).toBe(0);
    expect(asked).toContain("/api/v1/sources");
  });

  it("says that a withheld content cannot be checked, and checks the chain across it", async () => {
    change(2, { withheldOn: "2031-06-01" });
    const { code, said } = await verify(record());
    expect(said).toContain("3 editions, 1 withheld");
    expect(said).toContain("was withheld and cannot be checked");
    expect(code).toBe(0);
  });

  it.each([
    ["a content was altered", () => change(2, { text: '{"text":"茄"}' }), "Edition 2: its content does not have its hash"],
    ["a content and its hash were altered", () => change(2, { text: "{}", sha256: hashOf("{}") }), "Edition 3: does not carry the hash of the one before"],
    ["a hash is none", () => change(1, { sha256: "none" }), "Edition 1: has no SHA-256"],
    ["the first follows something", () => change(1, { previousSha256: "1".repeat(64) }), "Edition 1: does not carry the hash of the one before"],
    ["one is missing", () => (editions = editions.filter(({ number }) => number !== 2)), "Edition 3: stands where edition 2 should"],
    ["the last was cut off", () => (editions = editions.slice(0, 2)), "The record that stands is not its last edition"],
    ["another one stands", () => (standing = { number: 3, sha256: hashOf("else") }), "The record that stands is not its last edition"],
  ])("says so when %s", async (_what, tamper, sentence) => {
    tamper();
    const { code, said } = await verify(record());
    expect(said).toContain(sentence);
    expect(said).toContain("✗ people/test-aubergine");
    expect(code).toBe(1);
  });

  it.each([
    ["before its first content", ENTRIES],
    ["between two contents", `${ENTRIES}/1/body`],
    ["before the record that stands", `${ENTRIES}/2/body`],
  ])("says of a record that was withdrawn while it was read that it was, and keeps nothing of it: %s", async (_when, lastToAnswer) => {
    // Two, so that their list is one page.
    editions = editions.slice(0, 2);
    standing = { number: 2, sha256: editions[1]?.sha256 ?? "" };
    afterwards = { [lastToAnswer]: () => (isWithdrawn = true) };
    const { said } = await verify(site(), "--save", file("kept.json"));
    expect(said).toContain("– people/test-aubergine was withdrawn.");
    expect(said).not.toContain("✗");
    expect(readFileSync(file("kept.json"), "utf8")).toBe("");
  });

  it("takes what was withheld or published while it was read as it is then", async () => {
    afterwards = { [`${ENTRIES}/1/body`]: () => change(2, { withheldOn: "2031-06-01" }) };
    expect(await verify(record())).toMatchObject({ code: 0, said: expect.stringContaining("3 editions, 1 withheld") as string });
    afterwards = {
      [`${ENTRIES}/3/body`]: () => {
        editions = [...editions, { number: 4, publishedOn: "2031-07-01", sha256: hashOf("{}"), previousSha256: standing.sha256, withheldOn: null, text: "{}" }];
        standing = { number: 4, sha256: hashOf("{}") };
      },
    };
    expect(await verify(record())).toMatchObject({ code: 0, said: expect.stringContaining("4 editions, 1 withheld") as string });
  });

  it("says so when a content stays away that is not said to be withheld", async () => {
    missing = 2;
    const { code, said } = await verify(record());
    expect(said).toContain("Edition 2: has no content, and does not say that it was withheld.");
    expect(code).toBe(1);
  });

  it("keeps what it read, checks the file alone, and sees when the whole chain is made anew", async () => {
    expect((await verify(record(), "--save", file("kept.json"))).code).toBe(0);
    expect((await verify(file("kept.json"))).code).toBe(0);
    expect((await verify(record(), "--known", file("kept.json"))).code).toBe(0);
    editions = chain(['{"text":"Somebody Else"}', '{"text":"Nobody"}', '{"text":"Aubergine, corrected"}']);
    standing = { number: 3, sha256: editions[2]?.sha256 ?? "" };
    expect((await verify(record())).code).toBe(0);
    const { code, said } = await verify(record(), "--known", file("kept.json"));
    expect(said).toContain("Edition 1 is not the one that was kept earlier");
    expect(code).toBe(1);
  });

  it("finds a file that was tampered with", async () => {
    await verify(record(), "--save", file("kept.json"));
    writeFileSync(file("forged.json"), readFileSync(file("kept.json"), "utf8").replace("corrected", "forgotten"));
    const { code, said } = await verify(file("forged.json"));
    expect(said).toContain("Edition 3: its content does not have its hash");
    expect(code).toBe(1);
  });

  it("ends with 2 and a sentence where there is nothing to read", async () => {
    expect(await verify(`${site()}/en/people/nobody`)).toMatchObject({ code: 2, said: expect.stringContaining("answers 404") as string });
    expect(await verify("http://127.0.0.1:9/")).toMatchObject({ code: 2, said: expect.stringContaining("cannot be reached") as string });
    expect(await verify(file("none.json"))).toMatchObject({ code: 2 });
    expect(await verify("http://no such place")).toMatchObject({ code: 2, said: expect.stringContaining("is no address") as string });
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining("Usage") as string });
  });
});
