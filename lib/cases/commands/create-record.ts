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
