import "server-only";
import { readDemands } from "@/lib/accounts/queries/proof-demands";
import { recordAudit } from "@/lib/audit/record-audit";
import { GRAVE_KINDS } from "@/lib/core/kinds";
import { openDesk } from "@/lib/platform/db";

/**
 * Asks for no fresh proof any more, for whoever has the server: the way out when the admins' passkeys are lost. Nobody is named in its audit rows, and every admin is
 * told.
 * @param ownerUrl the owner's connection; the desk's own role is refused this (CL190)
 * @returns for how many kinds of acts something was asked
 */
export async function dropDemandsFromServer(ownerUrl: string): Promise<number> {
  const database = openDesk(ownerUrl);
  try {
    return await database.$transaction(async (transaction) => {
      const before = await readDemands(transaction);
      const asked = GRAVE_KINDS.filter((act) => before[act] !== "none");
      for (const act of asked) {
        await transaction.proofDemand.update({ where: { act }, data: { demand: "none", setById: null, setAt: null } });
        await recordAudit(transaction, { event: "office.proof_demanded", actorId: null, subjectKind: "desk", subjectId: null, detail: { act, from: before[act], to: "none" } });
      }
      if (asked.length > 0) await transaction.happening.create({ data: { what: "proof_loosened" } });
      return asked.length;
    });
  } finally {
    await database.$disconnect();
  }
}
