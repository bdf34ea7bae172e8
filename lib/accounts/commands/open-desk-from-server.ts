import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { CLOSING_MODES, type ClosingMode } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { openDesk } from "@/lib/platform/db";

/**
 * Opens a closed desk for whoever has the server: the way out when the admin who locked it cannot sign in. Nobody is named in its audit row.
 * @param ownerUrl the owner's connection; the desk's own role is refused this (CL133)
 * @returns how it was closed; null when it was open
 */
export async function openDeskFromServer(ownerUrl: string): Promise<ClosingMode | null> {
  const database = openDesk(ownerUrl);
  try {
    return await database.$transaction(async (transaction) => {
      const opened = await transaction.closing.updateManyAndReturn({ where: { openedAt: null }, data: { openedAt: now() }, select: { mode: true } });
      const mode = CLOSING_MODES.find((known) => known === opened[0]?.mode);
      if (mode === undefined) return null;
      await recordAudit(transaction, { event: "desk.opened", actorId: null, subjectKind: "desk", subjectId: null, detail: { mode } });
      return mode;
    });
  } finally {
    await database.$disconnect();
  }
}
