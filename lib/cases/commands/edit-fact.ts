import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden, invalid } from "@/lib/core/errors";
import type { AssertionId, ChangeId } from "@/lib/core/ids";
import { recordAudit } from "@/lib/audit/record-audit";
import { refuseUnknownRecords } from "@/lib/cases/commands/add-event-reading";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { claimFact } from "@/lib/cases/commands/claim-fact";
import { noteReason } from "@/lib/cases/commands/note-reason";
import { editedFact } from "@/lib/cases/edited-fact";
import type { EditFactInput } from "@/lib/cases/schema";
import { differenceOf } from "@/lib/changes/difference";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { keepingNotes } from "@/lib/facts/notes";
import { citationSchema, factSchema, type FactInput, type StoredFact } from "@/lib/facts/schema";
import { inTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/**
 * Says a fact anew: retires the reading that the person saw and adds theirs. When somebody was first, nothing is saved and both
 * versions come back with the conflict (FactConflict).
 * @throws AppError forbidden below researcher, not_found, conflict, invalid (also when nothing differs)
 */
export function editFact(actor: Actor, input: EditFactInput): Promise<{ changeId: ChangeId; assertionId: AssertionId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const wanted = (base: StoredFact) => editedFact(base, input, citationsOnRecord(input));
    const { base, recordId, changeId, notesWithheld } = await claimFact(transaction, actor, input.assertionId, wanted);
    await refuseUnknownRecords(transaction, { ...input, ...practiceOf(input.value) }, { ...base, ...practiceOf(base.value) });
    const written = editedFact(base, input, await citeSources(transaction, actor, changeId, input.citations, base.citations));
    // The reason belongs to the standing: it goes when that changes, and a rejection brings its own.
    const kept = written.standing === base.standing ? base.standingReason : null;
    const standingReason = written.standing === "rejected" ? (kept ?? input.changeReason) : kept;
    if (written.standing === "rejected" && standingReason === null) throw invalid({ changeReason: ["required"] });
    const said = { ...written, standingReason };
    const fact = notesWithheld || input.notesWithheld ? keepingNotes(said, base) : said;
    // Two notes under each other may be longer than one may be: the writer's own is the one to shorten.
    if (!factSchema.safeParse(fact).success) throw invalid({ internalNote: ["tooLong"] });
    if (saysTheSame(base, fact)) throw invalid({ "": ["nothingChanged"] }, "nothingChanged");
    const assertionId = await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact, replaces: base.id, preferredReason: fact.standing === "rejected" ? null : base.preferredReason });
    await noteReason(transaction, changeId, input.changeReason);
    await markSent(transaction, actor, input);
    await recordAudit(transaction, {
      event: "fact.replaced",
      actorId: actor.accountId,
      subjectKind: "fact",
      subjectId: assertionId,
      detail: { kind: fact.value.kind, changeId, recordId, replaces: base.id },
    });
    return { changeId, assertionId };
  });
}

function practiceOf(value: EditFactInput["value"] | StoredFact["value"]) {
  return value.kind === "event_reading" ? { practiceId: value.practiceId } : {};
}

// A new source has no id before it is saved, and in a conflict nothing is: its fields stay in the form.
function citationsOnRecord({ citations }: EditFactInput) {
  return citations.flatMap(({ sourceId, source: _source, known: _known, knownFor: _for, standsAt: _at, ...words }) => (sourceId === null ? [] : [citationSchema.parse({ sourceId, ...words })]));
}

function saysTheSame(base: StoredFact, fact: FactInput): boolean {
  const rows = differenceOf({ added: [{ ...base, ...fact, replaces: base.id }], retired: [base] });
  return rows.every(({ fields, citations }) => fields.every(({ changed }) => !changed) && citations.every(({ state }) => state === "kept"));
}
