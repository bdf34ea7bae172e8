/**
 * Who may do what with the sealed identity of a source. No role opens one, an admin's neither: only being named on it does, by whoever
 * sealed it or by somebody named before (docs/decisions/040). The database holds the same (migration 0025).
 */
import { roleAtLeast, type Actor } from "@/lib/core/actor";

type Asker = Pick<Actor, "accountId" | "role">;

/** Whether somebody may seal an identity, and so be named on one. */
export function maySeal(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "researcher");
}

/** Whether somebody may see that an identity is there, read it, name others, take them off it and erase it. @param readers accounts named on it */
export function mayActOnSealed(actor: Asker | null, readers: readonly string[]): boolean {
  return actor !== null && maySeal(actor) && readers.includes(actor.accountId);
}
