import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId } from "@/lib/core/ids";
import { visibleChanges } from "@/lib/changes/policy";
import { fromDesk } from "@/lib/platform/db";
import { mayTakeDown } from "@/lib/publication/policy";
import { EMBARGO_STATES, type EmbargoState } from "@/lib/publication/schema";

export type Embargo = {
  state: EmbargoState;
  publishAt: Date;
  approvedBy: string;
  /** Why it was not published at its time: a key of the `errors` messages. */
  refusal: string | null;
  /** Whether this person may take the approval back. */
  mayLift: boolean;
};

/** The last time for which a change was approved; null where there was none, or the change is not this actor's to read. */
export const getEmbargo = cache(
  (actor: Actor, changeId: ChangeId): Promise<Embargo | null> =>
    fromDesk(async (db) => {
      const row = await db.embargo.findFirst({
        where: { change: { AND: [{ id: changeId }, visibleChanges(actor)] } },
        select: { state: true, publishAt: true, refusal: true, approvedBy: { select: { displayName: true } }, change: { select: { authors: { select: { accountId: true } } } } },
        orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
      });
      if (row === null) return null;
      const isAuthor = row.change.authors.some(({ accountId }) => accountId === actor.accountId);
      return { state: embargoState(row.state), publishAt: row.publishAt, approvedBy: row.approvedBy.displayName, refusal: row.refusal, mayLift: row.state === "waiting" && !isAuthor && mayTakeDown(actor) };
    }),
);

/** A state as the code knows it; the database's CHECK holds the same list. */
function embargoState(stored: string): EmbargoState {
  const state = EMBARGO_STATES.find((known) => known === stored);
  if (state === undefined) throw new Error("The database holds a state of an embargo that this version does not know.");
  return state;
}
