import "server-only";
import { openDesk } from "@/lib/platform/db";
import { MESSAGES_KEPT_DAYS } from "@/lib/watching/schema";

/**
 * Erases messages MESSAGES_KEPT_DAYS after they came, read or not, and what is left of letters that long after they went.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many messages were erased
 */
export async function eraseOldMessages(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    // A closed desk rests; what is over goes at the next look after it was opened (docs/decisions/038).
    if ((await database.closing.count({ where: { openedAt: null } })) > 0) return 0;
    await database.$executeRaw`DELETE FROM desk.letter WHERE ended_at < now() - make_interval(days => ${MESSAGES_KEPT_DAYS}::int)`;
    return await database.$executeRaw`DELETE FROM desk.message WHERE at < now() - make_interval(days => ${MESSAGES_KEPT_DAYS}::int)`;
  } finally {
    await database.$disconnect();
  }
}
