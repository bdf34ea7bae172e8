import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { requestIdSchema, type RequestId } from "@/lib/core/ids";
import { ERASED_AFTER_DAYS } from "@/lib/core/requests";
import { now } from "@/lib/platform/clock";
import { openDesk, tryingAgain, type DeskTransaction } from "@/lib/platform/db";
import { eraseWords } from "@/lib/requests/commands/erase-words";

const AT_ONCE = 50;
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Erases the words of every request that was closed ERASED_AFTER_DAYS ago or earlier (docs/decisions/027), by nobody's hand: each with an
 * audit row without an actor. What is open stays, however old. Safe to repeat and to break off: each portion is one transaction.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many requests were erased
 */
export async function eraseOldRequests(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    let erased = 0;
    for (;;) {
      const portion = await tryingAgain(() => database.$transaction(erasePortion, TRANSACTION));
      erased += portion;
      if (portion < AT_ONCE) return erased;
    }
  } finally {
    await database.$disconnect();
  }
}

async function erasePortion(transaction: DeskTransaction): Promise<number> {
  // The database's own clock, as in the trigger that refuses what is too young. A request that somebody is just opening again is left to them.
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk.removal_request WHERE state = 'closed' AND expunged_at IS NULL AND closed_at <= now() - make_interval(days => ${ERASED_AFTER_DAYS}::int)
    ORDER BY closed_at, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`;
  const at = now();
  const erased: { requestId: RequestId; notes: number }[] = [];
  for (const { id } of rows) {
    const requestId = requestIdSchema.parse(id);
    erased.push({ requestId, notes: await eraseWords(transaction, requestId, { by: null, at }) });
  }
  // The log last: whoever writes to it holds up everybody else who does.
  for (const { requestId, notes } of erased) await recordAudit(transaction, { event: "request.expired", actorId: null, subjectKind: "request", subjectId: requestId, detail: { notes } });
  return erased.length;
}
