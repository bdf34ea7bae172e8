/**
 * What is under way at an invented desk, brought there by the product's own commands: tables that were checked, merges, a withdrawn record that somebody proposes to expunge, proposals about law and about words, a case that is
 * read back, files taken along, notes on a list. For the colleagues as whom the desk is measured (bench/desk-things.ts).
 */
import { randomUUID } from "node:crypto";
import { writeNote } from "@/lib/advocacy/commands/write-note";
import { writeNoteSchema } from "@/lib/advocacy/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { sessionIdSchema, type RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { mergingOf } from "@/lib/duplicates/queries/merging";
import { desk, inTransaction } from "@/lib/platform/db";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { withdrawRecordSchema } from "@/lib/publication/schema";
import { proposedExpunging } from "@/prisma/factories/expungings";
import { importing, rowOf, unusualName } from "@/prisma/factories/imports";
import type { Colleague } from "@/prisma/factories/invented-desk-work";
import { personIdOf } from "@/prisma/factories/invented-person-record";
import { proposed } from "@/prisma/factories/law";
import { proposedMerge } from "@/prisma/factories/merges";
import { publishAsSeen } from "@/prisma/factories/publications";
import { proposedWords } from "@/prisma/factories/wording";

/** People of the first block of whom nobody is at work (invented-desk-work.ts). */
const AT_REST = Array.from({ length: 30 }, (_, at) => personIdOf(66 + at));
const MERGES = 4;
const EXPORTS = 20;
const NOTES = 10;
/** Every so many rows one is wrong. */
const WRONG_EVERY = 8;

/** The colleagues of these numbers (desk-work-in-bulk.ts): as whom the desk is measured, an admin, and another editor, who proposes. */
const [EDITOR, ADMIN, COLLEAGUE] = [0, 1, 7];

/**
 * @param rows of each table that is brought
 * @throws AppError where a command refuses it
 */
export async function bringUnderWay(colleagues: readonly Colleague[], rows: number): Promise<void> {
  const db = desk();
  const [editor, admin, colleague] = [EDITOR, ADMIN, COLLEAGUE].map((number) => actorOf(colleagues[number])) as [Actor, Actor, Actor];
  const { begun, checked } = importing(db, editor);
  await checked(await begun(...Array.from({ length: rows }, () => rowOf(unusualName()))));
  await checked(await begun(...Array.from({ length: rows }, (_, at) => rowOf(unusualName(), at % WRONG_EVERY === 0 ? { date: "32 May", quote: " " } : {}))));
  for (let at = 0; at < EXPORTS; at += 1) {
    await inTransaction((transaction) => recordAudit(transaction, { event: "export.made", actorId: editor.accountId, subjectKind: "export", subjectId: null, detail: { what: "events", scope: "all", format: "csv", rows: 100 + at } }));
  }
  await mergeSome(colleague, editor);
  await proposeToExpunge(colleague);
  for (const article of ["7", "8"]) await proposed(admin, { article });
  for (const practice of ["leek_custody", "kale_custody"]) await proposedWords(admin, { practice });
  await db.unsentForm.create({
    data: {
      id: randomUUID(), accountId: editor.accountId, address: paths.desk.newCaseFor("Parsnip"), turn: 1,
      content: {
        "name.text": "Parsnip Paperweight", "name.language": "en", "event.stage": "taken_away", "event.text": "Taken away from an invented garden.", "event.language": "en", "event.place": "an invented garden",
        "event.date.year": "2031", "event.date.month": "5", "event.date.day": "2", "basis.basis": "already_public", "citations[0].exact": "Taken away from an invented garden.", "citations[0].source.title": "Report on a parsnip", "citations[0].source.language": "en",
      },
    },
  });
  const list = await db.peopleList.findFirstOrThrow({ where: { ownerId: editor.accountId }, select: { id: true, entries: { select: { id: true }, orderBy: { position: "asc" }, take: NOTES } }, orderBy: { name: "asc" } });
  for (const { id } of list.entries) await writeNote(editor, writeNoteSchema.parse({ listId: list.id, entryId: id, unsentBy: editor.accountId, seen: "", words: "Ask the invented gardener about this one." }));
}

function actorOf(colleague: Colleague | undefined): Actor {
  if (colleague === undefined) throw new RangeError("An invented desk has more colleagues.");
  const { id, role } = colleague;
  return { accountId: id, role, displayName: "", locale: "en", sessionId: sessionIdSchema.parse(randomUUID()) };
}

/** Some proposals, and one merge that was published: of pairs that nothing speaks against. */
async function mergeSome(colleague: Actor, editor: Actor): Promise<void> {
  const db = desk();
  let made = 0;
  for (let at = 0; made < MERGES && at + 1 < AT_REST.length; at += 2) {
    const [kept, merged] = AT_REST.slice(at, at + 2) as [RecordId, RecordId];
    if ((await mergingOf(db, kept, merged)).refusal !== null) continue;
    const changeId = await proposedMerge(db, colleague, kept, merged);
    if (made === 0) await publishAsSeen(editor, { changeId, publicNote: "Two records of one invented person." });
    made += 1;
  }
}

async function proposeToExpunge(colleague: Actor): Promise<void> {
  const recordId = personIdOf(98);
  await withdrawRecord(colleague, withdrawRecordSchema.parse({ recordId, reason: "An invented reason.", confirmed: "yes" }));
  await proposedExpunging(desk(), colleague, recordId);
}
