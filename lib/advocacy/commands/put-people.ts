import "server-only";
import { MOST_ON_A_LIST } from "@/lib/advocacy/schema";
import { whoStands } from "@/lib/advocacy/queries/who-stands";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import type { ListId, RecordId } from "@/lib/core/ids";
import type { DeskTransaction } from "@/lib/platform/db";

/**
 * Puts people who stand at the end of a list that is locked. Who is on it stays where they are; who was taken off comes back, with the notes on them.
 * @throws AppError conflict (listFull); not_found for a record that does not stand, or is no person; the database holds the same
 */
export async function putPeople(transaction: DeskTransaction, actor: Actor, listId: ListId, people: readonly RecordId[]): Promise<void> {
  const standing = await whoStands(transaction, listId);
  const there = new Set(standing.map(({ personId }) => personId));
  const wanted = [...new Set(people)].filter((personId) => !there.has(personId));
  if (standing.length + wanted.length > MOST_ON_A_LIST) throw conflict("listFull");
  // Before anything says who was on the list once: somebody who was withdrawn is answered like nobody.
  if ((await transaction.currentEdition.count({ where: { recordId: { in: wanted }, kind: "person" } })) < wanted.length) throw notFound();
  const { _max } = await transaction.peopleListEntry.aggregate({ where: { listId }, _max: { position: true } });
  let position = _max.position ?? 0;
  for (const personId of wanted) {
    position += 1;
    const { count } = await transaction.peopleListEntry.updateMany({ where: { listId, personId, removedAt: { not: null } }, data: { removedAt: null, position } });
    if (count === 0) await transaction.peopleListEntry.create({ data: { listId, personId, position, addedById: actor.accountId } });
  }
}
