import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { importIdSchema, type ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { mayDraft } from "@/lib/changes/policy";
import { guessMapping } from "@/lib/imports/fields";
import { rememberedColumns } from "@/lib/imports/queries/remembered-columns";
import { readTable } from "@/lib/imports/read-table";
import type { StartImportInput } from "@/lib/imports/schema";
import { inTransaction } from "@/lib/platform/db";

const ROWS_AT_ONCE = 2_000;

/**
 * Takes a table in: what it holds is kept for its owner alone, and nothing is written to the record. What its columns mean is guessed, for the owner to set right.
 * @throws AppError forbidden below researcher; conflict where the form was begun by somebody else; invalid, at `table`, `encoding` or `sheet`, for what is no table that we can read
 */
export function startImport(actor: Actor, { bytes, encoding = null, sheet = null, isBare = false, unsentBy = null }: StartImportInput): Promise<{ importId: ImportId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    if (unsentBy !== null && unsentBy !== actor.accountId) throw conflict("anotherWriter");
    const { rows, ...read } = readTable(bytes, { encoding, sheet, isBare });
    const mapping = guessMapping(read.headings, await rememberedColumns(transaction, actor));
    const made = await transaction.tableImport.create({ data: { createdById: actor.accountId, ...read, mapping, rowCount: rows.length }, select: { id: true } });
    const importId = importIdSchema.parse(made.id);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await transaction.tableImportRow.createMany({ data: rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ importId, ...row })) });
    await recordAudit(transaction, { event: "import.begun", actorId: actor.accountId, subjectKind: "import", subjectId: importId, detail: { rows: rows.length } });
    return { importId };
  });
}
