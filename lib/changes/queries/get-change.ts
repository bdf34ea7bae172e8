import "server-only";
import { cache } from "react";
import { CALLED, calledIn } from "@/lib/accounts/labels";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { assertionIdSchema, changeIdSchema, recordIdSchema, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";
import { differenceOf, recordsIn, type FactDifference } from "@/lib/changes/difference";
import { CHANGE_VERBS, changeRefusal, visibleChanges, type ChangeRefusal, type ChangeStanding, type ChangeVerb } from "@/lib/changes/policy";
import { STANDING_COLUMNS, standingOf } from "@/lib/changes/queries/change-standing";
import { companionsOf, type Companion } from "@/lib/changes/queries/companions";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { currentAnswers, factsInChange } from "@/lib/facts/queries/read-facts";
import type { StoredFact } from "@/lib/facts/schema";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk, type DeskReader } from "@/lib/platform/db";
import { retiredNamedIn, type RetiredNamed } from "@/lib/wording/queries/retired-in-changes";
import type { Prisma } from "@/prisma/generated/client";

/** Whether the actor may, and otherwise why not: a key of the `errors` messages. */
export type Permission = { allowed: true } | { allowed: false; reason: ChangeRefusal | "travelsAlong" | "changeEmpty" | "factUncited" };

/** `assertionId`: the fact it is about as it stands now, though it was said anew since; null where it is about the whole, or the fact is gone. */
export type ChangeComment = { id: string; by: string; at: Date; text: string; assertionId: AssertionId | null; field: string | null };

export type ChangeDetail = {
  id: ChangeId;
  state: ChangeState;
  record: RecordName;
  /** Whether the public has an edition of this record: replacing or retiring a public fact is then a correction. */
  isPublished: boolean;
  createdAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  note: string | null;
  authors: { accountId: string; displayName: string; isMe: boolean }[];
  comments: ChangeComment[];
  rows: FactDifference[];
  /** Readings on record of the events that the rows tell of, which stay when this change is applied. */
  readings: StoredFact[];
  /** New sources that go along, each with what it says. */
  companions: { id: ChangeId; state: ChangeState; record: RecordName; rows: FactDifference[] }[];
  /** Set for a companion: the change it goes along with. */
  withChangeId: ChangeId | null;
  /** Names of every record that the rows mention, by id. */
  records: Record<string, RecordName>;
  /** Practices that it names anew and that are no longer used: it is neither handed in nor published with them. None once it is decided on. */
  retired: RetiredNamed[];
  /** Case id → its number within the person. */
  caseNumbers: Record<string, number>;
  may: Record<ChangeVerb, Permission>;
  /** What this page shows, as one value: a decision says that it was made on this. */
  seen: string;
};

const COLUMNS = {
  id: true, recordId: true, withChangeId: true, createdAt: true, submittedAt: true, decidedAt: true, note: true,
  ...STANDING_COLUMNS,
  decidedBy: { select: CALLED },
  authors: { select: { accountId: true, account: { select: CALLED } }, orderBy: { account: { displayName: "asc" } } },
  comments: { select: { id: true, at: true, text: true, assertionId: true, field: true, account: { select: { displayName: true } } }, orderBy: [{ at: "asc" }, { id: "asc" }] },
  record: { select: { cases: { select: { id: true, number: true } } } },
} satisfies Prisma.ChangeSelect;

/** One change for review: null when there is none or it is not this actor's to see. */
export const getChange = cache(
  (actor: Actor, changeId: ChangeId): Promise<ChangeDetail | null> =>
    fromDesk(async (db) => {
      const row = await db.change.findFirst({ where: { AND: [{ id: changeId }, visibleChanges(actor)] }, select: COLUMNS });
      if (row === null) return null;
      const recordId = recordIdSchema.parse(row.recordId);
      // Before the facts: what is added while this page is drawn must make the fingerprint stale, never the page.
      const seen = await fingerprintOf(db, changeId);
      const rows = differenceOf(await factsInChange(db, changeId));
      const companions = await Promise.all(
        (row.state === "applied" ? await appliedCompanions(db, changeId) : await companionsOf(db, changeId)).map(async (companion) => ({ ...companion, rows: differenceOf(await factsInChange(db, companion.id)) })),
      );
      const readings = await readingsBeside(db, recordId, rows);
      const everything = [rows, ...companions.map((companion) => companion.rows)];
      const names = await recordNames(db, [recordId, ...companions.map((companion) => companion.recordId), ...everything.flatMap(recordsIn), ...recordsIn(differenceOf({ added: readings, retired: [] }))]);
      const published = await db.edition.count({ where: { recordId } });
      const standing = standingOf(row);
      const alone = await isOfficeOfOne(db, actor.accountId);
      const about = await commentedFacts(db, changeId, row.comments.flatMap(({ assertionId }) => assertionId ?? []), rows);
      return {
        id: changeId,
        state: standing.state,
        record: named(names, recordId),
        isPublished: published > 0,
        createdAt: row.createdAt,
        submittedAt: row.submittedAt,
        decidedAt: row.decidedAt,
        decidedBy: row.decidedBy === null ? null : calledIn(actor.locale, row.decidedBy),
        note: row.note,
        authors: row.authors.map(({ accountId, account }) => ({ accountId, displayName: calledIn(actor.locale, account), isMe: accountId === actor.accountId })),
        comments: row.comments.map(({ id, at, text, field, assertionId, account }) => ({ id, at, text, field, by: account.displayName, assertionId: assertionId === null ? null : (about.get(assertionId) ?? null) })),
        rows,
        readings,
        companions: companions.map((companion) => ({ id: companion.id, state: companion.state, record: named(names, companion.recordId), rows: companion.rows })),
        withChangeId: row.withChangeId === null ? null : changeIdSchema.parse(row.withChangeId),
        records: Object.fromEntries(names),
        retired: isDecided(standing.state) || ![...names.values()].some(({ words }) => words?.retired === true) ? [] : await retiredNamedIn(db, [changeId]),
        caseNumbers: Object.fromEntries(row.record.cases.map(({ id, number }) => [id, number])),
        may: permissions(actor, { standing: { ...standing, isOfficeOfOne: alone }, travels: row.withChangeId !== null, tookPartInCompanions: !alone && (await tookPart(db, actor, companions)) }, everything),
        seen,
      };
    }),
);

