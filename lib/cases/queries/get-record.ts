import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

/** What one record is called and how it stands; null when there is none or it is not this actor's to see. */
export const getRecord = cache(
  (actor: Actor, recordId: RecordId): Promise<RecordName | null> =>
    fromDesk(async (db) => {
      const found = await db.publicRecord.count({ where: { AND: [{ id: recordId }, visibleRecords(actor)] } });
      return found === 0 ? null : ((await recordNames(db, [recordId])).get(recordId) ?? null);
    }),
);
