import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import { visibleRecords } from "@/lib/cases/policy";
import { mayDraft } from "@/lib/changes/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";

/** Two people who were told apart, as it was said last. */
export type ApartPair = { one: RecordName; other: RecordName; by: string; at: Date };

const MOST_LISTED = 50;

/**
 * Pairs that were told apart, the latest first, each once: they are suggested no more, and whoever learns that they are one person after all finds them here. Without
 * those of whom one was withdrawn or went into another record. Empty below researcher.
 * @returns `more`: whether older ones are left out
 */
export async function listApart(actor: Actor): Promise<{ pairs: ApartPair[]; more: boolean }> {
  if (!mayDraft(actor)) return { pairs: [], more: false };
  return fromDesk(async (db) => {
    const standing = { AND: [visibleRecords(actor), { withdrawnAt: null }] };
    const rows = await db.notSame.findMany({
      where: { low: standing, high: standing },
      orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
      // Hardly any pair was told apart twice.
      take: 2 * MOST_LISTED,
      select: { lowId: true, highId: true, decidedAt: true, decidedBy: { select: { displayName: true } } },
    });
    const latest = rows.filter(({ lowId, highId }, index) => rows.findIndex((row) => row.lowId === lowId && row.highId === highId) === index);
    const listed = latest.slice(0, MOST_LISTED);
    const names = await recordNames(db, listed.flatMap(({ lowId, highId }) => [lowId, highId]));
    const pairs = listed.flatMap(({ lowId, highId, decidedAt, decidedBy }) => {
      const [one, other] = [names.get(recordIdSchema.parse(lowId)), names.get(recordIdSchema.parse(highId))];
      return one === undefined || other === undefined ? [] : [{ one, other, by: decidedBy.displayName, at: decidedAt }];
    });
    return { pairs, more: latest.length > MOST_LISTED };
  });
}
