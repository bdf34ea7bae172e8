import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Attribute } from "@/lib/core/kinds";
import { shortTextSchema } from "@/lib/core/text";
import { recordAudit } from "@/lib/audit/record-audit";
import { createRecord, createRecords } from "@/lib/cases/commands/create-record";
import type { NewSource } from "@/lib/cases/form-fields";
import { addFacts, type NewFact } from "@/lib/facts/commands/add-facts";
import { factSchema } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** One fact about the source: what it says, and the words of the source that say so, with where they are found. */
type SourceFact = { attribute: Attribute; text: string; language: string | null; exact: string; locator?: string; date?: NewSource["date"] };

/**
 * A new source with a change of its own that travels with the change that cites it. Each fact cites the source itself, in words of its
 * title page and in no others: what is quoted from the source for other work may be internal, and this record may become public alone.
 */
export async function addSource(transaction: DeskTransaction, actor: Actor, withChangeId: ChangeId, source: NewSource): Promise<RecordId> {
  const recordId = await createRecord(transaction, "source", source.title);
  const row = await transaction.change.create({ data: { recordId, withChangeId, createdById: actor.accountId, baseVersion: 0 }, select: { id: true } });
  const changeId = changeIdSchema.parse(row.id);
  await writeSource(transaction, actor, { recordId, changeId }, source);
  await recordAudit(transaction, { event: "record.added", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { kind: "source", changeId } });
  return recordId;
}

/** What a source is, as facts of its own record that cite it. */
export async function writeSource(transaction: DeskTransaction, actor: Actor, { recordId, changeId }: { recordId: RecordId; changeId: ChangeId }, source: NewSource): Promise<void> {
  await addFacts(transaction, factsOf(actor, recordId, changeId, source));
}

/**
 * Many new sources as `addSource` adds one, in a few statements. Writes no row of the audit log: the calling command says in one what all of it was.
 * @param numbers see createRecords
 * @returns their ids, in the order asked
 */
export async function addSources(transaction: DeskTransaction, actor: Actor, wanted: readonly { withChangeId: ChangeId; source: NewSource }[], numbers: Map<string, number>): Promise<RecordId[]> {
  const recordIds = await createRecords(transaction, "source", wanted.map(({ source }) => source.title), numbers);
  const made = wanted.flatMap(({ withChangeId, source }, index) => {
    const recordId = recordIds[index];
    return recordId === undefined ? [] : [{ recordId, changeId: changeIdSchema.parse(randomUUID()), withChangeId, source }];
  });
  await transaction.change.createMany({ data: made.map(({ recordId, changeId, withChangeId }) => ({ id: changeId, recordId, withChangeId, createdById: actor.accountId, baseVersion: 0 })) });
  await addFacts(transaction, made.flatMap(({ recordId, changeId, source }) => factsOf(actor, recordId, changeId, source)));
  return recordIds;
}

function factsOf(actor: Actor, recordId: RecordId, changeId: ChangeId, source: NewSource): NewFact[] {
  return saidBy(source).map(({ attribute, text, language, exact, locator = null, date = null }) => ({ recordId, changeId, createdBy: actor.accountId, fact: factSchema.parse({ value: { kind: "attribute", attribute, text, language }, date, citations: [{ sourceId: recordId, exact, locator }] }) }));
}

function saidBy({ title, publisher, address, archive, language, date }: NewSource): SourceFact[] {
  const facts: SourceFact[] = [{ attribute: "title", text: title, language, exact: title }];
  if (publisher !== null) facts.push({ attribute: "publisher", text: publisher, language, exact: publisher });
  // An address is no words of the source: it says where the title stands.
  if (address !== null) facts.push({ attribute: "address", text: address, language: null, exact: title, ...(isLocator(address) ? { locator: address } : {}) });
  if (archive !== null) facts.push({ attribute: "archive", text: archive, language: null, exact: title, ...(isLocator(archive) ? { locator: archive } : {}) });
  if (language !== null) facts.push({ attribute: "language", text: language, language: null, exact: title });
  // The schema asks for the wording with the date: nothing but words of the source may stand as its words.
  if (date?.printed != null) facts.push({ attribute: "dated", text: date.printed, language: null, exact: date.printed, date });
  return facts;
}

function isLocator(address: string): boolean {
  return shortTextSchema.safeParse(address).success;
}
