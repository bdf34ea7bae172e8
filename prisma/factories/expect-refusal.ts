/** What a refused command says, and that it left nothing behind. */
import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { Desk } from "@/lib/platform/db";

export type Refusal = { code: ErrorCode; messageKey: string; details: unknown; fieldErrors: AppError["fieldErrors"] };

/** @throws when the work succeeds, or fails in a way that is no expected failure */
export async function refusalFrom(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, messageKey: error.messageKey, details: error.details, fieldErrors: error.fieldErrors };
    throw error;
  }
  throw new Error("A refusal was expected, and the work succeeded.");
}

/** Events of the audit log since `after`, in order. */
export async function auditSince(db: Desk, after: bigint): Promise<{ event: string; subjectId: string | null; actorId: string | null; detail: unknown }[]> {
  return db.audit.findMany({ where: { seq: { gt: after } }, orderBy: { seq: "asc" }, select: { event: true, subjectId: true, actorId: true, detail: true } });
}

/** The number of the last audit row. */
export async function lastAudit(db: Desk): Promise<bigint> {
  const { _max } = await db.audit.aggregate({ _max: { seq: true } });
  return _max.seq ?? 0n;
}
