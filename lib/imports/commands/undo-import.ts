import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { changeIdSchema, type ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { discardWithin } from "@/lib/changes/commands/discard-change";
import { reopenWithin } from "@/lib/changes/commands/reopen-change";
import { importToActOn } from "@/lib/imports/queries/import-standing";
import type { ImportIdInput } from "@/lib/imports/schema";
import { inTransaction } from "@/lib/platform/db";

/** Milliseconds after which it is given up. */
const LONGEST_MS = 10 * 60_000;

/**
 * Takes back what an import brought and nobody has decided on: drafts, what was returned, and what waits for review, all at once. New people and sources of it
 * are gone with that. What was approved or published stays; an editor corrects or withdraws it.
 * @throws AppError not_found, forbidden, conflict before it was applied, and where nothing of it is left to take back
 */
export function undoImport(actor: Actor, { importId }: ImportIdInput): Promise<{ importId: ImportId }> {
  return inTransaction(async (transaction) => {
    await importToActOn(transaction, actor, importId, "undo");
    const changes = await transaction.change.findMany({ where: { importId, state: { not: "discarded" } }, select: { id: true, state: true }, orderBy: { id: "asc" } });
    const open = changes.filter(({ state }) => state === "draft" || state === "returned" || state === "submitted");
    if (open.length === 0) throw conflict("importNothingLeft");
    for (const { id, state } of open) {
      const changeId = changeIdSchema.parse(id);
      if (state === "submitted") await reopenWithin(transaction, actor, { changeId });
    }
    for (const { id } of open) await discardWithin(transaction, actor, { changeId: changeIdSchema.parse(id) });
    const undone = await transaction.tableImport.updateMany({ where: { id: importId, state: "applied" }, data: { state: "undone" } });
    if (undone.count === 0) throw conflict("importMovedOn");
    await recordAudit(transaction, { event: "import.undone", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: { discarded: open.length, kept: changes.length - open.length } });
    return { importId };
  }, { longest: LONGEST_MS });
}
