/** Internal notes of invented people's records. */
import { row } from "./database";

/** A note on this record by this account. @param asked whether that account asks to have its words erased, too @returns its id */
export async function insertNote(recordId: string, accountId: string, { text = "Ask the invented gardener again.", asked = false }: { text?: string; asked?: boolean } = {}): Promise<string> {
  const { id } = await row<{ id: string }>("INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, $3) RETURNING id", [recordId, accountId, text]);
  if (asked) await row("INSERT INTO desk.note_expunging (note_id, asked_by, asked_why) VALUES ($1, $2, 'It names somebody.') RETURNING id", [id, accountId]);
  return id;
}
