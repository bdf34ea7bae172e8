import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { wordsToActOn } from "@/lib/notes/commands/words-to-act-on";
import type { AskExpungingInput } from "@/lib/notes/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Asks that the words of a note be expunged: they name somebody who must not be named, in a file or a backup. From now on nobody but whoever decides reads them.
 * @throws AppError as wordsToActOn (expungingAsked where somebody asked before); conflict as markSent
 */
export function askExpunging(actor: Actor, { noteId, reason, ...sent }: AskExpungingInput): Promise<{ recordId: RecordId }> {
  return inTransaction(async (transaction) => {
    await markSent(transaction, actor, sent);
    const { recordId } = await wordsToActOn(transaction, actor, { noteId, verb: "ask" });
    await transaction.noteExpunging.create({ data: { noteId, askedById: actor.accountId, askedAt: now(), askedWhy: reason }, select: { id: true } });
    await recordAudit(transaction, { event: "note.expunging_asked", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { note: noteId } });
    return { recordId };
  });
}
