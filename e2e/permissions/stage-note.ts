/** An internal note on an invented person, standing or struck, with its writer and a colleague. */
import { makePerson } from "../../prisma/factories/records";
import type { House, Staged } from "./house";
import { cast, member } from "./people-asking";

export async function stageNote({ owner, pool, database: { db } }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [writer, other] = [member(people, 0), member(people, 1)];
  const { recordId } = await makePerson(db, { by: writer.actor });
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, 'Ask the invented gardener again.') RETURNING id", [recordId, writer.actor.accountId]);
  const noteId = String(rows[0]?.id);
  if (state === "struck") await owner.query("UPDATE desk.record_note SET struck_at = now(), struck_by = account_id WHERE id = $1", [noteId]);
  return { who: { writer, other }, fields: (action) => ({ noteId, ...(action === "strikeRecordNoteAction" ? { confirmed: "yes" } : { text: "Do not ask again." }) }) };
}
