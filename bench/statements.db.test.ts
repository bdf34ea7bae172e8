import pg from "pg";
import { expect, it } from "vitest";
import { verifyAudit } from "@/lib/audit/verify";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { readSearch } from "@/lib/editions/search/params";
import { testDatabase } from "@/prisma/factories/test-database";
import { sendAgain, statementsOf } from "./statements";

const database = testDatabase();

it("keeps what a query function sends, wave after wave, and sends the same again", async () => {
  const query = () => readPeopleSearch(readSearch({ q: "aubergine" }, "people").search);
  const waves = await statementsOf(query);
  // Rows and numbers at once; where nobody answers, neighbours after them.
  expect(waves.map((wave) => wave.length)).toEqual([2, 1]);
  const pool = new pg.Pool({ connectionString: database.urls.readerUrl, max: 2 });
  const again = await statementsOf(() => sendAgain(pool, waves));
  await pool.end();
  expect(again).toEqual(waves);
  // Nothing is recorded any more, and the pool is as it was.
  expect(await statementsOf(() => Promise.resolve())).toEqual([]);
  expect((await query()).counts.total).toBe(0);
});

it("keeps what the desk's client asks, and what is asked on a connection of its own, without the transaction around it", async () => {
  const counted = await statementsOf(() => database.db.account.findMany({ where: { role: "editor" }, select: { id: true } }));
  expect(counted.flat()).toHaveLength(1);
  expect(counted.flat()[0]?.values).toContain("editor");
  const log = (await statementsOf(() => verifyAudit(database.urls.deskUrl))).flat();
  expect(log.map(({ text }) => text.trim().split(" ")[0])).toEqual(["SELECT", "SELECT"]);
});
