import "server-only";
import type { EditionBody } from "@/lib/editions/contract";
import { searchEntryOf, type PersonEntryRow } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import type { DeskTransaction } from "@/lib/platform/db";

type Standing = { body: EditionBody; number: number; publishedOn: Date };

/**
 * Writes what search reads of a standing edition, in the transaction that makes it stand; what was there before goes.
 * A withdrawal needs no such command: every row goes with its current_edition (ON DELETE CASCADE).
 */
export async function indexEdition(transaction: DeskTransaction, { body, number, publishedOn }: Standing): Promise<void> {
  const entry = searchEntryOf(body);
  if (entry === null) return;
  const recordId = body.id;
  await transaction.indexedEdition.upsert({ where: { recordId }, create: { recordId, number, foldVersion: FOLD_VERSION }, update: { number, foldVersion: FOLD_VERSION } });
  if (entry.person !== null) await indexPerson(transaction, recordId, entry.person, publishedOn);
  await transaction.personMention.deleteMany({ where: { statementId: recordId } });
  if (entry.mentions.length > 0) {
    await transaction.personMention.createMany({ data: entry.mentions.map(({ person, facet }) => ({ statementId: recordId, personId: person, facet })) });
  }
}

async function indexPerson(transaction: DeskTransaction, recordId: string, person: PersonEntryRow, updatedOn: Date): Promise<void> {
  const { facets, sortName, names } = person;
  const entry = { facets, sortName, updatedOn, latestEventOn: person.latestEventOn === null ? null : new Date(person.latestEventOn) };
  await transaction.personEntry.upsert({ where: { recordId }, create: { recordId, ...entry }, update: entry });
  await transaction.personName.deleteMany({ where: { recordId } });
  await transaction.personName.createMany({ data: names.map((name) => ({ recordId, ...name })) });
}
