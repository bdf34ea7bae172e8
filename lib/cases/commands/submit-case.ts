import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { addCaseWithin, type AddedCase } from "@/lib/cases/commands/add-case";
import { enteredCase, namesEntered, toldApartIn } from "@/lib/cases/entered-case";
import type { AddCaseInput, SubmitCaseInput } from "@/lib/cases/schema";
import { submitWithin } from "@/lib/changes/commands/submit-change";
import { mayDraft } from "@/lib/changes/policy";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { fromDesk, inTransaction, type DeskReader } from "@/lib/platform/db";
import { unsentFieldsSchema } from "@/lib/unsent/schema";

/**
 * Saves the case that a kept form tells of, as it was looked over, and hands it in where that is wished: both or neither. The form is over then.
 * Whoever on record has a name like the new person's must have been looked at: by the names as they are typed, and not as they were asked for first.
 * @throws AppError forbidden below researcher; not_found for a form that is not there or somebody else's; conflict: alreadySent, formMovedOn (it was
 *   changed since it was looked over); invalid (lookFirst, and by field)
 */
export async function submitCase(actor: Actor, { form, turn, next, notThese, nobody }: SubmitCaseInput): Promise<AddedCase> {
  if (!mayDraft(actor)) throw forbidden("researchersOnly");
  const { input, turn: askedOf } = await fromDesk((db) => looked(db, actor, form));
  // The names that are looked for are those that are saved.
  if (askedOf !== turn) throw conflict("formMovedOn");
  const apart = new Set([...input.notThese, ...(nobody ? notThese : [])]);
  const candidates = await findCandidates(actor, namesEntered(input));
  if ((notThese.length > 0 && !nobody) || candidates.some(({ record }) => !apart.has(record.id))) throw invalid({ nobody: ["lookFirst"] });
  return inTransaction(async (transaction) => {
    // Locked: nobody keeps another turn of it meanwhile.
    await transaction.$executeRaw`SELECT FROM desk.unsent_form WHERE id = ${form}::uuid FOR UPDATE`;
    const kept = await looked(transaction, actor, form);
    if (kept.turn !== turn) throw conflict("formMovedOn");
    const added = await addCaseWithin(transaction, actor, { ...kept.input, notThese: [...apart], unsentId: form, unsentFrom: null });
    if (next === "hand_in") await submitWithin(transaction, actor, { changeId: added.changeId });
    return added;
  });
}

async function looked(db: DeskReader, actor: Actor, form: SubmitCaseInput["form"]): Promise<{ turn: number; input: AddCaseInput }> {
  const row = await db.unsentForm.findFirst({ where: { id: form, accountId: actor.accountId }, select: { turn: true, content: true, sentAt: true } });
  if (row === null) throw notFound();
  if (row.sentAt !== null) throw conflict("alreadySent");
  const entered = enteredCase(unsentFieldsSchema.parse(row.content));
  if (!entered.ok) throw invalid(entered.fieldErrors);
  return { turn: row.turn, input: { ...entered.input, notThese: toldApartIn(entered) } };
}
