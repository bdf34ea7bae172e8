import "server-only";
import { midnightOf } from "@/lib/core/days";
import { boundsOf } from "@/lib/core/honest-date";
import { assertionIdSchema, type AccountId, type AssertionId, type ChangeId, type RecordId } from "@/lib/core/ids";
import { citeSource } from "@/lib/facts/commands/cite-source";
import { detailRow } from "@/lib/facts/commands/detail-rows";
import { questionOf } from "@/lib/facts/question";
import type { FactInput } from "@/lib/facts/schema";
import type { DeskTransaction } from "@/lib/platform/db";

export type AddFactInput = {
  recordId: RecordId;
  /** Must be an open change (draft or returned) of that record; the database refuses any other. */
  changeId: ChangeId;
  /** Becomes an author of the change (trigger), and may then not publish it. */
  createdBy: AccountId;
  fact: FactInput;
  replaces?: AssertionId;
  /** Why this answer to its question is preferred to the others; without it, it is not. */
  preferredReason?: string | null;
};

/**
 * Adds one fact with its detail and citations to an open change. Authorises nothing: the calling command has.
 * Earliest and latest day are worked out from the EDTF value here, so that no caller can store bounds that say something else.
 */
export async function addFact(transaction: DeskTransaction, input: AddFactInput): Promise<AssertionId> {
  const { fact } = input;
  const citationIds: string[] = [];
  for (const citation of fact.citations) citationIds.push(await citeSource(transaction, citation));
  const row = await transaction.assertion.create({
    data: {
      ...factRow(input),
      ...detailRow(fact.value),
      citations: { create: [...new Set(citationIds)].map((citationId) => ({ citationId })) },
    },
    select: { id: true },
  });
  return assertionIdSchema.parse(row.id);
}

/** The row that holds what all facts share. */
export function factRow({ recordId, changeId, createdBy, fact, replaces, preferredReason = null }: AddFactInput) {
  return {
    kind: fact.value.kind,
    recordId,
    question: questionOf(fact.value),
    standing: fact.standing,
    standingReason: fact.standingReason,
    certainty: fact.certainty,
    modality: fact.modality,
    visibility: fact.visibility,
    saidById: fact.saidById,
    saidByText: fact.saidByText,
    internalNote: fact.internalNote,
    preferred: preferredReason !== null,
    preferredReason,
    replacesId: replaces ?? null,
    createdById: createdBy,
    addedByChangeId: changeId,
    ...dateColumns(fact.date),
  };
}

function dateColumns(date: FactInput["date"]) {
  if (date === null) return {};
  const { earliest, latest } = boundsOf(date.edtf);
  return { edtf: date.edtf, earliest: midnightOf(earliest), latest: midnightOf(latest), datePrinted: date.printed, dateCountedFrom: midnightOf(date.countedFrom) };
}
