import "server-only";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, sealedIdSchema, type AccountId, type RecordId, type SealedId } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { fromDesk } from "@/lib/platform/db";
import { maySeal } from "@/lib/sealed/policy";
import { READING_MINUTES } from "@/lib/sealed/schema";
import { unsealWords } from "@/lib/sealed/words";

const MOST_READINGS = 50;

export type SealedIdentity = {
  id: SealedId;
  sealedBy: string;
  sealedAt: Date;
  readers: { accountId: AccountId; name: string; isSelf: boolean }[];
  /** The newest fifty. */
  readings: { id: string; by: string; at: Date }[];
  /** What this session has opened just now; `lost` where no secret opens it any more. */
  words: { state: "closed" } | { state: "open"; words: string } | { state: "lost" };
};

/**
 * The identities of one source that this actor is named on, oldest first; the words only of the one that this session opened a few minutes ago.
 * @param reading the id of that reading, as it stands in the page's address
 * @returns nothing for everybody else, as where there is none
 */
export function listSealed(actor: Actor, sourceId: RecordId, reading: string | null): Promise<SealedIdentity[]> {
  if (!maySeal(actor)) return Promise.resolve([]);
  const since = new Date(now().getTime() - READING_MINUTES * 60_000);
  return fromDesk(async (db) => {
    const who = { select: { displayName: true } } as const;
    const rows = await db.sealedIdentity.findMany({
      where: { sourceId, erasedAt: null, readers: { some: { accountId: actor.accountId, removedAt: null } } },
      orderBy: [{ sealedAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        sealed: true,
        sealedAt: true,
        sealedBy: who,
        readers: { where: { removedAt: null }, orderBy: [{ namedAt: "asc" }, { id: "asc" }], select: { accountId: true, account: who } },
        readings: { orderBy: [{ readAt: "desc" }, { id: "asc" }], take: MOST_READINGS, select: { id: true, readAt: true, accountId: true, sessionId: true, account: who } },
      },
    });
    return rows.map((row) => {
      const id = sealedIdSchema.parse(row.id);
      const isOpen = row.readings.some((made) => made.id === reading && made.accountId === actor.accountId && made.sessionId === actor.sessionId && made.readAt > since);
      const words = isOpen && row.sealed !== null ? unsealWords(id, row.sealed) : null;
      return {
        id,
        sealedBy: row.sealedBy.displayName,
        sealedAt: row.sealedAt,
        readers: row.readers.map(({ accountId, account }) => ({ accountId: accountIdSchema.parse(accountId), name: account.displayName, isSelf: accountId === actor.accountId })),
        readings: row.readings.map((made) => ({ id: made.id, by: made.account.displayName, at: made.readAt })),
        words: !isOpen ? { state: "closed" } : words === null ? { state: "lost" } : { state: "open", words },
      };
    });
  });
}
