import "server-only";
import { conflict } from "@/lib/core/errors";
import type { ChangeId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";

/** Adds why a fact was changed or retired to the note that the change's authors leave for the editor. Never public. */
export async function noteReason(transaction: DeskTransaction, changeId: ChangeId, reason: string | null): Promise<void> {
  if (reason === null) return;
  const { note } = await transaction.change.findUniqueOrThrow({ where: { id: changeId }, select: { note: true } });
  const noted = await transaction.change.updateMany({
    where: { id: changeId, state: { in: ["draft", "returned"] } },
    data: { note: note === null ? reason : `${note}\n${reason}` },
  });
  if (noted.count === 0) throw conflict("changeNotOpen");
}
