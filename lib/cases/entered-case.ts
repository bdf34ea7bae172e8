/** From a kept form to the case that it tells of. */
import { fieldErrorsOf, formToObject } from "@/lib/accounts/form-data";
import { addCaseSchema, type AddCaseInput } from "@/lib/cases/schema";
import type { FieldErrors } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import type { UnsentFields } from "@/lib/unsent/schema";

/** Boxes of the form that say how it is kept, and nothing of the case. */
const OWN_BOXES: ReadonlySet<string> = new Set(["at", "go", "nobody", "unsentId", "unsentFrom", "unsentBy"]);

/** `saidNobody`: that the people found by the check were looked at, and none of them is meant. */
export type EnteredCase = { ok: true; input: AddCaseInput; saidNobody: boolean } | { ok: false; fieldErrors: FieldErrors };

/** What was typed, judged as if it were sent to be saved. */
export function enteredCase(fields: UnsentFields): EnteredCase {
  const form = new FormData();
  for (const [name, typed] of Object.entries(fields)) if (!OWN_BOXES.has(name)) for (const value of [typed].flat()) form.append(name, value);
  const tree = formToObject(form);
  if (tree === null) return { ok: false, fieldErrors: { "": ["unknownField"] } };
  const parsed = addCaseSchema.safeParse(tree);
  return parsed.success ? { ok: true, input: parsed.data, saidNobody: fields["nobody"] === "yes" } : { ok: false, fieldErrors: fieldErrorsOf(parsed.error) };
}

/** The names by which somebody on record may be the person after all; none where the case is of somebody on record. */
export function namesEntered({ recordId, name, nativeName }: AddCaseInput): string[] {
  return recordId === null ? [name?.text, nativeName?.text].filter((text) => text !== undefined) : [];
}

/** Whom the writer has looked at and found to be others. The boxes that name them come with the page: they say nothing before somebody has said so. */
export function toldApartIn({ input, saidNobody }: EnteredCase & { ok: true }): RecordId[] {
  return saidNobody ? input.notThese : [];
}
