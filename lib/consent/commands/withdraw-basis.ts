import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { visibleRecords } from "@/lib/cases/policy";
import { mayRecordBasis, takesDownAtOnce } from "@/lib/consent/policy";
import type { WithdrawBasisInput } from "@/lib/consent/schema";
import { whoStandsFor } from "@/lib/consent/queries/who-stands-for";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { RecordId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/db";
import { lockRecord } from "@/lib/publication/commands/publish-applied";
import { LONGEST_WITHDRAWAL_MS, withdrawWithin } from "@/lib/publication/commands/take-down";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Writes down that a basis was withdrawn, and with it every other one for the same purpose: whoever takes back a consent is not published on another ground that
 * was found before. From then on nothing is published that needs one. What is public: where an editor writes it down and it was the person's name, the record is
 * withdrawn in the same transaction; all else is listed until an editor has corrected or withdrawn it (list-unfounded.ts).
 * Of records that were merged it is withdrawn for all of them, whichever it was recorded for: whose consent it was, a merge has made one question.
 * @throws AppError forbidden below researcher; not_found; conflict where it was withdrawn already, and as markSent
 */
export function withdrawBasis(actor: Actor, { basisId, withdrawnHow, unsentId, unsentFrom, unsentBy }: WithdrawBasisInput): Promise<{ personId: RecordId }> {
  return inTransaction(
    async (transaction) => {
      if (!mayRecordBasis(actor)) throw forbidden("researchersOnly");
      const asked = await transaction.publicationBasis.findFirst({ where: { id: basisId, person: visibleRecords(actor) }, select: { personId: true, purpose: true } });
      if (asked === null) throw notFound();
      const personId = await whoStandsFor(transaction, asked.personId);
      // As a publication of the record does: one waits for the other.
      await lockRecord(transaction, personId);
      if ((await whoStandsFor(transaction, asked.personId)) !== personId) throw conflict("changeMovedOn");
      const merged = await transaction.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM desk.with_those_merged(${personId}::uuid) AS id`;
      const standing = await transaction.publicationBasis.findMany({ where: { personId: { in: merged.map(({ id }) => id) }, purpose: asked.purpose, withdrawnAt: null }, select: { id: true } });
      if (standing.every(({ id }) => id !== basisId)) throw conflict("basisWithdrawn");
      await transaction.publicationBasis.updateMany({ where: { id: { in: standing.map(({ id }) => id) } }, data: { withdrawnById: actor.accountId, withdrawnAt: now(), withdrawnHow } });
      await markSent(transaction, actor, { unsentId, unsentFrom, unsentBy });
      await recordAudit(transaction, { event: "basis.withdrawn", actorId: actor.accountId, subjectKind: "record", subjectId: personId, detail: { purpose: asked.purpose, count: standing.length } });
      const isPublic = (await transaction.currentEdition.count({ where: { recordId: personId } })) > 0;
      if (asked.purpose === "name" && isPublic && takesDownAtOnce(actor)) await withdrawWithin(transaction, actor, { recordId: personId, reason: withdrawnHow });
      return { personId };
    },
    { longest: LONGEST_WITHDRAWAL_MS },
  );
}
