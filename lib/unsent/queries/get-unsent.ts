import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDesk, sql, type Sql } from "@/lib/platform/db";
import { unsentFieldsSchema, unsentIdSchema, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

export type UnsentForm = UnsentAsSeen & { savedAt: Date; fields: UnsentFields };

/** What the actor typed last into the form at this address and did not send; null where there is nothing. Nobody reads another's. */
export function getUnsent(actor: Actor, address: string): Promise<UnsentForm | null> {
  return newestUnsent(actor, sql`address = ${address}`);
}

/** The same of a page whose form is another one each time that what it is about has changed: what was typed last into any of them, and into which. @param page its address without a query */
export function getUnsentOfPage(actor: Actor, page: string): Promise<(UnsentForm & { address: string }) | null> {
  return newestUnsent(actor, sql`starts_with(address, ${`${page}?`})`);
}

type Row = { id: string; turn: number; savedAt: Date; content: unknown; address: string };

function newestUnsent(actor: Actor, isThere: Sql): Promise<(UnsentForm & { address: string }) | null> {
  return fromDesk(async (db) => {
    // Every form asks for it: as a statement of ours it takes half of what it takes through Prisma's own.
    const [row] = await db.$queryRaw<Row[]>`
      SELECT id::text, turn, saved_at AS "savedAt", content, address FROM desk.unsent_form WHERE account_id = ${actor.accountId}::uuid AND ${isThere} AND sent_at IS NULL ORDER BY saved_at DESC, unsent_form.id LIMIT 1`;
    const fields = row === undefined ? null : unsentFieldsSchema.safeParse(row.content);
    return row === undefined || fields?.success !== true ? null : { id: unsentIdSchema.parse(row.id), turn: row.turn, savedAt: row.savedAt, fields: fields.data, address: row.address };
  });
}
