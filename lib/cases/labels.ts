/** What was typed and not saved, in the shape in which what is saved is put into words. Browser-safe. */
import { accountIdSchema, assertionIdSchema, caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { precisionIn } from "@/lib/cases/form-fields";
import type { AddCaseInput } from "@/lib/cases/schema";
import { factSchema, type StoredFact } from "@/lib/facts/schema";

/** Of a thing that has no id yet. */
const NOBODYS = "00000000-0000-4000-8000-000000000000";

/** The first event of a form, to be read back as a fact reads (components/desk/fact-words.ts). */
export function eventAsFact(event: NonNullable<AddCaseInput["event"]>): StoredFact {
  const { stage, eventKind, practiceId, place, authority, text, language, date, ...reading } = precisionIn(event);
  const value = { kind: "event_reading", eventId: eventIdSchema.parse(NOBODYS), caseId: caseIdSchema.parse(NOBODYS), stage, eventKind, practiceId, place, authority, text, language };
  return {
    ...factSchema.parse({ value, date, ...reading, citations: [] }),
    id: assertionIdSchema.parse(NOBODYS), recordId: recordIdSchema.parse(NOBODYS), createdBy: accountIdSchema.parse(NOBODYS),
    question: "", preferred: false, preferredReason: null, replaces: null,
  };
}
