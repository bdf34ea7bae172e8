import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { roleAtLeast } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";
import { EXPORT_FORMATS, EXPORTED, EXPORT_SCOPES, type ListedExport } from "@/lib/imports/schema";

/** As the audit log has it (`export.made`): how much of what, never which. */
const detailSchema = z.object({ what: z.enum(EXPORTED), scope: z.enum(EXPORT_SCOPES), format: z.enum(EXPORT_FORMATS), rows: z.int() });

/**
 * What the actor took along, the latest first. Empty below researcher.
 * @param most how many at the most
 */
export async function listOwnExports(actor: Actor, most: number): Promise<ListedExport[]> {
  if (!roleAtLeast(actor.role, "researcher")) return [];
  const rows = await fromDesk((db) => db.$queryRaw<{ seq: bigint; at: Date; detail: unknown }[]>`
    SELECT seq, at, detail FROM desk.audit WHERE actor_id = ${actor.accountId}::uuid AND event = 'export.made' ORDER BY seq DESC LIMIT ${most}`);
  return rows.map(({ seq, at, detail }) => ({ seq: Number(seq), at, ...detailSchema.parse(detail) }));
}
