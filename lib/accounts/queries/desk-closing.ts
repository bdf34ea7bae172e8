import "server-only";
import { cache } from "react";
import { mayManagePeople } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { CLOSING_MODES, type ClosingMode } from "@/lib/core/kinds";
import { fromDesk } from "@/lib/platform/db";

export type DeskClosing = { mode: ClosingMode; reason: string; closedBy: string; closedAt: Date };

const modeOf = (stored: string): ClosingMode => CLOSING_MODES.find((known) => known === stored) ?? "locked";

/** How the desk is closed now, read once for all parts of a page; null while it is open. For everybody who is signed in. */
export const deskClosing: () => Promise<DeskClosing | null> = cache(async () => {
  const row = await fromDesk((db) => db.closing.findFirst({ where: { openedAt: null }, select: { mode: true, reason: true, closedAt: true, closedBy: { select: { displayName: true } } } }));
  return row === null ? null : { mode: modeOf(row.mode), reason: row.reason, closedBy: row.closedBy.displayName, closedAt: row.closedAt };
});

/** `openedBy` is null where it was opened from the server. */
export type PastClosing = DeskClosing & { openedBy: string | null; openedAt: Date };

const MOST = 50;

/** When the desk was closed before, newest first. @throws AppError forbidden */
export async function listPastClosings(actor: Actor): Promise<PastClosing[]> {
  if (!mayManagePeople(actor)) throw forbidden("adminsOnly");
  const rows = await fromDesk((db) =>
    db.closing.findMany({
      where: { openedAt: { not: null } },
      orderBy: [{ closedAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { mode: true, reason: true, closedAt: true, openedAt: true, closedBy: { select: { displayName: true } }, openedBy: { select: { displayName: true } } },
    }),
  );
  return rows.flatMap(({ openedAt, ...row }) => (openedAt === null ? [] : [{ mode: modeOf(row.mode), reason: row.reason, closedBy: row.closedBy.displayName, closedAt: row.closedAt, openedBy: row.openedBy?.displayName ?? null, openedAt }]));
}
