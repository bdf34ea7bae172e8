import "server-only";
import { PROPOSAL_DAYS } from "@/lib/expunging/schema";
import { openDesk } from "@/lib/platform/db";

/**
 * Lets proposals lapse on which nobody decided within PROPOSAL_DAYS, and their words go: nobody sees them any more, and nobody else takes them back (docs/decisions/056).
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many lapsed
 */
export async function letLapse(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    // A closed desk rests; what is over goes at the next look after it was opened (docs/decisions/038).
    if ((await database.closing.count({ where: { openedAt: null } })) > 0) return 0;
    return await database.$executeRaw`
      UPDATE desk.expunging SET state = 'lapsed', words = NULL, decided_at = now()
      WHERE state = 'proposed' AND proposed_at <= now() - make_interval(days => ${PROPOSAL_DAYS}::int)`;
  } finally {
    await database.$disconnect();
  }
}
