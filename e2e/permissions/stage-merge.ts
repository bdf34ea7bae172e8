/** Two people on record, to be told apart or merged; and a merge, proposed, made or undone. */
import { recordIdSchema } from "../../lib/core/ids";
import { mergingOf } from "../../lib/duplicates/queries/merging";
import { makePublicPerson, proposedMerge, proposedUndoing, type PublicPerson } from "../../prisma/factories/merges";
import { publishAsSeen } from "../../prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "../../prisma/factories/records";
import type { House, Staged } from "./house";
import { cast, member, type Asking } from "./people-asking";

const NOTE = "Two records of one invented person.";

/** Of the second nothing may be public yet. */
export async function stagePair(house: House, state: string): Promise<Staged> {
  const { owner, pool, database: { db }, sourceId } = house;
  const anybody = member(await cast(owner, pool, 1), 0);
  const { recordId: one } = await published(house, anybody, "Test Person Mizuna");
  const other = state === "published" ? (await published(house, anybody, "Test Person Mizunna")).recordId : await makeRecord(db, "person");
  if (state !== "published") await makeFacts(db, { recordId: other, by: anybody.actor, state: "draft", facts: [factOf({ kind: "name", text: "Test Person Mizunna", language: "en", nameKind: "main" }, recordIdSchema.parse(sourceId))] });
  const { seen } = await mergingOf(db, one, other);
  return { who: { anybody }, fields: (action) => (action === "mergeAction" ? { kept: one, merged: other, seen, reason: NOTE, confirmed: "yes" } : { one, other }) };
}

export async function stageMerge(house: House, state: string): Promise<Staged> {
  const { owner, pool, chief, database: { db } } = house;
  const anybody = member(await cast(owner, pool, 1), 0);
  const [one, other] = [await published(house, anybody, "Test Person Tatsoi"), await published(house, anybody, "Test Person Tatsoy")];
  const changeId = await proposedMerge(db, anybody.actor, one.recordId, other.recordId);
  if (state !== "proposed") await publishAsSeen(chief.actor, { changeId, publicNote: NOTE });
  if (state === "undone") await publishAsSeen(chief.actor, { changeId: await proposedUndoing(db, anybody.actor, changeId), publicNote: NOTE });
  const { id: mergeId } = await db.merge.findUniqueOrThrow({ where: { changeId }, select: { id: true } });
  return { who: { anybody }, fields: () => ({ mergeId, reason: "They were two.", confirmed: "yes" }) };
}

function published({ database: { db }, chief, sourceId }: House, by: Asking, name: string): Promise<PublicPerson> {
  return makePublicPerson(db, { researcher: by.actor, editor: chief.actor, source: recordIdSchema.parse(sourceId), name });
}
