import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/prisma/factories/test-database";
import { followPublication, type Generation, type GenerationClock } from "./generation";

const database = testDatabase();
/** Milliseconds in which an act is known, whether or not anybody tells of it (product.md, "Fast when many come"). */
const KNOWN_WITHIN = 2_000;
/** Milliseconds for a new connection, and for a notification that comes at all, on a busy machine. */
const COMES_WITHIN = 10_000;

const running: GenerationClock[] = [];
const heard: Generation[] = [];

/** Follows the test's database, from a first reading on. `readNoMore` ends its own readings, one a second: from then on it knows what it is told, and nothing else. */
async function follow(): Promise<{ clock: GenerationClock; readNoMore: () => void }> {
  heard.length = 0;
  const repeating = vi.spyOn(globalThis, "setInterval");
  const clock = followPublication(database.urls.readerUrl, (now) => heard.push(now));
  const [readings, ...more] = repeating.mock.results.map(({ value }) => value as NodeJS.Timeout);
  repeating.mockRestore();
  expect(more).toEqual([]);
  running.push(clock);
  await clock.refresh();
  return { clock, readNoMore: () => clearInterval(readings) };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((clock) => clock.close()));
});

/** Notes an act on some record. @returns its number */
async function act(name: "publish" | "withdraw" | "merge" | "unmerge" | "law"): Promise<number> {
  const [row] = await database.sqlAs("owner", `INSERT INTO public_site.publication (seq, record_id, kind, act, on_day${name === "publish" ? ", number" : ""}) VALUES (0, $1, 'practice', $2, '2031-05-02'${name === "publish" ? ", 1" : ""}) RETURNING seq::float8 AS seq`, [randomUUID(), name]);
  return (row as { seq: number }).seq;
}

/** Three in a row: what it read just before it was to read no more, or when it began to listen, can hold the first or the second. */
async function isTold(clock: GenerationClock): Promise<void> {
  for (let round = 0; round < 3; round += 1) await known(clock, COMES_WITHIN).toBe(await act("publish"));
}

const known = (clock: GenerationClock, timeout: number) => ({ toBe: (seq: number) => expect.poll(() => clock.current().seq, { timeout, interval: 20 }).toBe(seq) });

async function listening(): Promise<number[]> {
  const rows = await database.sqlAs("owner", "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'caselight edge' AND query = 'listen publication'");
  return (rows as { pid: number }[]).map(({ pid }) => pid);
}

it.each(["merge", "unmerge", "law"] as const)("takes what goes by a %s for something that was withdrawn: what was rendered before is not shown, though the app be away", async (name) => {
  const { clock } = await follow();
  const seq = await act(name);
  await clock.refresh();
  expect(clock.current().withdrawn).toBe(seq);
});

describe("the publication sequence", () => {
  let whole = "";
  beforeAll(async () => {
    const [row] = await database.sqlAs("owner", "SELECT pg_get_functiondef('public_site.publication_order()'::regprocedure) AS whole");
    whole = (row as { whole: string }).whole;
  });

  it("is followed by notification, without reading again", async () => {
    const { clock, readNoMore } = await follow();
    await expect.poll(listening, { timeout: COMES_WITHIN }).toHaveLength(1);
    readNoMore();
    await isTold(clock);
    expect(clock.current()).toMatchObject({ readable: true });
  });

  it("is followed where every notification is lost", async () => {
    const { clock } = await follow();
    const silent = whole.replace(/PERFORM pg_notify\([^;]*\);/u, "");
    expect(silent).not.toBe(whole);
    await database.sqlAs("owner", silent);
    try {
      const seq = await act("withdraw");
      await known(clock, KNOWN_WITHIN).toBe(seq);
      expect(clock.current().withdrawn).toBe(seq);
      expect(heard.at(-1)).toMatchObject({ seq, withdrawn: seq });
    } finally {
      await database.sqlAs("owner", whole);
    }
  });

  it("is followed after its connections were cut, and listened to again", async () => {
    const { clock, readNoMore } = await follow();
    await expect.poll(listening, { timeout: COMES_WITHIN }).toHaveLength(1);
    const [before] = await listening();
    await database.sqlAs("owner", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'caselight edge'");
    const seq = await act("withdraw");
    await known(clock, KNOWN_WITHIN).toBe(seq);
    await expect.poll(listening, { timeout: COMES_WITHIN }).toHaveLength(1);
    expect(await listening()).not.toEqual([before]);
    readNoMore();
    await isTold(clock);
    // A publication does not move the last withdrawal.
    expect(clock.current().withdrawn).toBe(seq);
  });

  it("says that it cannot be read while the database takes nobody, and goes on from what it knew", async () => {
    const { clock } = await follow();
    const { seq } = clock.current();
    const name = new URL(database.urls.ownerUrl).pathname.slice(1);
    const admin = new pg.Client({ connectionString: database.urls.ownerUrl.replace(`/${name}`, "/postgres") });
    await admin.connect();
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'caselight edge'", [name]);
      await expect.poll(() => clock.current().readable, { timeout: KNOWN_WITHIN * 2 }).toBe(false);
      expect(clock.current().seq).toBe(seq);
    } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await admin.end();
    }
    const next = await act("publish");
    await known(clock, KNOWN_WITHIN).toBe(next);
    expect(clock.current().readable).toBe(true);
  });
});
