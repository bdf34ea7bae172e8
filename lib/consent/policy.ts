/** Who may do what with the bases for publishing somebody (docs/decisions/044). The database holds the same (CL166). */
import { roleAtLeast, type Actor } from "@/lib/core/actor";

type Asker = Pick<Actor, "role">;

/** Whether somebody may see on what basis a person is published, record one, and write down that it was withdrawn. An unknown or missing actor may not. */
export function mayRecordBasis(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "researcher");
}

/** Whether what was public on it goes with the same act: only an editor takes down. Of others' withdrawals the editors are told (list-unfounded.ts). */
export function takesDownAtOnce(actor: Asker | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}
