import "server-only";
import { changeIdSchema, recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import { CHANGE_STATES, type ChangeState } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

export type Companion = { id: ChangeId; recordId: RecordId; state: ChangeState };

const LIVE_STATES: ChangeState[] = ["draft", "submitted", "returned", "approved"];

/** Facts that a change adds and has not written over itself. */
export function standingFactsOf(changeId: ChangeId): Prisma.AssertionWhereInput {
  return { addedByChangeId: changeId, OR: [{ retiredByChangeId: null }, { retiredByChangeId: { not: changeId } }] };
}

/**
 * The changes that travel with this one: new sources made for it, and new sources made for other work that it cites as well.
 * They are submitted, returned and published together, or a public fact would rest on a source that nobody can see.
 */
export async function companionsOf(db: DeskReader, changeId: ChangeId): Promise<Companion[]> {
  const rows = await db.change.findMany({
    where: {
      id: { not: changeId },
      state: { in: LIVE_STATES },
      OR: [
        { withChangeId: changeId },
        { withChangeId: { not: null }, record: { version: 0, citations: { some: { assertions: { some: { assertion: standingFactsOf(changeId) } } } } } },
      ],
    },
    select: { id: true, recordId: true, state: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, recordId, state }) => ({ id: changeIdSchema.parse(id), recordId: recordIdSchema.parse(recordId), state: changeState(state) }));
}

/** The same of many changes at once, none of which is among them. */
export async function companionIdsOf(db: DeskReader, changeIds: readonly ChangeId[]): Promise<ChangeId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT k.id::text AS id FROM desk.change k
    WHERE k.id <> ALL (${changeIds}::uuid[]) AND k.state = ANY (${LIVE_STATES}::text[]) AND k.id IN (
      SELECT w.id FROM desk.change w WHERE w.with_change_id = ANY (${changeIds}::uuid[])
      UNION
      SELECT w.id FROM desk.assertion a JOIN desk.assertion_citation l ON l.assertion_id = a.id JOIN desk.citation q ON q.id = l.citation_id
        JOIN desk.public_record r ON r.id = q.source_id AND r.version = 0 JOIN desk.change w ON w.record_id = r.id AND w.with_change_id IS NOT NULL
      WHERE a.added_by_change_id = ANY (${changeIds}::uuid[]) AND a.retired_by_change_id IS DISTINCT FROM a.added_by_change_id
    )
    ORDER BY k.id`;
  return rows.map(({ id }) => changeIdSchema.parse(id));
}

/** Another change, in one of these states, that cites the record of a companion and can take it along; null when there is none. */
export async function anotherUserOf(db: DeskReader, companion: Companion, notThis: ChangeId, states: readonly ChangeState[]): Promise<ChangeId | null> {
  // Of a merge: what a record on file says of the one that goes belongs to that merge alone.
  if ((await db.change.count({ where: { id: companion.id, origin: "merge" } })) > 0) return null;
  const other = await db.change.findFirst({
    where: {
      id: { notIn: [companion.id, notThis] },
      state: { in: [...states] },
      added: { some: { retiredByChangeId: null, citations: { some: { citation: { sourceId: companion.recordId } } } } },
    },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return other && changeIdSchema.parse(other.id);
}

/** A state as the code knows it; the database's CHECK holds the same list. */
export function changeState(stored: string): ChangeState {
  const state = CHANGE_STATES.find((known) => known === stored);
  if (state === undefined) throw new Error("The database holds a state of a change that this version does not know.");
  return state;
}
