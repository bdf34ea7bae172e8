/** Who may do what with the people who work here. Pure: facts in, a refusal or null out. */
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import type { AccountId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";

type Asking = Pick<Actor, "accountId" | "role"> | null;
type Colleague = { role: string; disabled: boolean };

/** A key of the `errors` messages. */
export type PeopleRefusal = "adminsOnly" | "lastAdmin";

/** Whether this actor may see, invite and change the people who work here. An unknown or missing actor may not. */
export function mayManagePeople(actor: Asking): boolean {
  return actor !== null && roleAtLeast(actor.role, "admin");
}

function isWorkingAdmin(colleague: Colleague): boolean {
  return colleague.role === "admin" && !colleague.disabled;
}

/** @param workingAdmins how many admins can sign in, the colleague included if they are one */
export function roleChangeRefusal(actor: Asking, colleague: Colleague, wanted: Role, workingAdmins: number): PeopleRefusal | null {
  if (!mayManagePeople(actor)) return "adminsOnly";
  return isWorkingAdmin(colleague) && wanted !== "admin" && workingAdmins <= 1 ? "lastAdmin" : null;
}

/** As `roleChangeRefusal`, for shutting somebody out. */
export function disableRefusal(actor: Asking, colleague: Colleague, workingAdmins: number): PeopleRefusal | null {
  if (!mayManagePeople(actor)) return "adminsOnly";
  return isWorkingAdmin(colleague) && workingAdmins <= 1 ? "lastAdmin" : null;
}

/** Everybody ends each of their own sessions in their own name; an admin ends those of a colleague in the admin's (`mayManagePeople`). */
export function mayEndSession(actor: Asking, owner: AccountId): boolean {
  return actor !== null && actor.accountId === owner;
}
