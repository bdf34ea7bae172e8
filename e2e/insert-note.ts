/** Internal notes of invented people's records. */
import { row } from "./database";

/** A note on this record by this account. @returns its id */
export async function insertNote(recordId: string, accountId: string, text = "Ask the invented gardener again."): Promise<string> {
  return (await row<{ id: string }>("INSERT INTO desk.record_note (record_id, account_id, text) VALUES ($1, $2, $3) RETURNING id", [recordId, accountId, text])).id;
}
