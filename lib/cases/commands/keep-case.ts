import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { enteredCase } from "@/lib/cases/entered-case";
import type { KeepCaseInput } from "@/lib/cases/schema";
import { mayDraft } from "@/lib/changes/policy";
import { inTransaction } from "@/lib/platform/db";
import { unsentFieldsSchema, unsentIdSchema, type UnsentId } from "@/lib/unsent/schema";

/**
 * Keeps the form of a new case as it stands, for its writer alone (docs/decisions/030), so that its parts can be filled one by one, with a script and
 * without. Where it is to be looked over, it must be whole. Nothing of the record changes: no audit row.
 * @throws AppError forbidden below researcher; invalid, by field; conflict (alreadySent) for a form that was saved before
 */
export function keepCase(actor: Actor, { at, go, unsentId, unsentFrom, fields }: KeepCaseInput): Promise<{ formId: UnsentId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const kept = unsentFieldsSchema.safeParse(fields);
    if (!kept.success) throw invalid({ "": ["unknownField"] });
    if (go === "check") refuseUnready(kept.data);
    const formId = unsentId ?? unsentIdSchema.parse(randomUUID());
    // By one turn more than what a script kept last: a copy of that which is still on its way comes too late.
    const written = await transaction.$executeRaw`
      INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (${formId}::uuid, ${actor.accountId}::uuid, ${at}, ${JSON.stringify(kept.data)}::jsonb, 1)
      ON CONFLICT (id) DO UPDATE SET content = excluded.content, turn = unsent_form.turn + 1, saved_at = now()
      WHERE unsent_form.account_id = excluded.account_id AND unsent_form.address = excluded.address AND unsent_form.sent_at IS NULL`;
    if (written === 0) throw conflict("alreadySent");
    if (unsentFrom !== null) await transaction.unsentForm.deleteMany({ where: { id: unsentFrom.id, accountId: actor.accountId, turn: unsentFrom.turn, sentAt: null } });
    return { formId };
  });
}

function refuseUnready(fields: KeepCaseInput["fields"]): void {
  const entered = enteredCase(fields);
  if (!entered.ok) throw invalid(entered.fieldErrors);
  if (entered.input.notThese.length > 0 && !entered.saidNobody) throw invalid({ nobody: ["lookFirst"] });
}
