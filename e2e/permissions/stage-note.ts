/** An internal note on an invented person, standing, struck, asked to be erased or erased, with its writer, whoever asks, and a colleague. */
import { makePerson } from "../../prisma/factories/records";
import type { House, Staged } from "./house";
import { cast, member } from "./people-asking";

export async function stageNote({ owner, pool, chief, database: { db } }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 3);
  const [writer, asker, other] = [member(people, 0), member(people, 1), member(people, 2)];
  const { recordId } = await makePerson(db, { by: writer.actor });
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, 'Ask the invented gardener again.') RETURNING id", [recordId, writer.actor.accountId]);
  const noteId = String(rows[0]?.id);
  if (state === "struck") await owner.query("UPDATE desk.record_note SET struck_at = now(), struck_by = account_id WHERE id = $1", [noteId]);
  if (state === "asked" || state === "erased") await owner.query("INSERT INTO desk.note_expunging (note_id, asked_by, asked_why) VALUES ($1, $2, 'It names somebody.')", [noteId, asker.actor.accountId]);
  if (state === "erased") await owner.query("UPDATE desk.note_expunging SET state = 'expunged', decided_by = $2, decided_at = now(), decided_why = 'It does.' WHERE note_id = $1", [noteId, chief.actor.accountId]);
  return { who: { writer, asker, other }, fields: (action) => ({ noteId, ...FIELDS[action] }) };
}

const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  correctRecordNoteAction: { text: "Do not ask again." },
  strikeRecordNoteAction: { confirmed: "yes" },
  askNoteExpungingAction: { reason: "It names somebody." },
  expungeNoteAction: { reason: "It does.", confirmed: "yes" },
  declineNoteExpungingAction: { reason: "It names nobody." },
  takeBackNoteExpungingAction: { reason: "It names nobody." },
};
