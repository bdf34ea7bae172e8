import "server-only";
import type { FileAnswer } from "@/lib/accounts/define-route";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { mayDraft } from "@/lib/changes/policy";
import { csvOf } from "@/lib/editions/tables/csv";
import { fileInParts, FILE_TYPES } from "@/lib/imports/commands/file-in-parts";
import { templateHeadings } from "@/lib/imports/fields";
import type { TemplateInput } from "@/lib/imports/schema";
import { workbookOf } from "@/lib/imports/workbook/write-workbook";

/**
 * A table to fill in for one kind of row: its headings, in the person's language. As a workbook each column is text, so that a day or a number stays as it is typed.
 * @throws AppError forbidden below researcher
 */
export function makeTemplate(actor: Actor, { format, rows }: TemplateInput): Promise<FileAnswer> {
  if (!mayDraft(actor)) return Promise.reject(forbidden("researchersOnly"));
  const headings = templateHeadings(actor.locale, rows);
  return Promise.resolve({ name: `${rows}.${format}`, type: FILE_TYPES[format], body: format === "csv" ? csvOf(headings, []) : fileInParts(workbookOf(rows.replace("-", " "), headings, [])) });
}
