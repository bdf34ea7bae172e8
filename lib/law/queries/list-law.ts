import "server-only";
import { isOfficeOfOne } from "@/lib/accounts/queries/office-of-one";
import type { Actor } from "@/lib/core/actor";
import { approvalRefusal, mayReadLaw, refusingRefusal, takingBackRefusal } from "@/lib/law/policy";
import { standingLaw } from "@/lib/law/queries/standing-law";
import { LAW_STATES, type LawOnFile, type LawState } from "@/lib/law/schema";
import { fromDesk, type Desk } from "@/lib/platform/db";
import { LAW_ACTS, lawsFrom, type Laws, type LawVersion } from "@/lib/vocabulary/law";

const ON_FILE = {
  id: true, act: true, state: true, document: true, reason: true, proposedById: true, proposedAt: true, decidedById: true, decidedAt: true, decisionNote: true,
  replaces: { select: { document: true } }, proposedBy: { select: { displayName: true } }, decidedBy: { select: { displayName: true } },
} as const;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Desk, where: { state: string } | { practice: string }) {
  return db.lawVersion.findMany({ where, select: ON_FILE, orderBy: [{ proposedAt: "desc" }, { id: "asc" }] });
}

/** Every version that stands, and what waits for somebody's approval, the latest first. Null for whoever may not read it. */
export async function listLaw(actor: Actor): Promise<{ laws: Laws; waiting: LawOnFile[] } | null> {
  if (!mayReadLaw(actor)) return null;
  return fromDesk(async (db) => {
    const [laws, rows, isAlone] = await Promise.all([standingLaw(db), rowsOf(db, { state: "proposed" }), isOfficeOfOne(db, actor.accountId)]);
    return { laws, waiting: rows.map((row) => onFile(row, actor, isAlone)) };
  });
}

/** Every version that is or was on file of one practice, the latest first. Null for whoever may not read it. @param practice its code */
export async function listLawOf(actor: Actor, practice: string): Promise<{ laws: Laws; files: LawOnFile[] } | null> {
  if (!mayReadLaw(actor)) return null;
  return fromDesk(async (db) => {
    const [laws, rows, isAlone] = await Promise.all([standingLaw(db), rowsOf(db, { practice }), isOfficeOfOne(db, actor.accountId)]);
    return { laws: laws.filter((version) => version.practice === practice), files: rows.map((row) => onFile(row, actor, isAlone)) };
  });
}

/** How many proposals wait for this actor's own eyes; 0 for whoever decides on none. */
export async function countLawToDecide(actor: Actor): Promise<number> {
  if (!mayReadLaw(actor)) return 0;
  return fromDesk((db) => db.lawVersion.count({ where: { state: "proposed", proposedById: { not: actor.accountId } } }));
}

function onFile({ id, act, state, document, reason, replaces, proposedById, proposedBy, proposedAt, decidedById, decidedBy, decidedAt, decisionNote }: Row, actor: Actor, isAlone: boolean): LawOnFile {
  const asked = { state: stateOf(state), proposedBy: proposedById };
  return {
    id,
    act: LAW_ACTS.find((known) => known === act) ?? "add",
    state: asked.state,
    version: versionFrom(document),
    replaces: replaces === null ? null : versionFrom(replaces.document),
    reason,
    proposed: proposedBy === null ? null : { by: proposedBy.displayName, at: proposedAt },
    decided: decidedBy === null || decidedAt === null ? null : { by: decidedBy.displayName, at: decidedAt, note: decisionNote, alone: decidedById === proposedById },
    may: { approve: approvalRefusal(actor, asked, isAlone) === null, refuse: refusingRefusal(actor, asked) === null, takeBack: takingBackRefusal(actor, asked) === null },
  };
}

function stateOf(state: string): LawState {
  const known = LAW_STATES.find((each) => each === state);
  if (known === undefined) throw new Error("A state of the law that the code does not know.");
  return known;
}

function versionFrom(document: unknown): LawVersion {
  const [version] = lawsFrom([document]);
  if (version === undefined) throw new Error("One document is one version.");
  return version;
}
