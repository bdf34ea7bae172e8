import "server-only";
import { slugFrom } from "@/lib/cases/slug";
import { slugSchema, type Slug } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";
import { isPublicFact, type RecordForEdition } from "@/lib/publication/body";

/**
 * The address under which a record is published for the first time, taken from what becomes public. Until then it has the first
 * words that were typed, which may have been rewritten or made internal since: an address must not tell them.
 * The record must be locked. Two records that settle on one address at once: the second is refused by the database and tried again.
 */
export async function settleSlug(transaction: DeskTransaction, record: RecordForEdition): Promise<Slug> {
  const wanted = slugFrom(publicName(record) ?? "", record.kind);
  const fits = record.slug === wanted || new RegExp(`^${wanted}-[0-9]+$`, "u").test(record.slug);
  if (fits && !(await leadsElsewhere(transaction, record.kind, record.slug))) return record.slug;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${String(number)}`;
    if ((await transaction.publicRecord.count({ where: { kind: record.kind, slug } })) > 0 || (await leadsElsewhere(transaction, record.kind, slug))) continue;
    await transaction.publicRecord.update({ where: { id: record.id }, data: { slug } });
    return slugSchema.parse(slug);
  }
}

// An old address of another record is read in books and links: it is not given to somebody else.
async function leadsElsewhere(transaction: DeskTransaction, kind: RecordForEdition["kind"], slug: string): Promise<boolean> {
  return (await transaction.redirect.count({ where: { kind, slug } })) > 0;
}

function publicName({ facts }: RecordForEdition): string | undefined {
  const names = facts.filter(isPublicFact).flatMap(({ value }) => (value.kind === "name" ? [value] : []));
  const titles = facts.filter(isPublicFact).flatMap(({ value }) => (value.kind === "attribute" && value.attribute === "title" ? [value] : []));
  return (names.find(({ nameKind }) => nameKind === "main") ?? names[0] ?? titles[0])?.text;
}
