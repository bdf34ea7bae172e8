/** Invented drafts, as researchers leave them. */
import type { Actor } from "@/lib/core/actor";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { addFact } from "@/lib/facts/commands/add-fact";
import type { FactValue } from "@/lib/facts/schema";
import type { Desk } from "@/lib/platform/db";
import { factOf, makeChange, makeFacts, makeRecord, type MadePerson } from "@/prisma/factories/records";

const OCCUPATION: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

/** A draft that adds one fact to a person. */
export async function makeDraft(db: Desk, { person, by }: { person: MadePerson; by: Actor }): Promise<ChangeId> {
  return (await makeFacts(db, { recordId: person.recordId, by, facts: [factOf(OCCUPATION, person.sourceId)], state: "draft" })).changeId;
}

/** A draft whose only citation is a new source that travels with it. */
export async function makeDraftWithNewSource(db: Desk, { person, by }: { person: MadePerson; by: Actor }): Promise<{ changeId: ChangeId; companion: ChangeId; sourceId: RecordId }> {
  const sourceId = await makeRecord(db, "source");
  const { changeId } = await makeFacts(db, { recordId: person.recordId, by, facts: [factOf(OCCUPATION, sourceId)], state: "draft" });
  const companion = await makeChange(db, { recordId: sourceId, by, withChangeId: changeId });
  await addFact(db, { recordId: sourceId, changeId: companion, createdBy: by.accountId, fact: factOf({ kind: "attribute", attribute: "title", text: "An invented title", language: "en" }, sourceId) });
  return { changeId, companion, sourceId };
}
