import "server-only";
import type { FileAnswer } from "@/lib/accounts/define-route";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { recordAudit } from "@/lib/audit/record-audit";
import { mayDraft } from "@/lib/changes/policy";
import { csvOf } from "@/lib/editions/tables/csv";
import { EVENT_COLUMNS, PEOPLE_COLUMNS } from "@/lib/imports/exported-columns";
import { countExported, exportPages, type ExportRow } from "@/lib/imports/queries/export-pages";
import type { ExportInput } from "@/lib/imports/schema";
import { desk, inTransaction } from "@/lib/platform/db";

/**
 * Hands out what somebody may see on the desk, as a file in parts. That it was asked for, of what and how many rows, is on file before the first of them leaves;
 * no value is.
 * @throws AppError forbidden below researcher
 */
export async function makeExport(actor: Actor, input: ExportInput): Promise<FileAnswer> {
  if (!mayDraft(actor)) throw forbidden("researchersOnly");
  const { what, scope, format } = input;
  await inTransaction(async (transaction) => {
    const rows = await countExported(transaction, actor, input);
    await recordAudit(transaction, { event: "export.made", actorId: actor.accountId, subjectKind: "export", subjectId: null, detail: { what, scope, format, rows } });
  });
  const columns: readonly string[] = what === "people" ? PEOPLE_COLUMNS : EVENT_COLUMNS;
  const write = format === "csv" ? (rows: readonly ExportRow[], isFirst: boolean) => csvOf(columns, rows, isFirst) : (rows: readonly ExportRow[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  return { name: `${what}.${format}`, type: format === "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8", body: streamOf(exportPages(desk(), actor, input), write) };
}

function streamOf(pages: AsyncGenerator<ExportRow[]>, write: (rows: readonly ExportRow[], isFirst: boolean) => string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    // Asked for page by page: whoever reads slowly holds one of them.
    pull: async (controller) => {
      const page = await pages.next();
      if (page.done === true) return controller.close();
      controller.enqueue(encoder.encode(write(page.value, isFirst)));
      isFirst = false;
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  }, { highWaterMark: 0 });
}
