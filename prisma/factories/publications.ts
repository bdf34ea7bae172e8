import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { fromDesk } from "@/lib/platform/db";
import { returnChange } from "@/lib/changes/commands/return-change";
import { publishChange } from "@/lib/publication/commands/publish-change";

/** Publishes a change as an editor does who has just been shown it. Arguments and errors as publishChange. */
export async function publishAsSeen(editor: Actor, { changeId, publicNote }: { changeId: ChangeId; publicNote: string | null }): ReturnType<typeof publishChange> {
  return publishChange(editor, { changeId, seen: await shown(changeId), publicNote });
}

/** Returns a change as an editor does who has just been shown it. Arguments and errors as returnChange. */
export async function returnAsSeen(editor: Actor, { changeId, comment }: { changeId: ChangeId; comment: string }): ReturnType<typeof returnChange> {
  return returnChange(editor, { changeId, seen: await shown(changeId), comment });
}

// A companion's page is decided with the change that it travels with.
function shown(changeId: ChangeId): Promise<string> {
  return fromDesk(async (db) => {
    const change = await db.change.findUnique({ where: { id: changeId }, select: { withChangeId: true } });
    return fingerprintOf(db, change?.withChangeId == null ? changeId : changeIdSchema.parse(change.withChangeId));
  });
}
