import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, forbidden, invalid } from "@/lib/core/errors";
import { recordIdSchema, type ChangeId, type RecordId } from "@/lib/core/ids";
import type { HonestDate } from "@/lib/core/honest-date";
import type { Attribute } from "@/lib/core/kinds";
import { POINTS_TO } from "@/lib/core/record-shapes";
import { recordAudit } from "@/lib/audit/record-audit";
import { writeSource } from "@/lib/cases/commands/add-source";
import { citeSources } from "@/lib/cases/commands/cite-sources";
import { createRecord } from "@/lib/cases/commands/create-record";
import { PUBLISHED, visibleRecords } from "@/lib/cases/policy";
import { recordsAlike, type AlikeRecord } from "@/lib/cases/queries/records-alike";
import type { AddRecordInput } from "@/lib/cases/schema/record";
import { openChange } from "@/lib/changes/commands/open-change";
import { mayDraft } from "@/lib/changes/policy";
import { addFact } from "@/lib/facts/commands/add-fact";
import { factSchema, type FactValue } from "@/lib/facts/schema";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { markSent } from "@/lib/unsent/commands/mark-sent";
import { countryCodeOf } from "@/lib/vocabulary/country-codes";

/** For the form: what is on file and called alike. */
export type RecordsAlike = { alike: AlikeRecord[] };

/**
 * Adds a record that is no person, with what it is called and, of a statement, its form, medium, date and first speaker, in a draft of its own; the rest is
 * added from its file. Private until published.
 * @throws AppError forbidden below researcher; invalid: recordAlike, with RecordsAlike, unless that was confirmed; countryThere; by field; conflict as markSent
 */
export function addRecord(actor: Actor, input: AddRecordInput): Promise<{ recordId: RecordId; changeId: ChangeId }> {
  return inTransaction(async (transaction) => {
    if (!mayDraft(actor)) throw forbidden("researchersOnly");
    // A form that was saved is over, before what it saved is found to be alike.
    await markSent(transaction, actor, input);
    await refuseAlike(transaction, actor, input);
    const recordId = (input.kind === "country" ? await givenUp(transaction, input.code) : null) ?? (await createRecord(transaction, input.kind, input.kind === "country" ? input.code : calledBy(input)));
    const changeId = await openChange(transaction, actor, recordId);
    if (input.kind === "source") await writeSource(transaction, actor, { recordId, changeId }, input.source);
    else await writeFacts(transaction, actor, { recordId, changeId }, input);
    await recordAudit(transaction, { event: "record.added", actorId: actor.accountId, subjectKind: "record", subjectId: recordId, detail: { kind: input.kind, changeId } });
    return { recordId, changeId };
  });
}

function calledBy(input: AddRecordInput): string {
  if (input.kind === "source") return input.source.title;
  return input.kind === "statement" ? (input.title?.text ?? input.form) : input.name.text;
}

/** Nothing is entered twice unseen. There is one record of a country, whatever it is called. */
async function refuseAlike(transaction: DeskTransaction, actor: Actor, input: AddRecordInput): Promise<void> {
  if (input.kind === "country") {
    // Two who add one country at once wait for each other here.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`country ${input.code}`}, 0))`;
    if ((await transaction.publicRecord.count({ where: { AND: [{ kind: "country", slug: input.code }, visibleRecords(actor)] } })) > 0) throw invalid({ code: ["countryThere"] });
    // It would be published under the code that its names call.
    const called = countryCodeOf([input.name.text, ...(input.nativeName === null ? [] : [input.nativeName.text])]);
    if (called !== null && called !== input.code) throw invalid({ code: ["countryOfAnotherName"] });
  }
  if (input.confirmed || (input.kind === "statement" && input.title === null)) return;
  const alike = await recordsAlike(transaction, actor, { kind: input.kind, text: calledBy(input), address: input.kind === "source" ? input.source.address : null });
  if (alike.length > 0) throw new AppError("invalid", { messageKey: "invalid", fieldErrors: { confirmed: ["recordAlike"] }, details: { alike } satisfies RecordsAlike });
}

/**
 * The record of a country that somebody began and gave up: its code stays its own, so that it is taken up again, or nobody could ever add that country. What the
 * discarded changes said is not part of it. Called behind `refuseAlike`, which refuses one that is there.
 */
async function givenUp(transaction: DeskTransaction, code: string): Promise<RecordId | null> {
  const row = await transaction.publicRecord.findFirst({ where: { kind: "country", slug: code }, select: { id: true } });
  return row === null ? null : recordIdSchema.parse(row.id);
}

type Said = { value: FactValue; date?: HonestDate | null };
type Described = Exclude<AddRecordInput, { kind: "source" }>;

async function writeFacts(transaction: DeskTransaction, actor: Actor, { recordId, changeId }: { recordId: RecordId; changeId: ChangeId }, input: Described): Promise<void> {
  if (input.kind === "statement") await refuseSpeaker(transaction, input.speaker?.byId ?? null);
  const citations = await citeSources(transaction, actor, changeId, input.citations);
  for (const said of input.kind === "statement" ? statementFacts(input) : nameFacts(input)) {
    const fact = factSchema.parse({ date: null, ...said, internalNote: input.internalNote, citations });
    await addFact(transaction, { recordId, changeId, createdBy: actor.accountId, fact });
  }
}

async function refuseSpeaker(transaction: DeskTransaction, byId: RecordId | null): Promise<void> {
  if (byId !== null && (await transaction.publicRecord.count({ where: { id: byId, kind: { in: [...POINTS_TO.speaker] }, ...PUBLISHED } })) === 0) throw invalid({ "speaker.byId": ["id"] });
}

const attribute = (which: Attribute, text: string, language: string | null = null): FactValue => ({ kind: "attribute", attribute: which, text, language });

function nameFacts({ name, nativeName, description }: Exclude<Described, { kind: "statement" }>): Said[] {
  return [
    { value: { kind: "name", ...name, nameKind: "main" } },
    ...(nativeName === null ? [] : [{ value: { kind: "name", ...nativeName, nameKind: "native" } } satisfies Said]),
    ...(description === null ? [] : [{ value: attribute("description", description.text, description.language) }]),
  ];
}

function statementFacts({ title, form, medium, date, speaker }: Extract<Described, { kind: "statement" }>): Said[] {
  return [
    ...(title === null ? [] : [{ value: attribute("title", title.text, title.language) }]),
    { value: attribute("form", form) },
    ...(medium === null ? [] : [{ value: attribute("medium", medium) }]),
    ...(date?.printed == null ? [] : [{ value: attribute("dated", date.printed), date }]),
    ...(speaker === null ? [] : [{ value: { kind: "speaker", ...speaker } } satisfies Said]),
  ];
}
