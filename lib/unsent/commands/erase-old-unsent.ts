import "server-only";
import { openDesk } from "@/lib/platform/db";
import { UNSENT_KEPT_DAYS } from "@/lib/unsent/schema";

/**
 * Erases what was typed and never sent, UNSENT_KEPT_DAYS after the last keystroke, and, a day after they were sent, the rows that say only that.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many forms with words in them were erased
 */
export async function eraseOldUnsent(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    await database.$executeRaw`DELETE FROM desk.unsent_form WHERE sent_at < now() - interval '1 day'`;
    return await database.$executeRaw`DELETE FROM desk.unsent_form WHERE sent_at IS NULL AND saved_at < now() - make_interval(days => ${UNSENT_KEPT_DAYS}::int)`;
  } finally {
    await database.$disconnect();
  }
}
