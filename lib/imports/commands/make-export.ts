import "server-only";
import type { FileAnswer } from "@/lib/accounts/define-route";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { recordAudit } from "@/lib/audit/record-audit";
import { mayDraft } from "@/lib/changes/policy";
import { csvOf } from "@/lib/editions/tables/csv";
import { fileInParts, FILE_TYPES } from "@/lib/imports/commands/file-in-parts";
import { EVENT_COLUMNS, PEOPLE_COLUMNS } from "@/lib/imports/exported-columns";
import { countExported, exportPages, type ExportRow } from "@/lib/imports/queries/export-pages";
import type { ExportInput } from "@/lib/imports/schema";
import { workbookOf } from "@/lib/imports/workbook/write-workbook";
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
  const columns = what === "people" ? PEOPLE_COLUMNS : EVENT_COLUMNS;
  const pages = exportPages(desk(), actor, input);
  return { name: `${what}.${format}`, type: FILE_TYPES[format], body: fileInParts(format === "xlsx" ? workbookOf(what, columns, pages) : textOf(pages, format === "csv" ? (rows, isFirst) => csvOf<string>(columns, rows, isFirst) : jsonLines)) };
}

function jsonLines(rows: readonly ExportRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* textOf(pages: AsyncGenerator<ExportRow[]>, write: (rows: readonly ExportRow[], isFirst: boolean) => string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  for await (const page of pages) {
    yield encoder.encode(write(page, isFirst));
    isFirst = false;
  }
}
