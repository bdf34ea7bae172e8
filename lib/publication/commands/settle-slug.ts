import "server-only";
import { invalid } from "@/lib/core/errors";
import type { Slug } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import type { DeskTransaction } from "@/lib/platform/db";
import type { RecordForEdition } from "@/lib/publication/body";
import { freeSlug, wantedSlug } from "@/lib/publication/queries/free-slug";

/**
 * The address under which a record is published for the first time, taken from what becomes public. Until then it has the first
 * words that were typed, which may have been rewritten or made internal since: an address must not tell them. Nor may a number in it
 * tell of a namesake who is on the desk only: such a record gives its address up and takes one when it is published itself.
 * A country goes by its ISO 3166 code, by which the vocabulary names it and the map draws it; there is no second record of one.
 * The record must be locked. Of two that settle on one address at once, the second waits for the first and then takes the next one.
 * @throws AppError invalid: a country of which no code can be told (countryCodeNeeded), or whose code another one has (countryOnRecord)
 */
export async function settleSlug(transaction: DeskTransaction, record: RecordForEdition): Promise<Slug> {
  const wanted = await wantedSlug(transaction, record);
  if (wanted === null) throw invalid({ form: ["countryCodeNeeded"] });
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${record.kind} ${wanted}`}, 0))`;
  const free = await freeSlug(transaction, record, wanted);
  if (free === null) throw invalid({ form: ["countryOnRecord"] });
  if (record.slug === free.slug) return free.slug;
  if (free.holder !== null) await moveAside(transaction, free.holder, record.kind, wanted);
  await transaction.publicRecord.update({ where: { id: record.id }, data: { slug: free.slug } });
  return free.slug;
}

/** Still spelled like the name, for the desk finds people by that. */
async function moveAside(transaction: DeskTransaction, recordId: string, kind: RecordKind, wanted: string): Promise<void> {
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${String(number)}`;
    if ((await transaction.publicRecord.count({ where: { kind, slug } })) > 0) continue;
    await transaction.publicRecord.update({ where: { id: recordId }, data: { slug } });
    return;
  }
}
