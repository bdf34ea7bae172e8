import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import type { FirstBasis } from "@/lib/consent/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { beginRun, endRun, PATIENCE_MS, tellProgress, workOn, type Run } from "@/lib/imports/commands/run";
import { makeWriter } from "@/lib/imports/commands/write-rows";
import { isKnownHeading } from "@/lib/imports/fields";
import { APPLIED } from "@/lib/imports/policy";
import { decisionsOf } from "@/lib/imports/decisions";
import { makePlanner, type PlannedRow, type RowPlan } from "@/lib/imports/queries/plan-rows";
import { rowPages } from "@/lib/imports/queries/row-pages";
import type { ApplyImportInput } from "@/lib/imports/schema";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/** Milliseconds after which an application is given up. */
const LONGEST_MS = 30 * 60_000;

/**
 * Writes the rows as drafts of the owner's, one change for each person, in one transaction: all of them or none. Nothing is handed in or published by it. The
 * rows are planned once more, among what stands by then; what no longer fits refuses the whole. The table itself is let go.
 * @param patience milliseconds to wait for it; it goes on afterwards
 * @throws AppError not_found, forbidden, conflict in another state; invalid while a row has something wrong in it, or where the same file was applied before and
 *   nobody has said that it is meant again
 */
export async function applyImport(actor: Actor, { importId, again, basis = null }: ApplyImportInput, patience = PATIENCE_MS): Promise<{ importId: ImportId }> {
  const run = await beginRun(actor, importId, "apply", async (transaction, { sha256 }) => {
    const before = await transaction.tableImport.count({ where: { sha256, state: { in: APPLIED }, id: { not: importId } } });
    if (before > 0 && !again) throw invalid({ again: ["importAgain"] });
    return {};
  });
  await workOn(run, "checked", patience, () => applyRows(actor, run, basis));
  return { importId };
}

function applyRows(actor: Actor, run: Run, basis: FirstBasis | null): Promise<void> {
  return inTransaction(async (transaction) => {
    const { mapping, headings, decisions, rowCount } = await transaction.tableImport.findUniqueOrThrow({ where: { id: run.importId } });
    const plan = makePlanner(transaction, actor, { importId: run.importId, mapping, decisions: decisionsOf(decisions) });
    const writer = makeWriter(transaction, actor, { importId: run.importId, basis });
    let done = 0;
    for await (const page of rowPages(transaction, run.importId)) {
      await writer.write((await plan(page)).flatMap(wholePlan));
      // Let go page by page: all at once could take longer than a statement may.
      await transaction.tableImportRow.deleteMany({ where: { importId: run.importId, line: { lte: page.at(-1)?.line ?? 0 } } });
      done += page.length;
      await tellProgress(run, done);
    }
    await endRun(transaction, run, { state: "applied", appliedAt: now(), decisions: {}, headings: headings.map((heading, column) => (mapping[column] !== "" || isKnownHeading(heading) ? heading : "")) });
    await recordAudit(transaction, { event: "import.applied", actorId: actor.accountId, subjectKind: "import", subjectId: run.importId, detail: { rows: rowCount, ...writer.written(), ...(basis === null ? {} : { basis: basis.basis }) } });
  }, { longest: LONGEST_MS });
}

// What stands on record may have changed since the table was checked.
function wholePlan({ plan, isKnown }: PlannedRow): RowPlan[] {
  if (plan !== null) return [plan];
  if (!isKnown) throw conflict("importChanged");
  return [];
}
