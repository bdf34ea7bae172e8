import "server-only";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { fromDesk } from "@/lib/platform/db";
import { maySeal } from "@/lib/sealed/policy";

const MOST = 200;

/** Colleagues who can be named on an identity, by the name they go by here; oneself left out. Empty for whoever may not seal. */
export async function listPossibleReaders(actor: Actor): Promise<{ accountId: AccountId; name: string }[]> {
  if (!maySeal(actor)) return [];
  const rows = await fromDesk((db) =>
    db.account.findMany({
      where: { role: { in: ["researcher", "editor", "admin"] }, disabledAt: null, id: { not: actor.accountId } },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      take: MOST,
      select: { id: true, displayName: true },
    }),
  );
  return rows.map(({ id, displayName }) => ({ accountId: accountIdSchema.parse(id), name: displayName }));
}
