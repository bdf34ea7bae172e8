/** When a proof of who somebody is still counts. Pure. */
import type { Demands, GraveAct } from "@/lib/accounts/grave-acts";
import { FRESH_PROOF_MS } from "@/lib/accounts/limits";
import { readCode } from "@/lib/accounts/second-factor";
import { PROOF_DEMANDS, type ProofDemand } from "@/lib/core/kinds";

/** When a session's owner last gave what. */
export type Proved = { factorProvedAt: Date | null; passkeyProvedAt: Date | null };

const rank = (demand: ProofDemand) => PROOF_DEMANDS.indexOf(demand);

export function isLooser(demand: ProofDemand, before: ProofDemand): boolean {
  return rank(demand) < rank(before);
}

/** What an act needs, by what the office asks for. */
export function demandOf({ kind }: Pick<GraveAct, "kind">, demands: Demands): ProofDemand {
  if (kind !== "every") return demands[kind];
  return Object.values(demands).reduce<ProofDemand>((strictest, demand) => (isLooser(strictest, demand) ? demand : strictest), "none");
}

/** Whether what was proved in this session is enough, and no older than ten minutes. A proof from a time to come is none. */
export function isProven(demand: ProofDemand, { factorProvedAt, passkeyProvedAt }: Proved, at: Date): boolean {
  if (demand === "none") return true;
  const provedAt = demand === "passkey" ? passkeyProvedAt : factorProvedAt;
  if (provedAt === null) return false;
  const age = at.getTime() - provedAt.getTime();
  return age >= 0 && age <= FRESH_PROOF_MS;
}

/**
 * Whether what stands in the form as a code can be the proof, by its kind alone: whether it is right is the command's to say, which takes it and does nothing without.
 * @param own whether the act is about one's own keys
 */
export function codeCanProve(demand: ProofDemand, code: string | undefined, { own, hasPasskey }: { own: boolean; hasPasskey: boolean }): boolean {
  if (demand !== "passkey") return true;
  const kind = readCode(code ?? "")?.kind;
  return kind === "passkey" || (own && (kind === "recovery" || !hasPasskey));
}
