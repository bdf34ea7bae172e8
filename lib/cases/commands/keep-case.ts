import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { recordIdSchema } from "@/lib/core/ids";
import { enteredCase } from "@/lib/cases/entered-case";
import { visibleRecords } from "@/lib/cases/policy";
import type { KeepCaseInput } from "@/lib/cases/schema";
import { mayDraft } from "@/lib/changes/policy";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { makeRoom, storedForm } from "@/lib/unsent/commands/keep-unsent";
import { unsentFieldsSchema, unsentIdSchema, type UnsentId } from "@/lib/unsent/schema";

/**
 * Keeps the form of a new case as it stands, for its writer alone (docs/decisions/030), so that its parts can be filled one by one, with a script and
 * without. Where it is to be looked over, it must be whole. Nothing of the record changes: no audit row.
 * @throws AppError forbidden below researcher; not_found for a person who is not on record; invalid, by field; conflict: alreadySent for a form that was saved before; anotherWriter where somebody else has signed in since the page was drawn
 */
export function keepCase(actor: Actor, { at, go, unsentId, unsentFrom, unsentBy, fields }: KeepCaseInput): Promise<{ formId: UnsentId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    // Somebody else has signed in in this browser since: what was typed is not theirs to keep.
    if (unsentBy !== null && unsentBy !== actor.accountId) throw conflict("anotherWriter");
    const kept = unsentFieldsSchema.safeParse(fields);
    if (!kept.success) throw invalid({ "": ["unknownField"] });
    const json = storedForm(kept.data);
    if (json === null) throw invalid({ "": ["tooLong"] });
    if (go === "check") await refuseUnready(transaction, actor, kept.data);
    // Of whom it is, for the list of what one has not sent; what is no id names nobody.
    const recordId = recordIdSchema.safeParse(kept.data["recordId"]).data ?? null;
    const formId = unsentId ?? unsentIdSchema.parse(randomUUID());
    // By one turn more than what a script kept last: a copy of that which is still on its way comes too late.
    const written = await transaction.$executeRaw`
      INSERT INTO desk.unsent_form (id, account_id, address, record_id, content, turn)
      VALUES (${formId}::uuid, ${actor.accountId}::uuid, ${at}, (SELECT r.id FROM desk.public_record r WHERE r.id = ${recordId}::uuid), ${json}::jsonb, 1)
      ON CONFLICT (id) DO UPDATE SET content = excluded.content, turn = unsent_form.turn + 1, saved_at = now()
      WHERE unsent_form.account_id = excluded.account_id AND unsent_form.address = excluded.address AND unsent_form.sent_at IS NULL`;
    if (written === 0) throw conflict("alreadySent");
    if (unsentFrom !== null) await transaction.unsentForm.deleteMany({ where: { id: unsentFrom.id, accountId: actor.accountId, turn: unsentFrom.turn, sentAt: null } });
    await makeRoom(transaction, actor);
    return { formId };
  });
}

async function refuseUnready(transaction: DeskTransaction, actor: Actor, fields: KeepCaseInput["fields"]): Promise<void> {
  const entered = enteredCase(fields);
  if (!entered.ok) throw invalid(entered.fieldErrors);
  const { recordId } = entered.input;
  if (recordId !== null && (await transaction.publicRecord.count({ where: { AND: [{ id: recordId, kind: "person" }, visibleRecords(actor)] } })) === 0) throw notFound();
  if (entered.input.notThese.length > 0 && !entered.saidNobody) throw invalid({ nobody: ["lookFirst"] });
}
