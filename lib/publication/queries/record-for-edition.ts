import "server-only";
import { caseIdSchema, recordIdSchema, slugSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { appliedFacts, factsOnceApplied } from "@/lib/facts/queries/read-facts";
import type { DeskReader } from "@/lib/platform/db";
import type { RecordForEdition } from "@/lib/publication/body";

/**
 * The record as it stands, with its current facts: what an edition is made of.
 * @param withChange as it will stand once this change is applied
 */
export async function recordForEdition(db: DeskReader, recordId: RecordId, withChange: ChangeId | null = null): Promise<RecordForEdition & { version: number }> {
  const row = await db.publicRecord.findUniqueOrThrow({
    where: { id: recordId },
    select: { id: true, kind: true, slug: true, version: true, cases: { select: { id: true, number: true, publicNumber: true } } },
  });
  const kind = RECORD_KINDS.find((known) => known === row.kind);
  if (kind === undefined) throw new Error("The database holds a kind of record that this version does not know.");
  return {
    id: recordIdSchema.parse(row.id),
    kind,
    slug: slugSchema.parse(row.slug),
    version: row.version,
    cases: row.cases.map(({ id, number, publicNumber }) => ({ id: caseIdSchema.parse(id), number, publicNumber })),
    facts: withChange === null ? await appliedFacts(db, recordId) : await factsOnceApplied(db, recordId, withChange),
  };
}
