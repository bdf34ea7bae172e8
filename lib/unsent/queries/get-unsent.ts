import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";
import { unsentFieldsSchema, unsentIdSchema, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

export type UnsentForm = UnsentAsSeen & { savedAt: Date; fields: UnsentFields };

/** What the actor typed last into the form at this address and did not send; null where there is nothing. Nobody reads another's. */
export function getUnsent(actor: Actor, address: string): Promise<UnsentForm | null> {
  return fromDesk(async (db) => {
    const row = await db.unsentForm.findFirst({
      where: { accountId: actor.accountId, address, sentAt: null },
      orderBy: [{ savedAt: "desc" }, { id: "asc" }],
      select: { id: true, turn: true, savedAt: true, content: true },
    });
    const fields = row === null ? null : unsentFieldsSchema.safeParse(row.content);
    return row === null || fields?.success !== true ? null : { id: unsentIdSchema.parse(row.id), turn: row.turn, savedAt: row.savedAt, fields: fields.data };
  });
}
