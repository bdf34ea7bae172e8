/** Invented requests in the state that a test needs; how they come in by the form is tested in e2e/public/corrections.spec.ts. */
import { randomInt } from "node:crypto";
import type { Account } from "./accounts";
import { row, rows } from "./database";

const LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";

type RequestWish = { readonly message?: string; readonly language?: "en" | "zh"; readonly record?: string | null; readonly by?: Account; readonly state?: "new" | "in_work" | "closed" };

export async function insertRequest({ message = "The month is wrong.", language = "en", record = null, by, state = "new" }: RequestWish = {}): Promise<{ id: string; reference: string }> {
  const reference = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)] ?? "2").join("");
  const { id } = await row<{ id: string }>(
    "INSERT INTO desk.removal_request (reference, stamp_hash, language, kind, record_address, message) VALUES ($1, sha256(gen_random_uuid()::text::bytea), $2, 'correct_fact', $3, $4) RETURNING id",
    [reference, language, record, message],
  );
  if (state === "in_work") await rows("UPDATE desk.removal_request SET state = 'in_work', claimed_by = $2, claimed_at = now() WHERE id = $1", [id, by?.id]);
  if (state === "closed") await rows("UPDATE desk.removal_request SET state = 'closed', outcome = 'spam', closed_by = $2, closed_at = now() WHERE id = $1", [id, by?.id]);
  return { id, reference };
}

/** For each form of a request, one request that shows it to this editor. */
export async function requestsFor(by: Account) {
  const made = async (state: "new" | "in_work" | "closed") => (await insertRequest({ by, state })).id;
  return { claim: await made("new"), note: await made("new"), answer: await made("in_work"), close: await made("in_work"), reopen: await made("closed"), expunge: await made("closed") };
}
