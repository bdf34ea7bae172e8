import "server-only";
import { createHash } from "node:crypto";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { appliedFacts } from "@/lib/facts/queries/read-facts";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";

/** Open work, in whatever hands. */
export const LIVE_STATES = ["draft", "submitted", "returned", "approved"];

/** Why two records are not merged, or not now: a key of the `errors` messages. */
export type MergeRefusal = "mergeUnpublished" | "mergeOpenWork" | "mergeProposed" | "mergeRelated" | "mergeTooMuch";

/** Facts of others that a merge says anew are read, compared and published with it: more than these no editor looks through. */
const MOST_MENTIONS = 200;

/**
 * Current facts of other records that name this one; `claimedBy`: the change that would retire each. The oldest first. Of records that stand: one that was withdrawn, or
 * went into another one itself, cannot be written on, and is read by nobody.
 */
export async function factsMentioning(db: DeskReader, recordId: RecordId): Promise<{ fact: StoredFact; claimedBy: string | null }[]> {
  // Each way of naming it by its own index: asked for as one or the other, every fact that there is would be read. Which are current: CURRENT_FACTS.
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM (
        SELECT id FROM desk.assertion WHERE said_by_id = ${recordId}::uuid
        UNION SELECT assertion_id FROM desk.affiliation WHERE to_id = ${recordId}::uuid UNION SELECT assertion_id FROM desk.about WHERE to_id = ${recordId}::uuid
        UNION SELECT assertion_id FROM desk.speaker WHERE by_id = ${recordId}::uuid UNION SELECT assertion_id FROM desk.representation WHERE lawyer_id = ${recordId}::uuid
      ) naming JOIN desk.assertion a ON a.id = naming.id JOIN desk.public_record r ON r.id = a.record_id AND r.withdrawn_at IS NULL
      JOIN desk.change adding ON adding.id = a.added_by_change_id AND adding.state = 'applied' LEFT JOIN desk.change retiring ON retiring.id = a.retired_by_change_id
    WHERE a.record_id <> ${recordId}::uuid AND (a.retired_by_change_id IS NULL OR retiring.state <> 'applied')
    ORDER BY a.created_at, a.id LIMIT ${MOST_MENTIONS + 1}`;
  if (found.length === 0) return [];
  const rows = await db.assertion.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: { ...STORED_FACT_COLUMNS, retiredByChangeId: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map((row) => ({ fact: toStoredFact(row), claimedBy: row.retiredByChangeId }));
}

export type Merging = { keptFacts: StoredFact[]; mergedFacts: StoredFact[]; mentions: StoredFact[]; refusal: MergeRefusal | null; mergedVersion: number; /** What both say, as one value: a merge says what it was decided on. */ seen: string };

/** All that a merge of two people has to know, and what speaks against it. Authorises nothing. */
export async function mergingOf(db: DeskReader, kept: RecordId, merged: RecordId): Promise<Merging> {
  const records = await db.publicRecord.findMany({ where: { id: { in: [kept, merged] } }, select: { id: true, version: true, withdrawnAt: true } });
  const [keptFacts, mergedFacts, mentions] = [await appliedFacts(db, kept), await appliedFacts(db, merged), await factsMentioning(db, merged)];
  const proposed = await db.merge.count({ where: { state: "proposed", change: { state: { in: LIVE_STATES } }, OR: [{ mergedId: { in: [kept, merged] } }, { keptId: merged }] } });
  const open = await db.change.count({ where: { recordId: merged, state: { in: LIVE_STATES } } });
  // Also of one that came back from another merge on the desk alone: no address leads to it, and there is nothing to take off the public site.
  const standing = await db.currentEdition.count({ where: { recordId: { in: [kept, merged] } } });
  const refusal = standing < 2 || records.some(({ version, withdrawnAt }) => version === 0 || withdrawnAt !== null) ? "mergeUnpublished"
    : proposed > 0 ? "mergeProposed"
    : open > 0 ? "mergeOpenWork"
    : mentions.length > MOST_MENTIONS ? "mergeTooMuch"
    : [...mergedFacts, ...mentions.map(({ fact }) => fact)].some((fact) => joinsThem(fact, kept, merged)) ? "mergeRelated"
    : null;
  const seen = createHash("sha256").update([kept, ...keptFacts.map(({ id }) => id).toSorted(), merged, ...mergedFacts.map(({ id }) => id).toSorted()].join("\n"), "utf8").digest("hex");
  return { keptFacts, mergedFacts, mentions: mentions.map(({ fact }) => fact), refusal, mergedVersion: records.find(({ id }) => id === merged)?.version ?? 0, seen };
}

/** Whoever defends the other, or works for them, is not the other. */
function joinsThem({ recordId, value }: StoredFact, kept: RecordId, merged: RecordId): boolean {
  const named = value.kind === "representation" ? value.lawyerId : value.kind === "affiliation" ? value.toId : null;
  return (recordId === kept && named === merged) || (recordId === merged && named === kept);
}

/** The merge that a change makes, or undoes; null for any other change. */
export async function mergeOf(db: DeskReader, changeId: ChangeId) {
  const merge = await db.merge.findFirst({ where: { OR: [{ changeId }, { undoChangeId: changeId }] } });
  return merge === null ? null : { ...merge, act: merge.changeId === changeId ? ("merge" as const) : ("undo" as const) };
}

/** The record that a merge would bring into another one: what was withdrawn of it counts from the proposal on. */
export function joiningBy(merge: Awaited<ReturnType<typeof mergeOf>>): string | null {
  return merge?.act === "merge" ? merge.mergedId : null;
}
