/** What the desk is measured with: two who work here, and a record, a change, a request of the invented desk. Found in the database, never measured. */
import * as z from "zod";
import { startSession } from "@/lib/accounts/commands/start-session";
import { SESSIONS_PER_ACCOUNT } from "@/lib/accounts/limits";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, assertionIdSchema, caseIdSchema, changeIdSchema, noteIdSchema, recordIdSchema, requestIdSchema, sessionIdSchema, entryIdSchema, importIdSchema, listIdSchema } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";
import { mergeIdSchema } from "@/lib/duplicates/schema";
import { desk, inTransaction } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { unsentIdSchema } from "@/lib/unsent/schema";
import { idFor } from "@/prisma/factories/invented-people";
import { personIdOf } from "@/prisma/factories/invented-person-record";

/** A case that is drawn whole, and the first person of all, whose timeline and history are long. */
const USUAL_PERSON = 5;
const LONG_PERSON = 0;

export type Things = Awaited<ReturnType<typeof findThings>>;
/** What a request carries to be somebody's. */
type SignedIn = { actor: Actor; token: string };

/** On as many devices as somebody may be: the desk ends the oldest of more, those of an earlier run among them. */
async function signIn(number: number, role: Role): Promise<SignedIn> {
  const accountId = accountIdSchema.parse(idFor(`colleague ${String(number)}`));
  let token = "";
  for (let device = 0; device < SESSIONS_PER_ACCOUNT; device += 1) token = await inTransaction((transaction) => startSession(transaction, { accountId, label: "", factor: "totp" }));
  const row = await desk().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) }, select: { id: true } });
  return { actor: { accountId, role, displayName: `Colleague ${String(number)}`, locale: "en", sessionId: sessionIdSchema.parse(row.id) }, token };
}

/** @throws where the desk was not filled (bench/fill.ts) */
export async function findThings() {
  const db = desk();
  const [editor, admin] = [await signIn(0, "editor"), await signIn(1, "admin")];
  const personId = personIdOf(USUAL_PERSON);
  const { id: caseId } = await db.detentionCase.findFirstOrThrow({ where: { personId }, select: { id: true }, orderBy: { number: "asc" } });
  const event = await db.assertion.findFirstOrThrow({ where: { recordId: personId, kind: "event_reading", retiredByChangeId: null }, select: { id: true }, orderBy: { id: "asc" } });
  // Somebody else's, with a new source that goes along: what a reviewer reads is longest there.
  const change = await db.change.findFirstOrThrow({
    where: { state: "submitted", withChangeId: null, companions: { some: {} }, authors: { none: { accountId: { in: [editor.actor.accountId, admin.actor.accountId] } } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const request = await db.removalRequest.findFirstOrThrow({ where: { state: "new" }, select: { id: true }, orderBy: { receivedAt: "asc" } });
  const note = await db.recordNote.findFirstOrThrow({ select: { id: true, recordId: true }, orderBy: { id: "asc" } });
  const statement = await db.publicRecord.findFirstOrThrow({ where: { kind: "statement", version: { gt: 0 } }, select: { id: true }, orderBy: { id: "asc" } });
  const source = await db.attribute.findFirstOrThrow({ where: { attribute: "address" }, select: { text: true, assertion: { select: { recordId: true } } }, orderBy: { assertionId: "asc" } });
  const checked = await db.tableImport.findMany({ where: { createdById: editor.actor.accountId, state: "checked" }, select: { id: true }, orderBy: [{ problemRows: "asc" }, { createdAt: "desc" }] });
  const list = await db.peopleList.findFirstOrThrow({ where: { ownerId: editor.actor.accountId }, select: { id: true, entries: { select: { id: true, personId: true }, orderBy: { position: "asc" } } }, orderBy: { name: "asc" } });
  const merge = await db.merge.findFirstOrThrow({ where: { state: "merged" }, select: { id: true }, orderBy: { id: "asc" } });
  const withdrawn = await db.expunging.findFirstOrThrow({ where: { state: "proposed" }, select: { recordId: true }, orderBy: { id: "asc" } });
  const entered = await db.unsentForm.findFirstOrThrow({ where: { accountId: editor.actor.accountId, address: { startsWith: "/desk/cases/new?" } }, select: { id: true }, orderBy: { id: "asc" } });
  return {
    editor,
    admin,
    importId: importIdSchema.parse(checked.at(0)?.id),
    wrongImportId: importIdSchema.parse(checked.at(-1)?.id),
    listId: listIdSchema.parse(list.id),
    listedIds: list.entries.map(({ personId: id }) => recordIdSchema.parse(id)),
    entryId: entryIdSchema.parse(list.entries[0]?.id),
    mergeId: mergeIdSchema.parse(merge.id),
    withdrawnId: recordIdSchema.parse(withdrawn.recordId),
    enteredId: unsentIdSchema.parse(entered.id),
    personId: recordIdSchema.parse(personId),
    longPersonId: recordIdSchema.parse(personIdOf(LONG_PERSON)),
    caseId: caseIdSchema.parse(caseId),
    assertionId: assertionIdSchema.parse(event.id),
    changeId: changeIdSchema.parse(change.id),
    requestId: requestIdSchema.parse(request.id),
    noteId: noteIdSchema.parse(note.id),
    notedId: recordIdSchema.parse(note.recordId),
    statementId: recordIdSchema.parse(statement.id),
    sourceId: recordIdSchema.parse(source.assertion.recordId),
    sourceAddress: z.url().parse(source.text),
  };
}
