/** A person on record with one case, never published, published, corrected, withdrawn or merged into another. */
import { submitChange } from "../../lib/changes/commands/submit-change";
import { recordIdSchema, type RecordId } from "../../lib/core/ids";
import { addFact } from "../../lib/facts/commands/add-fact";
import { withdrawRecord } from "../../lib/publication/commands/take-down";
import { makePublicPerson, proposedMerge } from "../../prisma/factories/merges";
import { publishAsSeen, submitNewName } from "../../prisma/factories/publications";
import { factOf, makeChange, makeRecord } from "../../prisma/factories/records";
import type { Fields, House, Staged } from "./house";
import { cast, member, type Asking } from "./people-asking";

/** An edit, a retirement and a rejection each take a fact that nobody has changed yet: one for each of three roles in two relations, and a correction takes one. */
const FACTS = 19;

/** @param isShared whether several acts find it, one after the other */
export async function stageRecord(house: House, state: string, isShared: boolean): Promise<Staged> {
  const { owner, pool, sourceId, database } = house;
  const people = await cast(owner, pool, 2);
  const [writer, other] = [member(people, 0), member(people, 1)];
  const made = await draft(house, writer, isShared ? FACTS : 3);
  if (state !== "unpublished") await publish(house, writer, made, state);
  const { version } = await database.db.publicRecord.findUniqueOrThrow({ where: { id: made.recordId }, select: { version: true } });
  const standing = await database.db.assertion.findMany({ where: { id: { in: made.facts }, retiredByChangeId: null }, select: { id: true } });
  const waiting = standing.map(({ id }) => id);
  const basis = await database.db.publicationBasis.findFirstOrThrow({ where: { personId: made.recordId, purpose: "health" }, select: { id: true } });
  const nextFact = (isAllowed: boolean) => (isAllowed ? waiting.shift() : waiting[0]) ?? "";
  const { recordId, caseId } = made;
  const said: Fields = { "citations[0].sourceId": sourceId, "citations[0].exact": "said" };
  const forms: Readonly<Record<string, (isAllowed: boolean) => Fields>> = {
    logUpdateAction: () => ({ recordId, caseId, stage: "arrest", text: "Arrested in an invented garden.", language: "en", "date.year": "2033", ...said }),
    checkCaseAction: () => ({ recordId, caseId, lookedAt: "An invented gazette" }),
    addFactAction: () => ({ recordId, "value.kind": "name", "value.text": "Test Person Burdock", "value.language": "en", "value.nameKind": "alias", ...said }),
    editFactAction: (isAllowed) => ({ assertionId: nextFact(isAllowed), "value.kind": "name", "value.text": "Test Person Skirret", "value.language": "en", "value.nameKind": "alias", ...said }),
    retireFactAction: (isAllowed) => ({ assertionId: nextFact(isAllowed) }),
    weighFactAction: (isAllowed) => ({ assertionId: nextFact(isAllowed), weighing: "reject", reason: "Another vegetable is meant." }),
    recordBasisAction: () => ({ personId: recordId, purposes: "testimony", basis: "official_record", note: "An invented register." }),
    withdrawBasisAction: () => ({ basisId: basis.id, withdrawnHow: "By an invented letter.", confirmed: "yes" }),
    restoreAction: () => ({ recordId, version: "1", seenVersion: String(version), reason: "It was right before." }),
    withholdAction: () => ({ recordId, number: "1", reason: "It names a garden.", confirmed: "yes" }),
    withdrawAction: () => ({ recordId, reason: "It was asked for.", confirmed: "yes" }),
    watchRecordAction: () => ({ recordId }),
    writeRecordNoteAction: () => ({ recordId, text: "Ask the invented gardener again." }),
  };
  return { who: { writer, other }, fields: (action, _relation, isAllowed) => forms[action]?.(isAllowed) ?? { recordId } };
}

type Drafted = { recordId: RecordId; caseId: string; changeId: Awaited<ReturnType<typeof makeChange>>; facts: string[] };

async function draft({ database: { db }, sourceId }: House, writer: Asking, most: number): Promise<Drafted> {
  const source = recordIdSchema.parse(sourceId);
  const recordId = await makeRecord(db, "person");
  const { id: caseId } = await db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } });
  const changeId = await makeChange(db, { recordId, by: writer.actor });
  const add = (fact: ReturnType<typeof factOf>) => addFact(db, { recordId, changeId, createdBy: writer.actor.accountId, fact });
  await add(factOf({ kind: "name", text: "Test Person Salsify", language: "en", nameKind: "main" }, source));
  const facts: string[] = [];
  for (let fact = 0; fact < most; fact += 1) facts.push(await add(factOf({ kind: "name", text: `Test Person Salsify ${String(fact)}`, language: "en", nameKind: "alias" }, source)));
  return { recordId, caseId, changeId, facts };
}

async function publish({ database: { db }, sourceId, chief }: House, writer: Asking, { recordId, changeId }: Drafted, state: string): Promise<void> {
  await submitChange(writer.actor, { changeId });
  await publishAsSeen(chief.actor, { changeId, publicNote: null });
  if (state === "corrected") {
    const corrected = await submitNewName(db, { recordId, by: writer.actor, name: "Test Person Scorzonera", source: recordIdSchema.parse(sourceId) });
    await publishAsSeen(chief.actor, { changeId: corrected, publicNote: "The name was misread." });
  }
  if (state === "merged") {
    const { recordId: kept } = await makePublicPerson(db, { researcher: writer.actor, editor: chief.actor, source: recordIdSchema.parse(sourceId), name: "Test Person Salsifi" });
    await publishAsSeen(chief.actor, { changeId: await proposedMerge(db, writer.actor, kept, recordId), publicNote: "Two records of one invented person." });
  }
  if (state === "withdrawn") await withdrawRecord(chief.actor, { recordId, reason: "It was asked for.", confirmed: "yes" });
}
