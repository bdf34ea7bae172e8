/** What tests of watching begin with: two who work on the record, records that stand, and what an inbox says. */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { Modality, RecordKind } from "@/lib/core/kinds";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { tellDue } from "@/lib/watching/commands/tell-due";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen, publishFacts, submitNewName } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import type { TestDatabase } from "@/prisma/factories/test-database";

export const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });
/** A word that nothing else holds. */
export const unusual = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

/** To be called in a hook or a test. */
export async function beginTelling(database: TestDatabase) {
  const { db } = database;
  const [researcher, editor] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" })];
  const source = await makeRecord(db, "source");
  const publish = (recordId: RecordId, facts: FactInput[]) => publishFacts(db, { recordId, by: researcher, editor, facts, publicNote: "Invented." });
  await publish(source, [factOf(titled("An invented register"), source)]);
  return {
    researcher,
    editor,
    source,
    publish,
    tell: () => tellDue(db, { mails: false }),
    advocate: () => makeAccount(db, { role: "advocate" }),
    slugOf: async (id: RecordId) => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug,
    withdraw: (recordId: RecordId) => withdrawRecord(editor, { recordId, reason: "Asked for.", confirmed: "yes" }),
    /** A record that stands under an invented name. */
    async standing(kind: RecordKind, name = unusual(`Invented ${kind}`)): Promise<RecordId> {
      const id = await makeRecord(db, kind);
      await publish(id, [factOf(kind === "statement" ? titled(name) : named(name), source)]);
      return id;
    },
    /** Publishes a record under another name: a correction. */
    async correct(recordId: RecordId, name = unusual("Invented")): Promise<ChangeId> {
      const changeId = await submitNewName(db, { recordId, by: researcher, name, source });
      await publishAsSeen(editor, { changeId, publicNote: "The name was misread." });
      return changeId;
    },
    /** A statement that stands, with one fact beside its title. */
    async statementThat(value: FactValue): Promise<RecordId> {
      const id = await makeRecord(db, "statement");
      await publish(id, [factOf(titled("Of an invented garden"), source), factOf(value, source)]);
      return id;
    },
    /** A person of whom a source says, in this way, that they were taken away under the practice. */
    async underPractice(practice: RecordId, modality: Modality): Promise<RecordId> {
      const person = await makeRecord(db, "person");
      const detention = await db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
      const event = await db.timelineEvent.create({ data: {}, select: { id: true } });
      const taken: FactValue = {
        kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: practice, place: null, authority: null, text: "Taken away.", language: "en",
      };
      await publish(person, [factOf(named(unusual("Invented")), source), factOf(taken, source, { modality })]);
      return person;
    },
  };
}

/** What somebody's inbox says: of publications the record, how it was published, and because of how many watches, surely or not; else what it is. */
export async function toldTo(actor: Actor) {
  const { messages } = await listInbox(actor, null);
  return messages.map((message) =>
    message.what === "publication" ? { record: message.update.record.body.id, act: message.update.act, because: message.because.map(({ what, alleged }) => `${what.kind}${alleged ? " (alleged)" : ""}`).toSorted() } : message.what,
  );
}
