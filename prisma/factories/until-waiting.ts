import { expect, vi } from "vitest";
import type { TestDatabase } from "@/prisma/factories/test-database";

/** Waits until exactly so many transactions of the test's database wait for a lock: only then is the order of what follows certain. */
export function untilWaiting(database: TestDatabase, count: number): Promise<void> {
  return vi.waitFor(async () => {
    const [row] = await database.sqlAs("owner", "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    expect(row?.["count"]).toBe(count);
  }, { timeout: 10_000, interval: 20 });
}
