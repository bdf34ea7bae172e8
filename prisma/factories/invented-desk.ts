/** What a program that makes invented records begins with (e2e/programs): two who work here, and how they make and publish. */
import { randomUUID } from "node:crypto";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { caseIdSchema, eventIdSchema, type CaseId, type EventId, type RecordId } from "@/lib/core/ids";
import type { NameKind, RecordKind } from "@/lib/core/kinds";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { desk } from "@/lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makeFacts, makeRecord } from "@/prisma/factories/records";

export const named = (text: string, language = "en", nameKind: NameKind = "main"): FactValue => ({ kind: "name", text, language, nameKind });
export const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });

/** A researcher and an editor of one run. `unusual` is a word that no other run has: for names, so that runs do not meet in one answer. */
export async function inventedDesk() {
  const db = desk();
  const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
  const begin = (kind: RecordKind): Promise<RecordId> => makeRecord(db, kind);
  return {
    db,
    researcher,
    unusual: randomUUID().slice(0, 8),
    begin,
    /** Hands facts in and publishes them; one of them may be preferred, with a reason. Errors as submitChange and publishChange. */
    async publish(recordId: RecordId, facts: readonly FactInput[], prefer: { at: number; because: string } | null = null): Promise<void> {
      const { changeId, assertionIds } = await makeFacts(db, { recordId, by: researcher, facts, state: "draft" });
      if (prefer !== null) await db.assertion.update({ where: { id: assertionIds[prefer.at] ?? "" }, data: { preferred: true, preferredReason: prefer.because } });
      await submitChange(researcher, { changeId });
      await publishAsSeen(editor, { changeId, publicNote: null });
    },
    /** The last part of its address: the first publication settles it. */
    addressOf: async (id: RecordId): Promise<string> => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug,
    /** A person with one case, neither of them published. */
    async withCase(): Promise<{ recordId: RecordId; caseId: CaseId }> {
      const recordId = await begin("person");
      const { id } = await db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } });
      return { recordId, caseId: caseIdSchema.parse(id) };
    },
    newEvent: async (): Promise<EventId> => eventIdSchema.parse((await db.timelineEvent.create({ data: {}, select: { id: true } })).id),
    /** Ends the run: what was made goes to whoever asked for it, as JSON. */
    async answer(made: object): Promise<void> {
      await db.$disconnect();
      process.stdout.write(JSON.stringify(made));
    },
  };
}