function isDecided(state: ChangeState): boolean {
  return state === "applied" || state === "discarded";
}

// Four eyes must see what a new reading will be drawn beside: it may turn what stood alone into a contradiction.
async function readingsBeside(db: DeskReader, recordId: RecordId, rows: readonly FactDifference[]): Promise<StoredFact[]> {
  const questions = rows.flatMap(({ kind, question, after }) => (kind === "event_reading" && after !== null ? [question] : []));
  const gone = new Set(rows.flatMap(({ before, after }) => [before?.id, after?.id]));
  return (await currentAnswers(db, recordId, questions)).filter(({ id }) => !gone.has(id));
}

// A returned fact is said anew: what was asked of the old reading is read beside the new one.
async function commentedFacts(db: DeskReader, changeId: ChangeId, commented: readonly string[], rows: readonly FactDifference[]): Promise<Map<string, AssertionId>> {
  const shown = new Set(rows.flatMap(({ before, after }) => [before?.id, after?.id]));
  const found = new Map<string, AssertionId>();
  if (commented.length === 0) return found;
  const written = await db.assertion.findMany({ where: { addedByChangeId: changeId, replacesId: { not: null } }, select: { id: true, replacesId: true } });
  const next = new Map(written.map(({ id, replacesId }) => [replacesId ?? "", id]));
  for (const id of commented) {
    let at: string | undefined = id;
    while (at !== undefined && !shown.has(assertionIdSchema.parse(at))) at = next.get(at);
    if (at !== undefined) found.set(id, assertionIdSchema.parse(at));
  }
  return found;
}

// Once applied, a source is cited by much other work: only what was published together is shown.
async function appliedCompanions(db: DeskReader, changeId: ChangeId): Promise<Companion[]> {
  const rows = await db.change.findMany({ where: { withChangeId: changeId, state: "applied" }, select: { id: true, recordId: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id, recordId }) => ({ id: changeIdSchema.parse(id), recordId: recordIdSchema.parse(recordId), state: "applied" }));
}

function named(names: Map<RecordId, RecordName>, id: RecordId): RecordName {
  const name = names.get(id);
  if (name === undefined) throw new Error("A change stands on a record that is not there.");
  return name;
}

// They are published together, so that whoever wrote a source that goes along may not publish the work either.
async function tookPart(db: DeskReader, actor: Actor, companions: readonly Companion[]): Promise<boolean> {
  return (await db.changeAuthor.count({ where: { accountId: actor.accountId, changeId: { in: companions.map(({ id }) => id) } } })) > 0;
}

type Circumstances = { standing: ChangeStanding; travels: boolean; tookPartInCompanions: boolean };

function permissions(actor: Actor, { standing, travels, tookPartInCompanions }: Circumstances, [own = [], ...others]: FactDifference[][]): Record<ChangeVerb, Permission> {
  const isUncited = [own, ...others].flat().some(({ after }) => after !== null && after.citations.length === 0);
  const permission = (verb: ChangeVerb): Permission => {
    const refusal = changeRefusal(actor, verb, standing);
    if (refusal !== null) return { allowed: false, reason: refusal };
    if (travels && verb !== "read" && verb !== "edit") return { allowed: false, reason: "travelsAlong" };
    if (verb === "publish" && tookPartInCompanions) return { allowed: false, reason: "fourEyes" };
    if (verb === "submit" && own.length === 0) return { allowed: false, reason: "changeEmpty" };
    if (verb === "submit" && isUncited) return { allowed: false, reason: "factUncited" };
    return { allowed: true };
  };
  return Object.fromEntries(CHANGE_VERBS.map((verb) => [verb, permission(verb)])) as Record<ChangeVerb, Permission>;
}
