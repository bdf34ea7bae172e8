import "server-only";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/** The record that stands for this one: itself, or what it went into. */
export async function whoStandsFor(db: DeskReader, recordId: string): Promise<RecordId> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE into_what AS (
      SELECT id, merged_into FROM desk.public_record WHERE id = ${recordId}::uuid
      UNION SELECT next.id, next.merged_into FROM desk.public_record next JOIN into_what ON next.id = into_what.merged_into
    )
    SELECT id::text AS id FROM into_what WHERE merged_into IS NULL`;
  return recordIdSchema.parse(row?.id);
}
