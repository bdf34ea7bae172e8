import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { beginRun, endRun, PATIENCE_MS, tellProgress, workOn, type Run } from "@/lib/imports/commands/run";
import { whatOf } from "@/lib/imports/codes";
import { missingFields } from "@/lib/imports/fields";
import { decisionsOf } from "@/lib/imports/decisions";
import { makePlanner, type PlannedRow } from "@/lib/imports/queries/plan-rows";
import { rowPages } from "@/lib/imports/queries/row-pages";
import type { CheckImportInput } from "@/lib/imports/schema";
import { desk, inTransaction, type Desk } from "@/lib/platform/db";

/**
 * The dry run: says of each row what it would do or what is wrong with it. Writes nothing to the record.
 * @param patience milliseconds to wait for it; it goes on afterwards
 * @throws AppError not_found, forbidden, conflict in another state; invalid for two columns of one meaning, or where a meaning is missing that each row needs
 */
export async function checkImport(actor: Actor, { importId, columns }: CheckImportInput, patience = PATIENCE_MS): Promise<{ importId: ImportId }> {
  const run = await beginRun(actor, importId, "check", async (_transaction, { headings }) => {
    if (columns.length !== headings.length) throw invalid({});
    const twice = columns.findIndex((field, column) => field !== "" && columns.indexOf(field) < column);
    if (twice !== -1) throw invalid({ [`columns[${String(twice)}]`]: ["importTwice"] });
    if (missingFields(columns).length > 0) throw invalid({ "": ["importMissing"] }, "importMissing");
    // A row of data in the place of headings says what happened, and no heading does: it would be left out, and its words kept as those of columns are.
    if (whatOf(headings[columns.indexOf("what")] ?? "") !== null) throw invalid({ "": ["importNoHeadings"] }, "importNoHeadings");
    return { mapping: columns };
  });
  await workOn(run, "read", patience, () => checkRows(actor, run));
  return { importId };
}

/** The work of a check, once it has begun. */
export async function checkRows(actor: Actor, run: Run): Promise<void> {
  const db = desk();
  const { mapping, decisions, rowCount } = await db.tableImport.findUniqueOrThrow({ where: { id: run.importId } });
  const plan = makePlanner(db, actor, { importId: run.importId, mapping, decisions: decisionsOf(decisions) });
  let done = 0;
  let problems = 0;
  for await (const page of rowPages(db, run.importId)) {
    const planned = await plan(page);
    problems += planned.filter((row) => row.problems.length > 0).length;
    await keepFindings(db, run.importId, planned);
    done += page.length;
    await tellProgress(run, done);
  }
  await inTransaction(async (transaction) => {
    await endRun(transaction, run, { state: "checked", problemRows: problems });
    await recordAudit(transaction, { event: "import.checked", actorId: actor.accountId, subjectKind: "import", subjectId: run.importId, detail: { rows: rowCount, problems } });
  });
}

async function keepFindings(db: Desk, importId: ImportId, planned: readonly PlannedRow[]): Promise<void> {
  const found = planned.map(({ line, problems, ...row }) => ({ line, problems, outcome: outcomeOf(row) }));
  await db.$executeRaw`
    UPDATE desk.table_import_row r SET problems = f.problems, outcome = f.outcome
    FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS f(line integer, problems jsonb, outcome jsonb)
    WHERE r.import_id = ${importId}::uuid AND r.line = f.line`;
}

// Ids and numbers: the words stand in the cells.
function outcomeOf({ ask, alike, isKnown, left, plan }: Omit<PlannedRow, "line" | "problems">) {
  return { ask, alike, isKnown, left, does: plan === null ? null : { personId: plan.person.id, caseNumber: plan.caseNumber, caseIsNew: plan.caseNumber !== null && plan.caseId === null, sourceId: "id" in plan.source ? plan.source.id : null } };
}
