/** One process that works as the desk does, through its own commands: publishes and withdraws invented people, and says when each was done. */
import { randomUUID } from "node:crypto";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { desk } from "@/lib/platform/db";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";
import { answerParent } from "./child";

/** `name`: publishes another name of the person at this address; `person`: publishes a new one; `withdraw`: takes one down. */
export type EditorTask = { task: "name"; slug: string } | { task: "person" } | { task: "withdraw"; recordId: string };
/** `done`: milliseconds since 1970 when it was committed. `text`: the name that was published. */
export type EditorReply = { done: number; slug: string; recordId: string; text: string };

const people = Promise.all([makeAccount(desk(), { role: "researcher" }), makeAccount(desk(), { role: "editor" })]);

/** @returns the record's address and when its new edition was committed */
async function publishName(recordId: RecordId, nameKind: "main" | "alias"): Promise<EditorReply> {
  const db = desk();
  const [researcher, editor] = await people;
  const text = `Test Person ${randomUUID().slice(0, 8)} Aubergine`;
  const source = await db.publicRecord.findFirstOrThrow({ where: { kind: "source" }, select: { id: true }, orderBy: { id: "asc" } });
  const facts = [factOf({ kind: "name", text, language: "en", nameKind }, recordIdSchema.parse(source.id))];
  const { changeId } = await makeFacts(db, { recordId, by: researcher, facts, state: "draft" });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  const done = Date.now();
  const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  return { done, slug, recordId, text };
}

answerParent<EditorTask>(async (asked): Promise<EditorReply> => {
  switch (asked.task) {
    case "person":
      return publishName(await makeRecord(desk(), "person"), "main");
    case "name": {
      const { id } = await desk().publicRecord.findFirstOrThrow({ where: { kind: "person", slug: asked.slug }, select: { id: true } });
      return publishName(recordIdSchema.parse(id), "alias");
    }
    case "withdraw": {
      const recordId = recordIdSchema.parse(asked.recordId);
      await withdrawRecord((await people)[1], { recordId, reason: "Invented.", confirmed: "yes" });
      return { done: Date.now(), slug: "", recordId, text: "" };
    }
  }
});
