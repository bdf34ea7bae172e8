import "server-only";
import { createHash } from "node:crypto";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { CURRENT_FACTS, appliedFacts } from "@/lib/facts/queries/read-facts";
import { STORED_FACT_COLUMNS, toStoredFact } from "@/lib/facts/stored-fact";
import type { StoredFact } from "@/lib/facts/schema";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** Open work, in whatever hands. */
export const LIVE_STATES = ["draft", "submitted", "returned", "approved"];

/** Why two records are not merged, or not now: a key of the `errors` messages. */
export type MergeRefusal = "mergeUnpublished" | "mergeOpenWork" | "mergeProposed" | "mergeRelated" | "mergeTooMuch";

/** Facts of others that a merge says anew are read, compared and published with it: more than these no editor looks through. */
const MOST_MENTIONS = 200;

function mentioning(recordId: RecordId): Prisma.AssertionWhereInput[] {
  return [{ saidById: recordId }, { affiliation: { toId: recordId } }, { about: { toId: recordId } }, { speaker: { byId: recordId } }, { representation: { lawyerId: recordId } }];
}

/**
 * Current facts of other records that name this one; `claimedBy`: the change that would retire each. The oldest first. Of records that stand: one that was withdrawn, or
 * went into another one itself, cannot be written on, and is read by nobody.
 */
export async function factsMentioning(db: DeskReader, recordId: RecordId): Promise<{ fact: StoredFact; claimedBy: string | null }[]> {
  const rows = await db.assertion.findMany({
    where: { AND: [{ recordId: { not: recordId }, record: { withdrawnAt: null } }, CURRENT_FACTS, { OR: mentioning(recordId) }] },
    select: { ...STORED_FACT_COLUMNS, retiredByChangeId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_MENTIONS + 1,
  });
  return rows.map((row) => ({ fact: toStoredFact(row), claimedBy: row.retiredByChangeId }));
}

export type Merging = { keptFacts: StoredFact[]; mergedFacts: StoredFact[]; mentions: StoredFact[]; refusal: MergeRefusal | null; mergedVersion: number; /** What both say, as one value: a merge says what it was decided on. */ seen: string };

/** All that a merge of two people has to know, and what speaks against it. Authorises nothing. */
export async function mergingOf(db: DeskReader, kept: RecordId, merged: RecordId): Promise<Merging> {
  const records = await db.publicRecord.findMany({ where: { id: { in: [kept, merged] } }, select: { id: true, version: true, withdrawnAt: true } });
  const [keptFacts, mergedFacts, mentions] = [await appliedFacts(db, kept), await appliedFacts(db, merged), await factsMentioning(db, merged)];
  const proposed = await db.merge.count({ where: { state: "proposed", change: { state: { in: LIVE_STATES } }, OR: [{ mergedId: { in: [kept, merged] } }, { keptId: merged }] } });
  const open = await db.change.count({ where: { recordId: merged, state: { in: LIVE_STATES } } });
  const refusal = records.some(({ version, withdrawnAt }) => version === 0 || withdrawnAt !== null) ? "mergeUnpublished"
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
