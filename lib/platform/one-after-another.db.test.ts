import { expect, it } from "vitest";
import { OneAfterAnother } from "@/lib/platform/one-after-another";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const asking = (sql: string) => ({ sql, args: [], argTypes: [] });

it("what waits behind a question that failed is asked too: the database refuses it, the transaction is undone, and its connection answers as before", async () => {
  // One connection, so that the next question is asked of the same.
  const adapter = await new OneAfterAnother({ connectionString: database.urls.deskUrl, max: 1 }).connect();
  try {
    const ownProcess = async () => (await adapter.queryRaw(asking("SELECT pg_backend_pid()::text"))).rows;
    const before = await ownProcess();
    const transaction = await adapter.startTransaction();
    const asked = await Promise.allSettled([transaction.queryRaw(asking("SELECT 1 / 0")), transaction.queryRaw(asking("SELECT 1"))]);
    expect(asked).toMatchObject([{ status: "rejected", reason: { cause: { originalCode: "22012" } } }, { status: "rejected", reason: { cause: { originalCode: "25P02" } } }]);
    await transaction.executeRaw(asking("ROLLBACK"));
    await transaction.rollback();
    expect(await ownProcess()).toEqual(before);
  } finally {
    await adapter.dispose();
  }
});
