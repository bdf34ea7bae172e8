import "server-only";
import type { FileAnswer } from "@/lib/accounts/define-route";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { mayDraft } from "@/lib/changes/policy";
import { csvOf } from "@/lib/editions/tables/csv";
import { templateHeadings } from "@/lib/imports/fields";

/** A table to fill in: its headings, in the person's language. @throws AppError forbidden below researcher */
export function makeTemplate(actor: Actor): Promise<FileAnswer> {
  if (!mayDraft(actor)) return Promise.reject(forbidden("researchersOnly"));
  return Promise.resolve({ name: "case-updates.csv", type: "text/csv; charset=utf-8", body: csvOf(templateHeadings(actor.locale), []) });
}
