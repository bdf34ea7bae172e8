import "server-only";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { handInMany } from "@/lib/changes/commands/hand-in-many";
import { importToActOn } from "@/lib/imports/queries/import-standing";
import type { ImportIdInput } from "@/lib/imports/schema";
import { inTransaction } from "@/lib/platform/db";

/** Milliseconds after which it is given up. */
const LONGEST_MS = 10 * 60_000;

/**
 * Hands in what an import brought and nobody has looked at yet, each change as its author would hand it in: all or none. What an editor returned with comments is
 * handed in again one by one, by whoever has read them.
 * @throws AppError not_found, forbidden, conflict before it was applied; invalid as submitChange
 */
export function submitImport(actor: Actor, { importId }: ImportIdInput): Promise<{ importId: ImportId }> {
  return inTransaction(async (transaction) => {
    await importToActOn(transaction, actor, importId, "submit");
    const drafts = await transaction.change.findMany({ where: { importId, state: "draft" }, select: { id: true }, orderBy: { id: "asc" } });
    // Each of them is its owner's, who alone hands in: the database lets an import make no other change (CL127).
    await handInMany(transaction, drafts.map(({ id }) => changeIdSchema.parse(id)));
    await recordAudit(transaction, { event: "import.submitted", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: { changes: drafts.length } });
    return { importId };
  }, { longest: LONGEST_MS });
}
