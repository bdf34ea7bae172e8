import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { standingAt } from "@/lib/editions/queries/watch-options";
import { watchableAt } from "@/lib/editions/search/watchable";
import { inTransaction } from "@/lib/platform/db";
import { mayWatch } from "@/lib/watching/policy";
import { MOST_WATCHES, type WatchAddressInput, type WatchRecordInput } from "@/lib/watching/schema";

// No audit row, here and in the whole room: a log that nobody can erase must not say who is interested in whom (docs/decisions/041).

type Target = { recordId: string } | { searchList: string; searchQuery: string };

/** Watches a standing person, practice or country. Watching it already is no error. @throws AppError not_found where it does not stand, or is none of these · conflict (watchTooMany) */
export async function watchRecord(actor: Actor, { recordId }: WatchRecordInput): Promise<void> {
  await begin(actor, { recordId });
}

/**
 * Watches what an address of the public site leads to: a record, or a search by its parameters.
 * @throws AppError invalid, at `address` (watchNothing, watchUnread, watchEverybody); of a withdrawn record it says the same as of one that never was
 */
export async function watchAddress(actor: Actor, { address }: WatchAddressInput): Promise<void> {
  if (!mayWatch(actor)) throw forbidden();
  const found = watchableAt(address);
  if (typeof found === "string") throw invalid({ address: [found] });
  if (found.kind === "search") return begin(actor, { searchList: found.search.list, searchQuery: found.search.query });
  const recordId = await standingAt(found.kind, found.slug);
  if (recordId === null) throw invalid({ address: ["watchNothing"] });
  await begin(actor, { recordId });
}

async function begin(actor: Actor, target: Target): Promise<void> {
  if (!mayWatch(actor)) throw forbidden();
  const { accountId } = actor;
  await inTransaction(async (transaction) => {
    // One after the other with the same person's other window, so that there is an end to them.
    await transaction.$queryRaw`SELECT FROM desk.account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    if ((await transaction.watch.count({ where: { accountId } })) >= MOST_WATCHES) throw conflict("watchTooMany");
    await transaction.watch.createMany({ data: [{ accountId, ...target }], skipDuplicates: true });
  });
}
