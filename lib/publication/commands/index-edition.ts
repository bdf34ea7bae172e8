import "server-only";
import { dayOf } from "@/lib/core/days";
import type { RecordId } from "@/lib/core/ids";
import { editionBodySchema, type EditionBody } from "@/lib/editions/contract";
import { searchEntryOf, SEARCHED_KINDS, type PersonEntryRow } from "@/lib/editions/search/entry";
import { FOLD_VERSION } from "@/lib/editions/search/fold";
import type { DeskTransaction } from "@/lib/platform/db";
import { mentionsOf } from "@/lib/publication/body";
import { knownWithdrawnAmong, withdrawnForSearch } from "@/lib/publication/commands/standing-sources";

type Standing = { body: EditionBody; number: number; publishedOn: Date };

/** Editions at once: each is some rows, and Postgres takes so many values in one statement. */
const AT_ONCE = 100;

/**
 * Writes what search reads of an edition, in the transaction that makes it stand; what was there before goes. Like a page, search knows nothing
 * of a fact whose every source was withdrawn (lib/editions/standing-part.ts).
 * The rows of a withdrawn record need no such command: they go with its current_edition (ON DELETE CASCADE).
 */
export async function indexEdition(transaction: DeskTransaction, standing: Standing): Promise<void> {
  await writeEntries(transaction, [standing], await withdrawnForSearch(transaction, mentionsOf(standing.body)));
}

/**
 * The same of editions that stand already. By sets: a source that thousands of records cite must be withdrawn at once all the same.
 * @param standing their rows of current_edition are locked FOR UPDATE. Sources are not: whoever is withdrawing one of them waits for those rows and
 *   indexes the same editions afterwards, and two who held a source each and asked for the other's would wait for each other for ever.
 */
export async function indexLockedEditions(transaction: DeskTransaction, standing: readonly Standing[]): Promise<void> {
  await writeEntries(transaction, standing, await knownWithdrawnAmong(transaction, [...new Set(standing.flatMap(({ body }) => mentionsOf(body)))]));
}

async function writeEntries(transaction: DeskTransaction, standing: readonly Standing[], withdrawn: ReadonlySet<string>): Promise<void> {
  const entries = standing.flatMap(({ body, number, publishedOn }) => {
    const entry = searchEntryOf(body, withdrawn, dayOf(publishedOn));
    return entry === null ? [] : [{ recordId: body.id, number, publishedOn, ...entry }];
  });
  if (entries.length === 0) return;
  const recordIds = entries.map(({ recordId }) => recordId);
  await transaction.$executeRaw`
    INSERT INTO public_site.indexed_edition (record_id, number, fold_version)
    SELECT record_id, number, ${FOLD_VERSION} FROM json_to_recordset(${JSON.stringify(entries.map(({ recordId, number }) => ({ record_id: recordId, number })))}::json) AS entry(record_id uuid, number int)
    ON CONFLICT (record_id) DO UPDATE SET number = excluded.number, fold_version = excluded.fold_version`;
  await indexPeople(transaction, entries.flatMap(({ recordId, person, publishedOn }) => (person === null ? [] : [{ recordId, person, updatedOn: publishedOn }])));
  await transaction.personMention.deleteMany({ where: { statementId: { in: recordIds } } });
  const mentions = entries.flatMap(({ recordId, mentions: each }) => each.map(({ person, facet }) => ({ statementId: recordId, personId: person, facet })));
  if (mentions.length > 0) await transaction.personMention.createMany({ data: mentions });
  await transaction.textEntry.deleteMany({ where: { recordId: { in: recordIds } } });
  const texts = entries.flatMap(({ recordId, publishedOn, texts: each }) =>
    each.map(({ onDay, ...text }) => ({ recordId, ...text, onDay: onDay === null ? null : new Date(onDay), updatedOn: publishedOn })));
  if (texts.length > 0) await transaction.textEntry.createMany({ data: texts });
}

type Row = { number: number; published_on: Date; document: unknown };

/**
 * After a source or a practice was withdrawn: what rested on the source alone is found no more, and what named the practice differs from nothing. Whatever
 * else is withdrawn is looked up in vain by its id.
 */
export async function indexCiting(transaction: DeskTransaction, withdrawnId: RecordId): Promise<void> {
  // A publication that these locks waited for has made another edition stand: it is read after it, in a statement of its own.
  const citing = await transaction.$queryRaw<{ record_id: string }[]>`
    SELECT record_id FROM public_site.current_edition WHERE kind = ANY(${[...SEARCHED_KINDS]}) AND mentions && ARRAY[${withdrawnId}::uuid] ORDER BY record_id FOR UPDATE`;
  for (let at = 0; at < citing.length; at += AT_ONCE) {
    const rows = await transaction.$queryRaw<Row[]>`
      SELECT c.number, e.published_on, c.document
      FROM public_site.current_edition c JOIN public_site.edition e USING (record_id, number)
      WHERE c.record_id = ANY(${citing.slice(at, at + AT_ONCE).map(({ record_id: id }) => id)}::uuid[]) ORDER BY c.record_id`;
    await indexLockedEditions(transaction, rows.map(({ number, published_on: publishedOn, document }) => ({ body: editionBodySchema.parse(document), number, publishedOn })));
  }
}

type PersonToIndex = { recordId: string; person: PersonEntryRow; updatedOn: Date };

async function indexPeople(transaction: DeskTransaction, people: readonly PersonToIndex[]): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ recordId, person: { facets, sortName, latestEventOn }, updatedOn }) => ({ record_id: recordId, facets, sort_name: sortName, updated_on: dayOf(updatedOn), latest_event_on: latestEventOn }));
  const entries = JSON.stringify(rows);
  await transaction.$executeRaw`
    UPDATE public_site.person_entry entry SET facets = given.facets, sort_name = given.sort_name, updated_on = given.updated_on, latest_event_on = given.latest_event_on
    FROM json_to_recordset(${entries}::json) AS given(record_id uuid, facets text[], sort_name text, updated_on date, latest_event_on date) WHERE entry.record_id = given.record_id`;
  // Whoever is there already is left out: their place would be spent all the same, and the places of all others lie ever further apart.
  await transaction.$executeRaw`
    INSERT INTO public_site.person_entry (record_id, facets, sort_name, updated_on, latest_event_on)
    SELECT * FROM json_to_recordset(${entries}::json) AS given(record_id uuid, facets text[], sort_name text, updated_on date, latest_event_on date)
    WHERE NOT EXISTS (SELECT FROM public_site.person_entry entry WHERE entry.record_id = given.record_id)`;
  await transaction.personName.deleteMany({ where: { recordId: { in: people.map(({ recordId }) => recordId) } } });
  await transaction.personName.createMany({ data: people.flatMap(({ recordId, person: { names } }) => names.map((name) => ({ recordId, ...name }))) });
}
