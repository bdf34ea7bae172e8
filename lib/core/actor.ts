/** Who asks: made by lib/accounts alone, from a session read anew for each request, and handed to every query and command of the desk. */
import type { AccountId, SessionId } from "@/lib/core/ids";
import { ROLES, type Locale, type Role } from "@/lib/core/kinds";

export type Actor = {
  accountId: AccountId;
  role: Role;
  displayName: string;
  locale: Locale;
  sessionId: SessionId;
};

/**
 * Whether a role may do what `wanted` may: each role may do what the ones before it may.
 * False for a role it does not know, on either side: an index of -1 would otherwise pass as "at least".
 */
export function roleAtLeast(role: string, wanted: Role): boolean {
  const rank = ranking(role);
  const needed = ranking(wanted);
  return rank !== -1 && needed !== -1 && rank >= needed;
}

function ranking(role: string): number {
  return (ROLES as readonly string[]).indexOf(role);
}
