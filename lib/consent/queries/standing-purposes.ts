import "server-only";
import { PURPOSES, type Purpose } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";

/** For what somebody may be published now: the purposes for which a basis stands. Of what a publication rests on the database holds the rows (CL165). */
export async function standingPurposes(db: DeskReader, personId: string): Promise<ReadonlySet<Purpose>> {
  const rows = await db.publicationBasis.findMany({ where: { personId, withdrawnAt: null }, select: { purpose: true } });
  return new Set(PURPOSES.filter((known) => rows.some(({ purpose }) => purpose === known)));
}
