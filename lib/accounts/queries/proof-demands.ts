import "server-only";
import type { Demands, GraveAct } from "@/lib/accounts/grave-acts";
import { mayManagePeople } from "@/lib/accounts/policy";
import { demandOf, isProven } from "@/lib/accounts/proof-policy";
import type { Actor } from "@/lib/core/actor";
import type { ProofAsked } from "@/lib/core/errors";
import { GRAVE_KINDS, PROOF_DEMANDS, type GraveKind, type ProofDemand } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { fromDesk, type DeskReader } from "@/lib/platform/db";

/** What the office asks for. Where a row is missing, or says what this version does not know, the most. */
export async function readDemands(database: DeskReader): Promise<Demands> {
  const rows = await database.proofDemand.findMany({ select: { act: true, demand: true } });
  const demandFor = (kind: GraveKind): ProofDemand => {
    const found = rows.find(({ act }) => act === kind)?.demand;
    return PROOF_DEMANDS.find((known) => known === found) ?? "passkey";
  };
  return Object.fromEntries(GRAVE_KINDS.map((kind) => [kind, demandFor(kind)])) as Record<GraveKind, ProofDemand>;
}

/** What an act lacks of this actor: null where nothing is asked for, or what is asked for was proved in this session within the last ten minutes. */
export async function missingProof(database: DeskReader, actor: Actor, act: Pick<GraveAct, "kind">): Promise<ProofAsked | null> {
  const demand = demandOf(act, await readDemands(database));
  if (demand === "none") return null;
  const { accountId, sessionId } = actor;
  const session = await database.session.findFirst({ where: { id: sessionId, accountId }, select: { factorProvedAt: true, passkeyProvedAt: true } });
  if (session !== null && isProven(demand, session, now())) return null;
  return { demand, hasPasskey: (await database.passkey.count({ where: { accountId } })) > 0 };
}

/** The same for a page that asks for it. */
export function proofToGive(actor: Actor, kind: GraveKind): Promise<ProofAsked | null> {
  return fromDesk((db) => missingProof(db, actor, { kind }));
}

/** `set`: who said so last, and when; null where nobody did, or it was let go from the server. */
export type DemandsHere = { demands: Demands; set: { by: string; at: Date } | null; /** Admins who can sign in. */ admins: number; /** How many of them have a passkey. */ withPasskey: number };

/** What the office asks for, as its admins see it. @returns null for whoever does not manage people */
export async function demandsHere(actor: Actor): Promise<DemandsHere | null> {
  if (!mayManagePeople(actor)) return null;
  return fromDesk(async (db) => {
    const working = { role: "admin", disabledAt: null };
    const [demands, last, admins, withPasskey] = await Promise.all([
      readDemands(db),
      db.proofDemand.findFirst({ where: { setById: { not: null } }, orderBy: { setAt: "desc" }, select: { setAt: true, setBy: { select: { displayName: true } } } }),
      db.account.count({ where: working }),
      db.account.count({ where: { ...working, passkeys: { some: {} } } }),
    ]);
    return { demands, set: last?.setAt == null || last.setBy === null ? null : { by: last.setBy.displayName, at: last.setAt }, admins, withPasskey };
  });
}
