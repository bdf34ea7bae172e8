import "server-only";
import type { RecordKind } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";
import { sourcesOf, standingFact, withoutWithdrawn } from "@/lib/publication/withdrawn-sources";

/**
 * Which of these records are sources that were withdrawn. The sources are locked against it until the transaction ends: a withdrawal waits for
 * this publication, or this for it. Else each would miss what the other wrote, and what rests on a withdrawn source became public once more.
 */
export async function withdrawnSourcesAmong(transaction: DeskTransaction, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  return lockedAmong(transaction, recordIds, ["source"]);
}

/** The same of what search judges by: of every other kind editions and search hold ids, which are looked up when read. */
export async function withdrawnForSearch(transaction: DeskTransaction, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  return lockedAmong(transaction, recordIds, JUDGED_BY_SEARCH);
}

/** The same without waiting for anybody: for whoever holds what a withdrawal has yet to take. */
export async function knownWithdrawnAmong(transaction: DeskTransaction, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  return withdrawnAmong(transaction, recordIds, JUDGED_BY_SEARCH);
}

/** What rests on a withdrawn source alone is not found; a withdrawn practice contradicts none that stands. */
export const JUDGED_BY_SEARCH: readonly RecordKind[] = ["source", "practice"];

async function lockedAmong(transaction: DeskTransaction, recordIds: readonly string[], kinds: readonly RecordKind[]): Promise<ReadonlySet<string>> {
  await transaction.$queryRaw`SELECT FROM desk.public_record WHERE kind = ANY(${[...kinds]}) AND id = ANY(${recordIds}::uuid[]) ORDER BY id FOR SHARE`;
  return withdrawnAmong(transaction, recordIds, kinds);
}

async function withdrawnAmong(transaction: DeskTransaction, recordIds: readonly string[], kinds: readonly RecordKind[]): Promise<ReadonlySet<string>> {
  const withdrawn = await transaction.tombstone.findMany({ where: { kind: { in: [...kinds] }, recordId: { in: [...recordIds] } }, select: { recordId: true } });
  return new Set(withdrawn.map(({ recordId }) => recordId));
}

/**
 * The record without what rests on withdrawn sources: an edition keeps what it says for good, so their words must not enter it. The desk keeps
 * everything: facts and revisions stay as they are.
 */
export async function withStandingSources<R extends { facts: readonly StoredFact[] }>(transaction: DeskTransaction, record: R): Promise<R> {
  const withdrawn = await withdrawnSourcesAmong(transaction, sourcesOf(record.facts));
  return withoutWithdrawn(record, withdrawn);
}

/** Whether one of the facts would lose every citation: nobody could read who says so. */
export async function restsOnWithdrawn(transaction: DeskTransaction, facts: readonly StoredFact[]): Promise<boolean> {
  const withdrawn = await withdrawnSourcesAmong(transaction, sourcesOf(facts));
  return facts.some((fact) => standingFact(fact, withdrawn).length === 0);
}
