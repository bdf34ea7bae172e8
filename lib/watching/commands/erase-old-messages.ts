import "server-only";
import { now } from "@/lib/platform/clock";
import { openDesk } from "@/lib/platform/db";
import { KEPT_AFTER_SHUT_OUT_DAYS, MESSAGES_KEPT_DAYS } from "@/lib/watching/schema";

/**
 * Erases messages MESSAGES_KEPT_DAYS after they came, read or not, and what is left of letters that long after they went; and KEPT_AFTER_SHUT_OUT_DAYS after somebody was shut out all that
 * they watched and were told. No audit row: nothing says who was interested in whom.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many messages and watches were erased
 */
export async function eraseOldMessages(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    // A closed desk rests; what is over goes at the next look after it was opened (docs/decisions/038).
    if ((await database.closing.count({ where: { openedAt: null } })) > 0) return 0;
    await database.$executeRaw`DELETE FROM desk.letter WHERE ended_at < now() - make_interval(days => ${MESSAGES_KEPT_DAYS}::int)`;
    const old = await database.$executeRaw`DELETE FROM desk.message WHERE at < now() - make_interval(days => ${MESSAGES_KEPT_DAYS}::int)`;
    const left = await database.account.findMany({ where: { disabledAt: { lt: new Date(now().getTime() - KEPT_AFTER_SHUT_OUT_DAYS * 86_400_000) } }, select: { id: true } });
    const theirs = { accountId: { in: left.map(({ id }) => id) } };
    // A watch goes with what is still to be asked of it.
    const watches = await database.watch.deleteMany({ where: theirs });
    const messages = await database.message.deleteMany({ where: theirs });
    return old + watches.count + messages.count;
  } finally {
    await database.$disconnect();
  }
}
