import "server-only";
import { assertDrawnFor } from "@/lib/advocacy/commands/drawn-for";
import { listToActOn } from "@/lib/advocacy/commands/list-to-act-on";
import { putPeople } from "@/lib/advocacy/commands/put-people";
import { profileOf } from "@/lib/advocacy/profile-address";
import { MOST_ON_A_LIST, type AddPeopleInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { recordIdSchema, type ListId, type RecordId } from "@/lib/core/ids";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/**
 * Puts the people of these addresses on a list, all of them or none.
 * @throws AppError as listToActOn and putPeople; conflict (anotherWriter); invalid (addresses), with `details.lines` the numbers of the lines that lead to nobody who
 *   stands: whether one was withdrawn or never was looks the same
 */
export function addPeople(actor: Actor, { listId, unsentBy, addresses }: AddPeopleInput): Promise<{ listId: ListId }> {
  return inTransaction(async (transaction) => {
    assertDrawnFor(actor, unsentBy);
    await listToActOn(transaction, actor, listId, "write");
    const lines = addresses.split("\n").map((address, index) => ({ address: address.trim(), number: index + 1 })).filter(({ address }) => address !== "");
    if (lines.length > 2 * MOST_ON_A_LIST) throw conflict("listFull");
    const people: RecordId[] = [];
    const missed: number[] = [];
    for (const { address, number } of lines) {
      const personId = await personAt(transaction, address);
      if (personId === null) missed.push(number);
      else people.push(personId);
    }
    if (missed.length > 0) throw new AppError("invalid", { messageKey: "invalid", fieldErrors: { addresses: ["profileAddresses"] }, details: { lines: missed } });
    await putPeople(transaction, actor, listId, people);
    return { listId };
  });
}

/** Who stands at an address, or is led to by an old one. */
async function personAt(transaction: DeskTransaction, address: string): Promise<RecordId | null> {
  const slug = profileOf(address);
  if (slug === null) return null;
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT record_id::text AS id FROM public_site.current_edition WHERE kind = 'person' AND slug = ${slug}
    UNION ALL
    SELECT c.record_id::text FROM public_site.redirect r JOIN public_site.current_edition c ON c.record_id = r.record_id AND c.kind = r.kind WHERE r.kind = 'person' AND r.slug = ${slug}
    LIMIT 1`;
  return row === undefined ? null : recordIdSchema.parse(row.id);
}
