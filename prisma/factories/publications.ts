import type { Actor } from "@/lib/core/actor";
import { changeIdSchema, type ChangeId } from "@/lib/core/ids";
import { fingerprintOf } from "@/lib/changes/queries/fingerprint";
import { fromDesk } from "@/lib/platform/db";
import { publishChange } from "@/lib/publication/commands/publish-change";

/** Publishes a change as an editor does who has just been shown it. Arguments and errors as publishChange. */
export async function publishAsSeen(editor: Actor, { changeId, publicNote }: { changeId: ChangeId; publicNote: string | null }): ReturnType<typeof publishChange> {
  const seen = await fromDesk(async (db) => {
    const change = await db.change.findUnique({ where: { id: changeId }, select: { withChangeId: true } });
    return fingerprintOf(db, change?.withChangeId == null ? changeId : changeIdSchema.parse(change.withChangeId));
  });
  return publishChange(editor, { changeId, seen, publicNote });
}
