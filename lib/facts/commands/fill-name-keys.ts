import "server-only";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import { nameKeysOf } from "@/lib/facts/name-key";
import { openDesk, tryingAgain, type DeskTransaction } from "@/lib/platform/db";

const AT_ONCE = 1_000;
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 } as const;

/**
 * Makes the keys of every name that has none, or has those of another folding: after an upgrade, at start-up. Safe to repeat and to break off.
 * @param ownerUrl the owner's connection: start-up runs outside of Next
 * @returns how many names were read
 */
export async function fillNameKeys(ownerUrl: string): Promise<number> {
  const database = openDesk(ownerUrl);
  try {
    let done = 0;
    for (;;) {
      const portion = await tryingAgain(() => database.$transaction(fillPortion, TRANSACTION));
      done += portion;
      if (portion < AT_ONCE) return done;
    }
  } finally {
    await database.$disconnect();
  }
}

async function fillPortion(transaction: DeskTransaction): Promise<number> {
  const rows = await transaction.$queryRaw<{ id: string; text: string }[]>`
    SELECT n.assertion_id::text AS id, n.text FROM desk.name n LEFT JOIN desk.name_key k USING (assertion_id)
    WHERE k.assertion_id IS NULL OR k.fold_version <> ${FOLD_VERSION} LIMIT ${AT_ONCE}`;
  const keys = rows.map(({ id, text }) => ({ id, ...nameKeysOf(text) }));
  await transaction.$executeRaw`
    INSERT INTO desk.name_key (assertion_id, fold_version, joined, hanzi, whole, near)
    SELECT id, ${FOLD_VERSION}, joined, hanzi, whole, near FROM json_to_recordset(${JSON.stringify(keys)}::json) AS made (id uuid, joined text, hanzi text, whole text[], near integer[])
    ON CONFLICT (assertion_id) DO UPDATE SET fold_version = excluded.fold_version, joined = excluded.joined, hanzi = excluded.hanzi, whole = excluded.whole, near = excluded.near`;
  return rows.length;
}
