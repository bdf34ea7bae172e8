import "server-only";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Attribute } from "@/lib/core/kinds";
import { recordAudit } from "@/lib/audit/record-audit";
import { createRecord } from "@/lib/cases/commands/create-record";
import type { NewSource } from "@/lib/cases/form-fields";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

/** One fact about the source: what it says, and the words of the source that say so. */
type SourceFact = { attribute: Attribute; text: string; language: string | null; exact: string; date?: NewSource["date"] };

/**
 * A new source with a change of its own that travels with the change that cites it. Each fact cites the source itself: its own
 * title page is what says them.
 * @param quoted words of the source that the new work rests on; they also show the language that it is written in
 */
export async function addSource(transaction: DeskTransaction, actor: Actor, withChangeId: ChangeId, { source, quoted }: { source: NewSource; quoted: string }): Promise<RecordId> {
  const recordId = await createRecord(transaction, "source", source.title);
  const row = await transaction.change.create({ data: { recordId, withChangeId, createdById: actor.accountId, baseVersion: 0 }, select: { id: true } });
  const changeId = changeIdSchema.parse(row.id);
  for (const { attribute, text, language, exact, date = null } of factsOf(source, quoted)) {
    const fact = factSchema.parse({ value: { kind: "attribute", attribute, text, language }, date, citations: [{ sourceId: recordId, exact }] });
    await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
  }
  await recordAudit(transaction, { event: "record.added", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { kind: "source", changeId } });
  return recordId;
}

function factsOf({ title, publisher, address, language, date }: NewSource, quoted: string): SourceFact[] {
  const facts: SourceFact[] = [{ attribute: "title", text: title, language, exact: title }];
  if (publisher !== null) facts.push({ attribute: "publisher", text: publisher, language, exact: publisher });
  if (address !== null) facts.push({ attribute: "address", text: address, language: null, exact: address });
  if (language !== null) facts.push({ attribute: "language", text: language, language: null, exact: quoted });
  // The schema asks for the wording with the date: nothing but words of the source may stand as its words.
  if (date?.printed != null) facts.push({ attribute: "dated", text: date.printed, language: null, exact: date.printed, date });
  return facts;
}
