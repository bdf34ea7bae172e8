import "server-only";
import { PURPOSES, type Purpose } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";

/**
 * For what somebody may be published now: the purposes for which a basis of theirs stands. Of a record into which others went, what was withdrawn of one of those
 * counts as well, and what stands of them adds nothing (`desk.basis_stands`). Of what a publication rests on the database holds the rows (CL165).
 * @param joining a record that a proposed merge would bring into this one
 */
export async function standingPurposes(db: DeskReader, personId: string, joining: string | null = null): Promise<ReadonlySet<Purpose>> {
  const rows = await db.$queryRaw<{ purpose: string }[]>`
    SELECT purpose FROM unnest(${[...PURPOSES]}::text[]) AS purpose WHERE desk.basis_stands(${personId}::uuid, purpose, ${joining}::uuid)`;
  return new Set(PURPOSES.filter((known) => rows.some(({ purpose }) => purpose === known)));
}
