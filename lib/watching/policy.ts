/** Who may watch, be told and see what could not be delivered. Pure. Whose a watch or a message is, every query and command asks by the account itself. */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { MessageKind } from "@/lib/watching/schema";

type Asker = Pick<Actor, "role">;

/** Everybody who may sign in: what is watched is public. */
export function mayWatch(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "advocate");
}

/** Whether somebody sees which letters could not be delivered, and has them tried again. */
export function mayTendMail(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "admin");
}

/** What somebody of this role is not shown, though they may have been told of it while they had another one. */
export function hiddenFrom(role: string): MessageKind[] {
  return [...(roleAtLeast(role, "editor") ? [] : (["request_received"] as const)), ...(roleAtLeast(role, "admin") ? [] : (["proof_loosened"] as const))];
}
