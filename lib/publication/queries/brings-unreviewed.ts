import "server-only";
import type { RecordId } from "@/lib/core/ids";
import type { DeskReader } from "@/lib/platform/db";

/**
 * Whether a body tells what the edition before did not, and nobody but its authors has reviewed: applied in an office of one, and inside until now
 * (docs/decisions/045). The database asks the same of every edition (CL169).
 * @param body as text
 * @param numberBefore of the edition before; 0 where there is none
 */
export async function bringsUnreviewed(db: DeskReader, recordId: RecordId, numberBefore: number, body: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ brings: boolean }[]>`SELECT desk.brings_unreviewed(${recordId}::uuid, ${numberBefore}::integer, ${body}::jsonb) AS brings`;
  return row?.brings ?? false;
}
