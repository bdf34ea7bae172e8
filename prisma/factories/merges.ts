/** Public, invented people to be merged and taken apart again. */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { caseIdSchema, eventIdSchema, recordIdSchema, type CaseId, type ChangeId, type EventId, type RecordId } from "@/lib/core/ids";
import { PURPOSES, type Purpose } from "@/lib/core/kinds";
import { proposeMerge } from "@/lib/duplicates/commands/propose-merge";
import { proposeUnmerge } from "@/lib/duplicates/commands/propose-unmerge";
import { mergingOf } from "@/lib/duplicates/queries/merging";
import { mergeIdSchema, mergeSchema, unmergeSchema, type MergeInput } from "@/lib/duplicates/schema";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import type { Desk } from "@/lib/platform/db";
import { publishFacts } from "@/prisma/factories/publications";
import { agree, factOf } from "@/prisma/factories/records";

export type PublicPerson = { recordId: RecordId; caseId: CaseId; eventId: EventId; slug: string };
type Wish = { researcher: Actor; editor: Actor; source: RecordId; name: string; language?: string; /** Of the event. */ day?: string; more?: readonly FactInput[]; /** What they have agreed to; to everything where that is not said. */ agreed?: readonly Purpose[] };

/** A public person with a case in which somebody was taken away. */
export async function makePublicPerson(db: Desk, { researcher, editor, source, name, language = "en", day = "2031-05-02", more = [], agreed = PURPOSES }: Wish): Promise<PublicPerson> {
  const recordId = recordIdSchema.parse((await db.publicRecord.create({ data: { kind: "person", slug: `test-person-${randomUUID()}` }, select: { id: true } })).id);
  await agree(db, recordId, agreed);
  const caseId = caseIdSchema.parse((await db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } })).id);
  const eventId = eventIdSchema.parse((await db.timelineEvent.create({ data: {}, select: { id: true } })).id);
  const event: FactValue = { kind: "event_reading", eventId, caseId, stage: "taken_away", eventKind: null, practiceId: null, place: "an invented market", authority: null, text: "Taken from an invented market.", language: "en" };
  const named: FactValue = { kind: "name", text: name, language, nameKind: "main" };
  await publishFacts(db, { recordId, by: researcher, editor, facts: [factOf(named, source), factOf(event, source, { date: { edtf: day, printed: null, countedFrom: null } }), ...more] });
  const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  return { recordId, caseId, eventId, slug };
}

/** What somebody would send who has just been shown the two records. */
export async function mergeOfTwo(db: Desk, kept: RecordId, merged: RecordId, rest: Partial<MergeInput> = {}): Promise<MergeInput> {
  const { seen } = await mergingOf(db, kept, merged);
  return { ...mergeSchema.parse({ kept, merged, seen, reason: "Two records of one invented person.", confirmed: "yes" }), ...rest };
}

export async function proposedMerge(db: Desk, researcher: Actor, kept: RecordId, merged: RecordId, rest: Partial<MergeInput> = {}): Promise<ChangeId> {
  return (await proposeMerge(researcher, await mergeOfTwo(db, kept, merged, rest))).changeId;
}

/** Proposes to undo the merge that a change has made. */
export async function proposedUndoing(db: Desk, researcher: Actor, changeId: ChangeId): Promise<ChangeId> {
  const { id } = await db.merge.findUniqueOrThrow({ where: { changeId }, select: { id: true } });
  return (await proposeUnmerge(researcher, unmergeSchema.parse({ mergeId: mergeIdSchema.parse(id), reason: "They were two.", confirmed: "yes" }))).changeId;
}
