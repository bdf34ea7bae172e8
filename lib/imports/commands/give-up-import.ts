import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { eraseRows } from "@/lib/imports/commands/erase-rows";
import { importToActOn } from "@/lib/imports/queries/import-standing";
import type { ImportIdInput } from "@/lib/imports/schema";
import { inTransaction } from "@/lib/platform/db";

/**
 * Gives an import up before it is applied, also while it is: its rows are erased, and a run that is under way keeps nothing.
 * @throws AppError not_found, forbidden, conflict once it is applied
 */
export async function giveUpImport(actor: Actor, { importId }: ImportIdInput): Promise<{ importId: ImportId }> {
  // By itself: an application holds the rows that it has done, and asks for the import's own row to say how far it is. Whoever held one and waited for the other would wait for ever.
  await inTransaction(async (transaction) => {
    const { state, headings } = await importToActOn(transaction, actor, importId, "give_up");
    const ended = await transaction.tableImport.updateMany({ where: { id: importId, state }, data: { state: "given_up", progressAt: null, decisions: {}, headings: headings.map(() => "") } });
    if (ended.count === 0) throw conflict("importMovedOn");
    await recordAudit(transaction, { event: "import.given_up", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: {} });
  });
  await inTransaction((transaction) => eraseRows(transaction, importId));
  return { importId };
}
