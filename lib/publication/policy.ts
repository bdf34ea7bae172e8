import type { Actor } from "@/lib/core/actor";
import { roleAtLeast } from "@/lib/core/actor";
import type { AccountId } from "@/lib/core/ids";
import type { ChangeState } from "@/lib/core/kinds";

/** Why an actor may not: a key of the `errors` messages. */
export type PublicationRefusal = "editorsOnly" | "fourEyes" | "notSubmitted";

/**
 * Whether this actor may publish this change. Four eyes: nobody publishes a change they took part in
 * (docs/architecture.md, rule 2), but in an office of one, of which the edition then says so (docs/decisions/045). The database holds the same
 * (prisma/migrations, edition_has_four_eyes).
 * @param isOfficeOfOne whether this actor is the one editor here, and has switched to one pair of eyes
 * @returns null when allowed, otherwise the reason; an unknown or missing actor is refused
 */
export function publicationRefusal(
  actor: Pick<Actor, "accountId" | "role"> | null,
  change: { state: ChangeState; authors: readonly AccountId[] },
  isOfficeOfOne = false,
): PublicationRefusal | null {
  if (actor === null || !roleAtLeast(actor.role, "editor")) return "editorsOnly";
  if (change.state !== "submitted") return "notSubmitted";
  return change.authors.includes(actor.accountId) && !isOfficeOfOne ? "fourEyes" : null;
}

/** Whether this actor may withhold an edition's body or withdraw a record. An unknown or missing actor may not. */
export function mayTakeDown(actor: Pick<Actor, "role"> | null): boolean {
  return actor !== null && roleAtLeast(actor.role, "editor");
}
