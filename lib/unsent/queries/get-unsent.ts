import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDesk } from "@/lib/platform/db";
import { unsentFieldsSchema, unsentIdSchema, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

export type UnsentForm = UnsentAsSeen & { savedAt: Date; fields: UnsentFields };

/** What the actor typed last into the form at this address and did not send; null where there is nothing. Nobody reads another's. */
export function getUnsent(actor: Actor, address: string): Promise<UnsentForm | null> {
  return newestUnsent(actor, address);
}

/** The same of a page whose form is another one each time that what it is about has changed: what was typed last into any of them, and into which. @param page its address without a query */
export function getUnsentOfPage(actor: Actor, page: string): Promise<(UnsentForm & { address: string }) | null> {
  return newestUnsent(actor, { startsWith: `${page}?` });
}

function newestUnsent(actor: Actor, address: string | { startsWith: string }): Promise<(UnsentForm & { address: string }) | null> {
  return fromDesk(async (db) => {
    const row = await db.unsentForm.findFirst({
      where: { accountId: actor.accountId, address, sentAt: null },
      orderBy: [{ savedAt: "desc" }, { id: "asc" }],
      select: { id: true, turn: true, savedAt: true, content: true, address: true },
    });
    const fields = row === null ? null : unsentFieldsSchema.safeParse(row.content);
    return row === null || fields?.success !== true ? null : { id: unsentIdSchema.parse(row.id), turn: row.turn, savedAt: row.savedAt, fields: fields.data, address: row.address };
  });
}
