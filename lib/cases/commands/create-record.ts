import "server-only";
import { randomUUID } from "node:crypto";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { slugFrom } from "@/lib/cases/slug";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * The head of a new record, with an address of its own: the second "test-person" is `test-person-2`. Also keeps clear of withdrawn
 * records, whose addresses stay theirs. Two at once take different numbers, since taking one is the insert itself.
 */
export async function createRecord(transaction: DeskTransaction, kind: RecordKind, name: string): Promise<RecordId> {
  const base = slugFrom(name, kind);
  const id = recordIdSchema.parse(randomUUID());
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${String(number)}`;
    const taken = await transaction.publicRecord.createMany({ data: [{ id, kind, slug }], skipDuplicates: true });
    if (taken.count === 1) return id;
  }
}

/**
 * The heads of many new records, as `createRecord` makes one, in a few statements.
 * @param numbers kept by a caller that makes more of them: the last number that was tried for each address
 * @returns their ids, in the order of the names
 */
export async function createRecords(transaction: DeskTransaction, kind: RecordKind, names: readonly string[], numbers = new Map<string, number>()): Promise<RecordId[]> {
  const wanted = names.map((name) => ({ id: recordIdSchema.parse(randomUUID()), base: slugFrom(name, kind) }));
  for (let open = wanted; open.length > 0; ) {
    const tried = open.map(({ id, base }) => {
      const number = (numbers.get(base) ?? 0) + 1;
      numbers.set(base, number);
      return { id, kind, slug: number === 1 ? base : `${base}-${String(number)}` };
    });
    const made = new Set((await transaction.publicRecord.createManyAndReturn({ data: tried, skipDuplicates: true, select: { id: true } })).map(({ id }) => id));
    open = open.filter(({ id }) => !made.has(id));
  }
  return wanted.map(({ id }) => id);
}
