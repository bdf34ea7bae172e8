/** A list of people, put straight into the database. */
import { randomUUID } from "node:crypto";
import type { Account } from "./accounts";
import { row, rows } from "./database";

type ListWish = { readonly owner: Account; readonly name?: string; readonly people: readonly string[]; readonly sharedWith?: readonly Account[] };

/** A list that these accounts may read. @returns its id, and that of its first entry */
export async function insertList({ owner, name = "Invented gardeners", people, sharedWith = [] }: ListWish): Promise<{ listId: string; entryId: string }> {
  const listId = randomUUID();
  await rows("INSERT INTO desk.people_list (id, owner_id, name) VALUES ($1, $2, $3)", [listId, owner.id, name]);
  for (const { id } of sharedWith) await rows("INSERT INTO desk.people_list_share (list_id, account_id, may_write) VALUES ($1, $2, false)", [listId, id]);
  const entries: string[] = [];
  for (const [index, personId] of people.entries()) {
    entries.push((await row<{ id: string }>("INSERT INTO desk.people_list_entry (list_id, person_id, position, added_by) VALUES ($1, $2, $3, $4) RETURNING id", [listId, personId, index + 1, owner.id])).id);
  }
  return { listId, entryId: entries[0] ?? "" };
}
