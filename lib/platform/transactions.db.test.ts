import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { inTransaction, tryingAgain } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { Prisma } from "@/prisma/generated/client";

const database = testDatabase();
let account: Actor;
let one: RecordId, other: RecordId;

beforeAll(async () => {
  account = await makeAccount(database.db, { role: "researcher" });
  [one, other] = await Promise.all([makeRecord(database.db, "person"), makeRecord(database.db, "person")]);
});

/** Opens a change on each record, after both transactions hold their first lock on the first try. */
function opener(order: [RecordId, RecordId], meet: () => Promise<void>) {
  let tries = 0;
  const work = inTransaction(async (transaction) => {
    tries += 1;
    const [first, second] = order;
    await transaction.$queryRaw`SELECT id FROM desk.public_record WHERE id = ${first}::uuid FOR UPDATE`;
    if (tries === 1) await meet();
    await transaction.$queryRaw`SELECT id FROM desk.public_record WHERE id = ${second}::uuid FOR UPDATE`;
    await transaction.change.create({ data: { recordId: first, createdById: account.accountId, baseVersion: 0 } });
  });
  return { work, tries: () => tries };
}

describe("two transactions in each other's way", () => {
  it("are both kept: the one that Postgres undoes is done again, once", async () => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    let arrived = 0;
    const meet = async () => {
      arrived += 1;
      await vi.waitFor(() => expect(arrived).toBe(2), { timeout: 10_000, interval: 5 });
    };
    const [left, right] = [opener([one, other], meet), opener([other, one], meet)];
    await Promise.all([left.work, right.work]);
    expect(left.tries() + right.tries()).toBe(3);
    expect(await database.db.change.count({ where: { recordId: { in: [one, other] } } })).toBe(2);
  });

  it.each(["40P01", "40001"] as const)("are tried three times at the most where Postgres undoes one for %s", async (code) => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const undo = { "40P01": Prisma.sql`DO $$ BEGIN RAISE EXCEPTION 'undone' USING ERRCODE = '40P01'; END $$`, "40001": Prisma.sql`DO $$ BEGIN RAISE EXCEPTION 'undone' USING ERRCODE = '40001'; END $$` }[code];
    let tries = 0;
    const undone = (times: number) =>
      tryingAgain(() =>
        database.db.$transaction(async (transaction) => {
          tries += 1;
          if (tries <= times) await transaction.$executeRaw(undo);
          return tries;
        }));
    expect(await undone(2)).toBe(3);
    tries = 0;
    await expect(undone(3)).rejects.toThrow();
    expect(tries).toBe(3);
  });

  it("fails at once for any other reason, and keeps nothing", async () => {
    let tries = 0;
    const failing = inTransaction(async (transaction) => {
      tries += 1;
      await transaction.change.create({ data: { recordId: one, createdById: account.accountId, baseVersion: 0 } });
      throw new Error("of our own");
    });
    await expect(failing).rejects.toThrow("of our own");
    expect([tries, await database.db.change.count({ where: { recordId: one } })]).toEqual([1, 1]);
  });
});
