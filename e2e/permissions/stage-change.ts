/** A change on a record of its own, in each of its states. */
import { addFact } from "../../lib/facts/commands/add-fact";
import { fingerprintOf } from "../../lib/changes/queries/fingerprint";
import { recordIdSchema } from "../../lib/core/ids";
import { factOf, makeChange, makeRecord } from "../../prisma/factories/records";
import type { Fields, House, Staged } from "./house";
import { cast, member } from "./people-asking";

const WAYS: Readonly<Record<string, readonly string[]>> = { draft: [], discarded: ["discarded"], submitted: ["submitted"], returned: ["submitted", "returned"], approved: ["submitted", "approved"], applied: ["submitted", "approved", "applied"] };

/** Opened by one, written in by two; a third has taken it up and was asked what they think of it. */
export async function stageChange({ database: { db }, owner, chief, pool, sourceId }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 5);
  const [opener, author, claimer, other, adviser] = [member(people, 0), member(people, 1), member(people, 2), member(people, 3), member(people, 4)];
  const recordId = await makeRecord(db, "person");
  const changeId = await makeChange(db, { recordId, by: opener.actor });
  await addFact(db, { recordId, changeId, createdBy: opener.actor.accountId, fact: factOf({ kind: "name", text: "Test Person Scorzonera", language: "en", nameKind: "main" }, recordIdSchema.parse(sourceId)) });
  await owner.query("INSERT INTO desk.change_author (change_id, account_id) VALUES ($1, $2)", [changeId, author.actor.accountId]);
  await owner.query("UPDATE desk.change SET claimed_by = $2, claimed_at = now() WHERE id = $1", [changeId, claimer.actor.accountId]);
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.second_opinion (change_id, asked_by, asked_of, question) VALUES ($1, $2, $3, 'Is it so?') RETURNING id", [changeId, chief.actor.accountId, claimer.actor.accountId]);
  for (const next of WAYS[state] ?? []) {
    const decided = next === "approved" ? ", decided_by = $3, decided_at = now()" : "";
    await owner.query(`UPDATE desk.change SET state = $2${decided} WHERE id = $1`, [changeId, next, ...(next === "approved" ? [chief.actor.accountId] : [])]);
  }
  if (state === "approved") await owner.query("INSERT INTO desk.embargo (change_id, approved_by, publish_at, record_version) VALUES ($1, $2, now() + interval '1 year', 0)", [changeId, chief.actor.accountId]);
  if (state === "applied") await owner.query("UPDATE desk.public_record SET version = version + 1 WHERE id = $1", [recordId]);
  const seen = await fingerprintOf(db, changeId);
  const typed: Readonly<Record<string, Fields>> = {
    submitAction: { note: "", noteSeen: "" },
    discardAction: { confirmed: "yes" },
    returnAction: { seen, comment: "Returned." },
    publishAction: { seen, publicNote: "" },
    embargoAction: { seen, laterNote: "", publishOn: "2099-05-04", publishTime: "14:30" },
    askOpinionAction: { of: adviser.actor.accountId, question: "Is it so?" },
  };
  const opinionId = String(rows[0]?.id);
  return { who: { opener, author, claimer, other }, fields: (action) => (action === "giveOpinionAction" ? { opinionId, answer: "It is." } : { changeId, ...typed[action] }) };
}
