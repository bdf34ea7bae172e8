import "server-only";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { visibleChanges } from "@/lib/changes/policy";
import { changeState } from "@/lib/changes/queries/companions";
import { fromDesk } from "@/lib/platform/db";

export type RecordChange = {
  id: ChangeId;
  state: ChangeState;
  /** When it was decided, else handed in, else begun. */
  at: Date;
  authors: string[];
  /** The version of the record that it made; null until it is applied. */
  version: number | null;
  note: string | null;
};

const MOST_LISTED = 100;

/** The history of one record, newest first: applied changes, and of the others those that are the actor's to see. Empty below researcher. */
export function listRecordChanges(actor: Actor, recordId: RecordId): Promise<RecordChange[]> {
  return fromDesk(async (db) => {
    const rows = await db.change.findMany({
      where: { AND: [visibleChanges(actor), { recordId, state: { not: "discarded" } }] },
      select: {
        id: true, state: true, createdAt: true, submittedAt: true, decidedAt: true, note: true,
        authors: { select: { account: { select: CALLED } } },
        revision: { select: { version: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_LISTED,
    });
    return rows.map((row) => ({
      id: changeIdSchema.parse(row.id),
      state: changeState(row.state),
      at: row.decidedAt ?? row.submittedAt ?? row.createdAt,
      authors: row.authors.map(({ account }) => calledIn(actor.locale, account)).toSorted(),
      version: row.revision?.version ?? null,
      note: row.note,
    }));
  });
}
