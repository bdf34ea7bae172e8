import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { editionBodySchema, type EditionBody } from "@/lib/editions/contract";
import { searchEntryOf, SEARCHED_KINDS, type PersonEntryRow } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import type { DeskTransaction } from "@/lib/platform/db";
import { mentionsOf } from "@/lib/publication/body";
import { withdrawnSourcesAmong } from "@/lib/publication/commands/standing-sources";

type Standing = { body: EditionBody; number: number; publishedOn: Date };

/**
 * Writes what search reads of a standing edition, in the transaction that makes it stand; what was there before goes. Like a page, search
 * knows nothing of a fact whose every source was withdrawn (lib/editions/standing-part.ts).
 * The rows of a withdrawn record need no such command: they go with its current_edition (ON DELETE CASCADE).
 */
export async function indexEdition(transaction: DeskTransaction, { body, number, publishedOn }: Standing): Promise<void> {
  const entry = searchEntryOf(body, await withdrawnSourcesAmong(transaction, mentionsOf(body)));
  if (entry === null) return;
  const recordId = body.id;
  await transaction.indexedEdition.upsert({ where: { recordId }, create: { recordId, number, foldVersion: FOLD_VERSION }, update: { number, foldVersion: FOLD_VERSION } });
  if (entry.person !== null) await indexPerson(transaction, recordId, entry.person, publishedOn);
  await transaction.personMention.deleteMany({ where: { statementId: recordId } });
  if (entry.mentions.length > 0) {
    await transaction.personMention.createMany({ data: entry.mentions.map(({ person, facet }) => ({ statementId: recordId, personId: person, facet })) });
  }
  await transaction.textEntry.deleteMany({ where: { recordId } });
  const texts = entry.texts.map(({ onDay, ...text }) => ({ recordId, ...text, onDay: onDay === null ? null : new Date(onDay), updatedOn: publishedOn }));
  if (texts.length > 0) await transaction.textEntry.createMany({ data: texts });
}

type Row = { number: number; published_on: Date; document: unknown };

/** After a source was withdrawn: what rested on it alone is found no more. Whatever else is withdrawn is looked up in vain by its id. */
export async function indexCiting(transaction: DeskTransaction, sourceId: RecordId): Promise<void> {
  // A publication that these locks waited for has made another edition stand: it is read after it, in a statement of its own.
  await transaction.$queryRaw`
    SELECT FROM public_site.current_edition WHERE kind = ANY(${[...SEARCHED_KINDS]}) AND mentions && ARRAY[${sourceId}::uuid] ORDER BY record_id FOR UPDATE`;
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT c.number, e.published_on, c.document
    FROM public_site.current_edition c JOIN public_site.edition e USING (record_id, number)
    WHERE c.kind = ANY(${[...SEARCHED_KINDS]}) AND c.mentions && ARRAY[${sourceId}::uuid] ORDER BY c.record_id`;
  for (const { number, published_on: publishedOn, document } of rows) await indexEdition(transaction, { body: editionBodySchema.parse(document), number, publishedOn });
}

async function indexPerson(transaction: DeskTransaction, recordId: string, person: PersonEntryRow, updatedOn: Date): Promise<void> {
  const { facets, sortName, names } = person;
  const entry = { facets, sortName, updatedOn, latestEventOn: person.latestEventOn === null ? null : new Date(person.latestEventOn) };
  await transaction.personEntry.upsert({ where: { recordId }, create: { recordId, ...entry }, update: entry });
  await transaction.personName.deleteMany({ where: { recordId } });
  await transaction.personName.createMany({ data: names.map((name) => ({ recordId, ...name })) });
}
