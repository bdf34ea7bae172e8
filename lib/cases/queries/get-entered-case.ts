import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { enteredCase, namesEntered, toldApartIn, type EnteredCase } from "@/lib/cases/entered-case";
import { findCandidates, type Candidate } from "@/lib/duplicates/queries/find-candidates";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { fromDesk } from "@/lib/platform/db";
import { unsentFieldsSchema, type UnsentId } from "@/lib/unsent/schema";

export type CaseAnswers = {
  formId: UnsentId;
  /** How often it had been kept when it was read. */
  turn: number;
  /** The page where it is changed. */
  address: string;
  entered: EnteredCase;
  /** People on record who may be the person after all, found by the names as they are typed now, whom nobody has said anything of. */
  candidates: Candidate[];
  /** Names of the records that it mentions, by id. */
  records: Record<string, RecordName>;
};

/** A form of a new case that the actor has kept and not sent; null where there is none. Nobody reads another's. */
export async function getEnteredCase(actor: Actor, formId: UnsentId): Promise<CaseAnswers | null> {
  const row = await fromDesk((db) => db.unsentForm.findFirst({ where: { id: formId, accountId: actor.accountId, sentAt: null }, select: { turn: true, address: true, content: true } }));
  const fields = unsentFieldsSchema.safeParse(row?.content);
  if (row === null || !fields.success || !row.address.startsWith("/desk/cases/new?")) return null;
  const entered = enteredCase(fields.data);
  const { turn, address } = row;
  if (!entered.ok) return { formId, turn, address, entered, candidates: [], records: {} };
  const known = new Set<RecordId>(toldApartIn(entered));
  const candidates = (await findCandidates(actor, namesEntered(entered.input))).filter(({ record }) => !known.has(record.id));
  const { recordId, event, citations } = entered.input;
  const mentioned = [recordId, event?.practiceId, event?.saidById, ...citations.map(({ sourceId }) => sourceId)].filter((id) => id != null);
  return { formId, turn, address, entered, candidates, records: Object.fromEntries(await fromDesk((db) => recordNames(db, mentioned))) };
}
