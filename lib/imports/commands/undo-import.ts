import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { takeBack } from "@/lib/changes/commands/take-back";
import { openChangesOf } from "@/lib/imports/queries/open-changes";
import { importToActOn } from "@/lib/imports/queries/import-standing";
import type { ImportIdInput } from "@/lib/imports/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/** Milliseconds after which it is given up. */
const LONGEST_MS = 10 * 60_000;

/**
 * Takes back what an import brought and nobody has decided on: drafts, what was returned, and what waits for review, all at once. New people and sources of it
 * are gone with that. What was approved or published stays; an editor corrects or withdraws it. What somebody has written in by hand since stays too, and so does a new person on whom
 * they have drafted something: they discard it or hand it in themselves.
 * @throws AppError not_found, forbidden, conflict before it was applied, and where nothing of it is left to take back
 */
export function undoImport(actor: Actor, { importId }: ImportIdInput): Promise<{ importId: ImportId }> {
  return inTransaction(async (transaction) => {
    const { headings } = await importToActOn(transaction, actor, importId, "undo");
    await holdChanges(transaction, importId);
    const all = await transaction.change.count({ where: { importId, state: { not: "discarded" } } });
    const open = (await openChangesOf(transaction, importId)).filter(({ isShared }) => !isShared);
    if (open.length === 0) throw conflict("importNothingLeft");
    // Each of them is its owner's, who alone undoes: the database lets an import make no other change (CL127).
    await takeBack(transaction, open.map(({ id }) => id));
    const undone = await transaction.tableImport.updateMany({ where: { id: importId, state: "applied" }, data: { state: "undone", headings: headings.map(() => "") } });
    if (undone.count === 0) throw conflict("importMovedOn");
    await recordAudit(transaction, { event: "import.undone", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: { discarded: open.length, kept: all - open.length } });
    return { importId };
  }, { longest: LONGEST_MS });
}

// Whoever writes in one of them at this moment comes before or after, never between the look and the discarding.
async function holdChanges(transaction: DeskTransaction, importId: ImportId): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM desk.change WHERE import_id = ${importId}::uuid AND state IN ('draft', 'returned', 'submitted') ORDER BY id FOR UPDATE`;
}
