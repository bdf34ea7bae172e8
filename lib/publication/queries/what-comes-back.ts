import "server-only";
import type { RecordId } from "@/lib/core/ids";
import { editionBodySchema, type EditionBody } from "@/lib/editions/contract";
import type { DeskReader } from "@/lib/platform/db";

export type EditionComingBack = { body: EditionBody; number: number; publishedOn: Date; sha256: Uint8Array; previousSha256: Uint8Array; reason: string; alone: boolean };

/**
 * The edition that stands again once a merge is undone: the newest of the record that went. Null where the record comes back on the desk alone, and its next edition
 * is the first that the public reads again: its newest was withheld meanwhile, tells something for which no basis stands (CL165), or was told on one that was withdrawn; or
 * the record that stayed was withdrawn. Whoever took that down may have meant both: nothing of it comes back before somebody publishes it for itself.
 */
export async function editionComingBack(db: DeskReader, { kept, merged }: { kept: RecordId; merged: RecordId }): Promise<EditionComingBack | null> {
  if ((await db.publicRecord.count({ where: { id: kept, withdrawnAt: { not: null } } })) > 0) return null;
  const newest = await db.edition.findFirst({ where: { recordId: merged }, orderBy: { number: "desc" }, select: { number: true, publishedOn: true, sha256: true, previousSha256: true, reason: true, alone: true, body: { select: { body: true } } } });
  if (newest?.body?.body == null || (await lacksABasis(db, merged, newest.body.body)) || (await restsOnWithdrawnBasis(db, merged, newest.body.body))) return null;
  return { ...newest, body: editionBodySchema.parse(JSON.parse(newest.body.body)) };
}

/** Whether an edition tells something for which no basis stands now. The database asks the same at commit. */
async function lacksABasis(db: DeskReader, recordId: RecordId, body: string): Promise<boolean> {
  const needed = await db.$queryRaw<{ person_id: string; purpose: string }[]>`SELECT person_id, purpose FROM desk.bases_needed(${recordId}::uuid, 'person', ${body}::jsonb) ORDER BY 1, 2`;
  for (const { person_id, purpose } of needed) {
    const standing = await db.$queryRaw<unknown[]>`SELECT FROM desk.publication_basis WHERE person_id = ${person_id}::uuid AND purpose = ${purpose} AND withdrawn_at IS NULL LIMIT 1`;
    if (standing.length === 0) return true;
  }
  return false;
}

async function restsOnWithdrawnBasis(db: DeskReader, recordId: RecordId, body: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM desk.bases_needed(${recordId}::uuid, 'person', ${body}::jsonb) need
    WHERE NOT desk.basis_stands(need.person_id, need.purpose)
      AND EXISTS (SELECT FROM desk.publication_basis over WHERE over.person_id = ANY (ARRAY(SELECT desk.with_those_merged(need.person_id))) AND over.purpose = need.purpose AND over.withdrawn_at IS NOT NULL) LIMIT 1`;
  return rows.length > 0;
}
