import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { addFact } from "@/lib/facts/commands/add-fact";
import { retireFact } from "@/lib/facts/commands/retire-fact";
import { fromDesk, inTransaction, type Desk } from "@/lib/platform/db";
import { returnChange } from "@/lib/changes/commands/return-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import type { FieldComment } from "@/lib/changes/schema";
import type { FactInput } from "@/lib/facts/schema";
import { publishChange } from "@/lib/publication/commands/publish-change";
import { factOf, makeChange, makeFacts, makeRecord, makeSource, moveChange } from "@/prisma/factories/records";

/** Publishes a change as an editor does who has just been shown it. Arguments and errors as publishChange. */
export async function publishAsSeen(editor: Actor, { changeId, publicNote }: { changeId: ChangeId; publicNote: string | null }): ReturnType<typeof publishChange> {
  return publishChange(editor, { changeId, seen: await shown(changeId), publicNote });
}

/** Hands facts of a record in and publishes them, each by its own person. Errors as submitChange and publishChange. */
export async function publishFacts(
  db: Desk,
  { recordId, by, editor, facts, publicNote = null }: { recordId: RecordId; by: Actor; editor: Actor; facts: readonly FactInput[]; publicNote?: string | null },
): Promise<void> {
  const { changeId } = await makeFacts(db, { recordId, by, facts, state: "draft" });
  await submitChange(by, { changeId });
  await publishAsSeen(editor, { changeId, publicNote });
}

/** A person with one name who stands on the public record, and the last part of their address. */
export async function standingPerson(db: Desk, { by, editor, name, source }: { by: Actor; editor: Actor; name: string; source?: RecordId }): Promise<{ recordId: RecordId; slug: string }> {
  const sourceId = source ?? (await makeSource(db, { by }));
  const recordId = await makeRecord(db, "person");
  await publishFacts(db, { recordId, by, editor, facts: [factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, sourceId)] });
  const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  return { recordId, slug };
}

/** Returns a change as an editor does who has just been shown it. Arguments and errors as returnChange. */
export async function returnAsSeen(editor: Actor, { changeId, comment, comments = [] }: { changeId: ChangeId; comment: string | null; comments?: FieldComment[] }): ReturnType<typeof returnChange> {
  return returnChange(editor, { changeId, seen: await shown(changeId), comment, comments });
}

// A companion's page is decided with the change that it travels with.
function shown(changeId: ChangeId): Promise<string> {
  return fromDesk(async (db) => {
    const change = await db.change.findUnique({ where: { id: changeId }, select: { withChangeId: true } });
    return fingerprintOf(db, change?.withChangeId == null ? changeId : changeIdSchema.parse(change.withChangeId));
  });
}

/** Submits a change that replaces the name that stands: published, it is a correction. */
export async function submitNewName(db: Desk, { recordId, by, name, source }: { recordId: RecordId; by: Actor; name: string; source: RecordId }): Promise<ChangeId> {
  const { id } = await db.assertion.findFirstOrThrow({ where: { recordId, kind: "name", retiredByChangeId: null }, select: { id: true } });
  const replaces = assertionIdSchema.parse(id);
  const changeId = await makeChange(db, { recordId, by });
  await inTransaction(async (transaction) => {
    await retireFact(transaction, { assertionId: replaces, changeId });
    await addFact(transaction, { recordId, changeId, createdBy: by.accountId, replaces, fact: factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, source) });
  });
  await moveChange(db, changeId, "submitted");
  return changeId;
}

/** What publishing and taking down left of a record: its editions, the events of the audit log, and the acts in their order. */
export function tracesOf(db: Desk) {
  return {
    editionsOf: (recordId: RecordId) => db.edition.findMany({ where: { recordId }, orderBy: { number: "asc" } }),
    auditOf: async (recordId: RecordId) => (await db.audit.findMany({ where: { subjectId: recordId }, orderBy: { seq: "asc" }, select: { event: true } })).map(({ event }) => event),
    publicationsOf: (recordId: RecordId) => db.publication.findMany({ where: { recordId }, orderBy: { seq: "asc" }, select: { act: true, number: true } }),
  };
}
