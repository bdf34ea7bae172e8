import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, forbidden, invalid, type FieldErrors } from "@/lib/core/errors";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import type { SignatureState } from "@/lib/core/kinds";
import { recordAudit } from "@/lib/audit/record-audit";
import { refuseUnknownRecords } from "@/lib/cases/commands/add-event-reading";
import { recordToAddTo } from "@/lib/cases/commands/add-fact-to";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { precisionIn } from "@/lib/cases/form-fields";
import { PUBLISHED } from "@/lib/cases/policy";
import { lookUpCountries, signaturesOnFile, type CountryLine } from "@/lib/cases/queries/look-up-countries";
import { LEFT_OUT, MOST_COUNTRIES, type PasteSignaturesInput } from "@/lib/cases/schema";
import { openChange } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactInput } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";

/** What the form is shown before anything is saved. */
export type ListLookedOver = { lines: CountryLine[] };

/**
 * Adds the signatures, or the noted absences, of a pasted list of countries to a statement, all under the same citations, in the actor's open change: all or
 * none. Nothing is saved before the list was shown as it was read (`step` check), nor where the list or what is on file has changed since.
 * @throws AppError forbidden below researcher; not_found; conflict: recordWithdrawn, and as markSent; invalid with ListLookedOver: lookOver, listChanged; invalid, by field
 */
export function pasteSignatures(actor: Actor, input: PasteSignaturesInput): Promise<{ changeId: ChangeId; added: number }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    const { recordId, step, countries, lines, state, language, citations: rows, unsentId, unsentFrom, unsentBy, ...reading } = precisionIn(input);
    const { kind } = await recordToAddTo(transaction, actor, recordId);
    if (kind !== "statement") throw invalid({ countries: ["choice"] });
    // Two who paste at once wait for each other: what one has added, the other is shown.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`places ${recordId}`}, 0))`;
    // A form that was saved is over, whatever the list would look like now.
    await markSent(transaction, actor, step === "save" ? { unsentId, unsentFrom, unsentBy } : { unsentId: null, unsentFrom: null, unsentBy });
    const looked = await lookUpCountries(transaction, recordId, { text: countries, locale: actor.locale });
    if (looked.length === 0) throw invalid({ countries: ["required"] });
    if (looked.length > MOST_COUNTRIES) throw invalid({ countries: ["tooManyCountries"] });
    if (step === "check") throw lookingOver(looked, "lookOver");
    if (looked.some(({ text }, at) => text !== lines[at]?.text) || lines.length !== looked.length) throw lookingOver(looked, "listChanged");

    const wanted = await wantedCountries(transaction, input, looked);
    const changeId = await openChange(transaction, actor, recordId);
    await refuseUnknownRecords(transaction, { saidById: reading.saidById });
    if (rows.length === 0) throw invalid({ citations: ["citationNeeded"] });
    const citations = await citeSources(transaction, actor, changeId, rows);
    for (const countryId of wanted) {
      const fact: FactInput = factSchema.parse({ ...reading, value: { kind: "signature", countryId, state, capacity: null, language }, citations });
      const assertionId = await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
      await recordAudit(transaction, { event: "fact.added", actorId: actor.accountId, subjectKind: "fact", subjectId: assertionId, detail: { kind: "signature", changeId, recordId } });
    }
    return { changeId, added: wanted.length };
  });
}

/** The list as it is read now, each line with how the country stands that it calls or that was chosen for it. */
function lookingOver(looked: CountryLine[], messageKey: "lookOver" | "listChanged", lines: PasteSignaturesInput["lines"] = [], onFile: ReadonlyMap<string, SignatureState[]> = new Map()): AppError {
  const shown = looked.map((line, at) => ({ ...line, onFile: onFile.get(lines[at]?.countryId ?? "") ?? line.onFile }));
  return new AppError("invalid", { messageKey, details: { lines: shown } satisfies ListLookedOver });
}

/**
 * The countries that are saved, each once: those that were shown or chosen, but for what was left out, and for what says again what is on file unless that is wished.
 * @throws AppError invalid: at its line, for a name of which nobody said what it means, or for what is no country on the public record; listChanged where one of
 *   them is on file and nobody was shown that
 */
async function wantedCountries(transaction: DeskTransaction, { recordId, lines, state }: PasteSignaturesInput, looked: CountryLine[]): Promise<RecordId[]> {
  const rows = await transaction.publicRecord.findMany({ where: { id: { in: lines.flatMap(({ countryId }) => (countryId === null || countryId === LEFT_OUT ? [] : [countryId])) }, kind: "country", ...PUBLISHED }, select: { id: true } });
  const errors: FieldErrors = {};
  for (const [at, { countryId }] of lines.entries()) {
    if (countryId !== LEFT_OUT && !rows.some(({ id }) => id === countryId)) errors[`lines[${String(at)}].countryId`] = [countryId === null ? "countryUnknown" : "id"];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const onFile = await signaturesOnFile(transaction, recordId);
  const wanted = new Set<RecordId>();
  for (const { countryId, again, seen } of lines) {
    if (countryId === null || countryId === LEFT_OUT) continue;
    const isOnFile = onFile.get(countryId)?.includes(state) ?? false;
    if (isOnFile && !again && !seen.includes(state)) throw lookingOver(looked, "listChanged", lines, onFile);
    if (!isOnFile || again) wanted.add(countryId);
  }
  if (wanted.size === 0) throw invalid({ countries: ["nothingToAdd"] });
  return [...wanted];
}
