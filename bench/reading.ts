/** The first two rows of the promises: what a long profile weighs, how fast it is served, and when a change is seen. */
import { get } from "node:http";
import { bytesOnTheWire } from "@/e2e/weight/bytes-on-the-wire";
import { atLeast, atMost, median, type Figure } from "./figures";
import { askOnce, rateOf } from "./load";
import { readerRows } from "./reader-rows";
import { inTurn, type Site } from "./site";

const PHONE = "Read on any phone";
const MANY = "Fast when many come";

const MOST_BYTES = 40_000;
const MOST_REQUESTS = 4;

type Page = { text: string; headers: string[] };

function fetchPage(port: number, path: string, acceptEncoding: string): Promise<Page & { bytes: Buffer; status: number }> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers: { Host: `localhost:${String(port)}`, "Accept-Encoding": acceptEncoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ text: bytes.toString("utf8"), headers: answer.rawHeaders, bytes, status: answer.statusCode ?? 0 });
      });
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/** What a browser fetches beside the page itself: styles, pictures, scripts, the icon. */
function resourcesOf(html: string): { all: string[]; scripts: number } {
  const links = [...html.matchAll(/<link\b[^>]*>/gi)].map(([link]) => link).filter((link) => /\brel="(?:stylesheet|icon|preload|modulepreload)"/i.test(link));
  const hrefs = links.flatMap((link) => /\bhref="([^"]+)"/i.exec(link)?.[1] ?? []);
  const sources = [...html.matchAll(/<(?:img|script|source)\b[^>]*\bsrc="([^"]+)"/gi)].flatMap(([, source]) => source ?? []);
  return { all: [...new Set([...hrefs, ...sources])].map((address) => address.replaceAll("&amp;", "&")), scripts: [...html.matchAll(/<script\b/gi)].length };
}

async function weigh(port: number, path: string, what: string): Promise<Figure[]> {
  const origin = `http://localhost:${String(port)}`;
  const { text } = await fetchPage(port, path, "identity");
  const entries = text.split('class="timeline-entry').length - 1;
  const { all, scripts } = resourcesOf(text);
  let bytes = await bytesOnTheWire(origin + path);
  for (const address of all.filter((resource) => /\.css(?:\?|$)/.test(resource))) bytes += await bytesOnTheWire(new URL(address, origin).href);
  return [
    atMost(PHONE, `${what} in all, Brotli, headers included`, bytes, MOST_BYTES, { unit: " bytes", digits: 0, note: `${String(entries)} entries` }),
    atMost(PHONE, `${what}, requests`, all.length + 1, MOST_REQUESTS, { digits: 0 }),
    atMost(PHONE, `${what}, scripts`, scripts, 0, { digits: 0 }),
  ];
}

/** Weight, requests and scripts of a profile with sixty entries, in both languages. */
export async function weighProfiles({ port, longSlug }: Site): Promise<Figure[]> {
  return [...(await weigh(port, `/en/people/${longSlug}`, "A profile with 60 entries (en)")), ...(await weigh(port, `/zh/people/${longSlug}`, "A profile with 60 entries (zh)"))];
}

const PAIRS = 9;
const CONNECTIONS = 16;
const SERVING_MS = 1_500;
const LEAST_RATE = 0.8;
/** Node writes these itself, on both sides. */
const OF_THE_CONNECTION = /^(?:date|connection|keep-alive|transfer-encoding)$/i;

/** The long profile as the edge keeps it, against a bare server with the same headers and bytes: nine pairs in turn. */
export async function serveProfile({ port, longSlug, bare }: Site): Promise<Figure[]> {
  const path = `/en/people/${longSlug}`;
  const { headers, bytes } = await fetchPage(port, path, "br, gzip");
  const same = headers.flatMap((name, at) => (at % 2 === 0 && !OF_THE_CONNECTION.test(name) ? [name, headers[at + 1] ?? ""] : []));
  const { port: barePort } = await bare.ask({ fixed: { headers: same, bodyBase64: bytes.toString("base64") } });
  const load = { connections: CONNECTIONS, ms: SERVING_MS };
  await Promise.all([rateOf(port, path, { ...load, ms: 500 }), rateOf(barePort, path, { ...load, ms: 500 })]);
  const { one, other } = await inTurn(PAIRS, () => rateOf(port, path, load), () => rateOf(barePort, path, load));
  const ratio = median(one.map((rate, at) => rate / (other[at] ?? NaN)));
  return [atLeast(MANY, "Rate of a kept profile ÷ rate of a bare node:http server (median of nine pairs)", ratio, LEAST_RATE, { note: `${median(one).toFixed(0)} and ${median(other).toFixed(0)} answers a second` })];
}

const TIMES = 5;
const MOST_SECONDS = 2;
const PATIENCE_MS = 20_000;

/** Seconds from `done` until the page is as it must be, asked every few milliseconds. */
async function untilSeen(done: number, isSo: () => Promise<boolean>): Promise<number> {
  while (Date.now() - done < PATIENCE_MS) {
    if (await isSo()) return Math.max(0, Date.now() - done) / 1000;
  }
  throw new Error("A change was not seen in time.");
}

async function publishOften({ port, longSlug, editor }: Site): Promise<number[]> {
  const seconds: number[] = [];
  const path = `/en/people/${longSlug}`;
  for (let time = 0; time < TIMES; time += 1) {
    await fetchPage(port, path, "identity");
    const { done, text } = await editor.ask({ task: "name", slug: longSlug });
    seconds.push(await untilSeen(done, async () => (await fetchPage(port, path, "identity")).text.includes(text)));
  }
  return seconds;
}

async function withdrawOften({ port, editor }: Site, before: () => Promise<void>): Promise<number[]> {
  const seconds: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { slug, recordId, done: published } = await editor.ask({ task: "person" });
    const path = `/en/people/${slug}`;
    await untilSeen(published, async () => (await askOnce(port, path)).status === 200);
    await before();
    const { done } = await editor.ask({ task: "withdraw", recordId });
    seconds.push(await untilSeen(done, async () => (await askOnce(port, path)).status === 410));
  }
  return seconds;
}

/** Ends the edge's listening connections: what is notified next reaches nobody. */
async function loseNotification(): Promise<void> {
  await readerRows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'caselight edge' AND query ILIKE 'listen%'");
}

/** How soon this server shows what was published, and shows no more what was withdrawn: committed by another process, as by a desk elsewhere. */
export async function followChanges(site: Site): Promise<Figure[]> {
  const published = await publishOften(site);
  const withdrawn = await withdrawOften(site, () => Promise.resolve());
  const unheard = await withdrawOften(site, loseNotification);
  const note = (seconds: readonly number[]) => `median ${median(seconds).toFixed(3)} s of ${String(TIMES)}`;
  return [
    atMost(MANY, "Publish → visible, the slowest", Math.max(...published), MOST_SECONDS, { unit: " s", note: note(published) }),
    atMost(MANY, "Withdraw → gone, committed elsewhere, the slowest", Math.max(...withdrawn), MOST_SECONDS, { unit: " s", note: note(withdrawn) }),
    atMost(MANY, "Withdraw → gone, committed elsewhere and the notification lost, the slowest", Math.max(...unheard), MOST_SECONDS, { unit: " s", note: note(unheard) }),
  ];
}
