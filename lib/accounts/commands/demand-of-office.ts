import "server-only";
import { mayManagePeople } from "@/lib/accounts/policy";
import { isLooser } from "@/lib/accounts/proof-policy";
import { missingProof, readDemands } from "@/lib/accounts/queries/proof-demands";
import type { DemandProofInput } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { forbidden, unproven } from "@/lib/core/errors";
import { GRAVE_KINDS } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";

/**
 * Says what the office asks for before each kind of grave act. Itself it needs the strictest of what is asked for now. Where less is asked for from now on, every
 * admin is told.
 * @throws AppError forbidden (adminsOnly) · unproven · from the database conflict (passkeysTooFew), where fewer than two admins have a passkey, or not the one of an office of one
 */
export function demandOfOffice(actor: Actor, input: DemandProofInput): Promise<Record<never, never>> {
  return inTransaction(async (transaction) => {
    if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
    await transaction.$queryRaw`SELECT act FROM desk.proof_demand ORDER BY act FOR UPDATE`;
    // Asked at the gate already; of two admins at once the second finds here what the first asks for.
    const missing = await missingProof(transaction, actor, { kind: "every" });
    if (missing !== null) throw unproven(missing);
    const before = await readDemands(transaction);
    const changed = GRAVE_KINDS.filter((act) => input[act] !== before[act]);
    for (const act of changed) {
      await transaction.proofDemand.update({ where: { act }, data: { demand: input[act], setById: actor.accountId, setAt: now() } });
      await recordAudit(transaction, { event: "office.proof_demanded", actorId: actor.accountId, subjectKind: "desk", subjectId: null, detail: { act, from: before[act], to: input[act] } });
    }
    if (changed.some((act) => isLooser(input[act], before[act]))) await transaction.happening.create({ data: { what: "proof_loosened" } });
    return {};
  });
}
