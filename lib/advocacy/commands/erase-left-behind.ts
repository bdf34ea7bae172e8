import "server-only";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import { openDesk } from "@/lib/platform/db";

/**
 * Erases, KEPT_AFTER_DAYS after it came to be so (docs/decisions/042): lists that were deleted; entries that were taken off, or whose person was withdrawn, with the
 * notes on them; the notes of whoever sees a list no more; and what somebody kept who was shut out. A list of theirs goes to whoever was let write in it first, and otherwise with them.
 * @param deskUrl the desk's connection: whoever keeps the site running calls this from outside of Next (server/run/retention.ts)
 * @returns how many rows were erased. No audit row: nothing says what somebody kept
 */
export async function eraseLeftBehind(deskUrl: string): Promise<number> {
  const database = openDesk(deskUrl);
  try {
    // A closed desk rests; what is over goes at the next look after it was opened (docs/decisions/038).
    if ((await database.closing.count({ where: { openedAt: null } })) > 0) return 0;
    return await database.$transaction(async (transaction) => {
      const run = [
        await transaction.$executeRaw`DELETE FROM desk.people_list WHERE deleted_at < now() - make_interval(days => ${KEPT_AFTER_DAYS}::int)`,
        await transaction.$executeRaw`DELETE FROM desk.people_list_entry WHERE removed_at < now() - make_interval(days => ${KEPT_AFTER_DAYS}::int)`,
        await transaction.$executeRaw`
          WITH RECURSIVE gone AS (
            SELECT record_id FROM public_site.tombstone WHERE withdrawn_on < (now() AT TIME ZONE 'UTC')::date - ${KEPT_AFTER_DAYS}::int
            -- And whoever was merged into them: an entry leads on.
            UNION SELECT r.id FROM desk.public_record r JOIN gone ON r.merged_into = gone.record_id)
          DELETE FROM desk.people_list_entry entry USING gone
          WHERE gone.record_id = entry.person_id AND NOT EXISTS (SELECT FROM public_site.current_edition c WHERE c.record_id = entry.person_id)`,
      ];
      await transaction.$executeRaw`
        DELETE FROM desk.people_list_note note USING desk.people_list_entry entry, desk.people_list_share share
        WHERE entry.id = note.entry_id AND share.list_id = entry.list_id AND share.account_id = note.account_id AND share.ended_at < now() - make_interval(days => ${KEPT_AFTER_DAYS}::int)`;
      run.push(await transaction.$executeRaw`DELETE FROM desk.people_list_share WHERE ended_at < now() - make_interval(days => ${KEPT_AFTER_DAYS}::int)`);
      const leaving = await transaction.$queryRaw<{ id: string }[]>`SELECT id::text FROM desk.account WHERE disabled_at < now() - make_interval(days => ${KEPT_AFTER_DAYS}::int)`;
      const accountIds = leaving.map(({ id }) => id);
      await transaction.$executeRaw`
        UPDATE desk.people_list list SET owner_id = heir.account_id
        FROM (SELECT DISTINCT ON (share.list_id) share.list_id, share.account_id FROM desk.people_list_share share
              JOIN desk.account colleague ON colleague.id = share.account_id AND colleague.disabled_at IS NULL
              WHERE share.may_write AND share.ended_at IS NULL ORDER BY share.list_id, share.shared_at, share.account_id) heir
        WHERE heir.list_id = list.id AND list.deleted_at IS NULL AND list.owner_id = ANY (${accountIds}::uuid[])`;
      await transaction.$executeRaw`DELETE FROM desk.people_list_share share USING desk.people_list list WHERE list.id = share.list_id AND list.owner_id = share.account_id`;
      for (const work of [
        transaction.savedSearch.deleteMany({ where: { accountId: { in: accountIds } } }),
        transaction.peopleListNote.deleteMany({ where: { accountId: { in: accountIds } } }),
        transaction.peopleListShare.deleteMany({ where: { accountId: { in: accountIds } } }),
        transaction.peopleList.deleteMany({ where: { ownerId: { in: accountIds } } }),
      ]) run.push((await work).count);
      return run.reduce((total, count) => total + count, 0);
    });
  } finally {
    await database.$disconnect();
  }
}
