import "server-only";
import * as z from "zod";
import type { RecordId } from "@/lib/core/ids";
import type { StoredFact } from "@/lib/facts/schema";
import { storedFactSchema } from "@/lib/facts/stored-fact";
import type { Origins } from "@/lib/history/between";
import type { DeskReader } from "@/lib/platform/db";

// Members that later versions of this program add to the document are not asked for.
const documentSchema = z.looseObject({ facts: z.array(storedFactSchema) });

/**
 * The facts of a record as they stood after its n-th revision, internal ones included; of version 0 none.
 * @returns null where there is no such revision
 * @throws ZodError where the document is no revision: a fault of ours
 */
export async function revisionFacts(db: DeskReader, recordId: RecordId, version: number): Promise<StoredFact[] | null> {
  if (version === 0) return [];
  const row = await db.revision.findUnique({ where: { recordId_version: { recordId, version } }, select: { document: true } });
  return row && documentSchema.parse(row.document).facts;
}

/** Of every fact of a record that was said anew, which one it replaced. */
export async function originsOf(db: DeskReader, recordId: RecordId): Promise<Origins> {
  const rows = await db.$queryRaw<{ id: string; replaced: string }[]>`SELECT a.id::text, a.replaces_id::text AS replaced FROM desk.assertion a WHERE a.record_id = ${recordId}::uuid AND a.replaces_id IS NOT NULL`;
  return new Map(rows.map(({ id, replaced }) => [id, replaced]));
}
