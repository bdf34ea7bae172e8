import "server-only";
import type { AccountId } from "@/lib/core/ids";
import { desk, type DeskReader } from "@/lib/platform/db";

async function end(db: DeskReader, whose: { createdById?: AccountId }, failure: string): Promise<void> {
  // While the desk is closed nothing of it may be written, and nothing is under way.
  if ((await db.tableImport.count({ where: { ...whose, state: { in: ["applying", "checking"] } } })) === 0) return;
  const ended = { failure, progressAt: null, attempt: { increment: 1 } };
  await db.tableImport.updateMany({ where: { ...whose, state: "applying" }, data: { ...ended, state: "checked" } });
  await db.tableImport.updateMany({ where: { ...whose, state: "checking" }, data: { ...ended, state: "read" } });
}

/**
 * Ends every check and application that is under way, and says so with it: an application holds what it has written until its end, and the desk could not be
 * closed before. Each notices at its next page, and keeps nothing. Authorises nothing: the calling command has.
 */
export function endRuns(): Promise<void> {
  return end(desk(), {}, "importDeskClosed");
}

/** The same for somebody whose sessions are ended, together with them: what a stolen session began goes no further. */
export function endRunsOf(transaction: DeskReader, accountId: AccountId): Promise<void> {
  return end(transaction, { createdById: accountId }, "importSessionsEnded");
}
