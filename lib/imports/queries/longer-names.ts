import "server-only";
import { nameKeysOf } from "@/lib/facts/name-key";
import { longerIn } from "@/lib/imports/name-in-words";
import type { DeskReader } from "@/lib/platform/db";

type Named = { names: readonly string[]; words: readonly string[] };

/**
 * Of rows that bring names in Hanzi: the longer names in their words that somebody else goes by, on record (drafts included) or in the table. Words that say only
 * those are not cited for the shorter one.
 * @param inTable what people are called in the table
 */
export async function longerNames(db: DeskReader, rows: readonly Named[], inTable: ReadonlySet<string>): Promise<string[]> {
  const possible = [...new Set(rows.flatMap(({ names, words }) => names.flatMap((name) => words.flatMap((text) => longerIn(text, name)))))];
  if (possible.length === 0) return [];
  const keyed = possible.map((text) => ({ text, key: nameKeysOf(text).hanzi })).filter(({ key }) => key !== "");
  const found = await db.$queryRaw<{ hanzi: string }[]>`
    SELECT DISTINCT k.hanzi FROM unnest(${[...new Set(keyed.map(({ key }) => key))]}::text[]) AS wanted (hanzi) JOIN desk.name_key k ON k.hanzi = wanted.hanzi
      JOIN desk.assertion a ON a.id = k.assertion_id JOIN desk.change c ON c.id = a.added_by_change_id JOIN desk.public_record r ON r.id = a.record_id
    WHERE k.hanzi <> '' AND r.kind = 'person' AND c.state <> 'discarded' AND a.retired_by_change_id IS NULL`;
  const onRecord = new Set(found.map(({ hanzi }) => hanzi));
  const called = new Set([...inTable].map((name) => nameKeysOf(name).hanzi));
  return keyed.flatMap(({ text, key }) => (onRecord.has(key) || called.has(key) ? [text] : []));
}
