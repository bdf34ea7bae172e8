/**
 * Makes and publishes an invented practice, two people, a country and a signed statement, on all of which invented sources contradict each other.
 * A program of its own, since the product's commands run under React's server conditions. Answers with ids and addresses as JSON.
 */
import { randomUUID } from "node:crypto";
import { submitChange } from "../../lib/changes/commands/submit-change";
import { caseIdSchema, eventIdSchema, type RecordId } from "../../lib/core/ids";
import type { RecordKind } from "../../lib/core/kinds";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { desk } from "../../lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";

const db = desk();
const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
const unusual = randomUUID().slice(0, 8);

async function publish(recordId: RecordId, facts: readonly FactInput[], prefer: { at: number; because: string } | null = null): Promise<void> {
  const { changeId, assertionIds } = await makeFacts(db, { recordId, by: researcher, facts, state: "draft" });
  if (prefer !== null) await db.assertion.update({ where: { id: assertionIds[prefer.at] ?? "" }, data: { preferred: true, preferredReason: prefer.because } });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
}

const named = (text: string): FactValue => ({ kind: "name", text, language: "en", nameKind: "main" });
const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });
const begin = (kind: RecordKind) => makeRecord(db, kind);
/** The first publication settles the address. */
const addressOf = async (id: RecordId) => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;

const source = await begin("source");
await publish(source, [factOf(titled(`Invented report ${unusual}`), source)]);

const practice = await begin("practice");
await publish(practice, [factOf(named(`Invented practice ${unusual}`), source)]);

const country = await begin("country");
await publish(country, [factOf(named(`Invented country ${unusual}`), source)]);

// A speaker with a record of its own: named wherever what it says is shown, also in the matrix.
const ministry = await begin("organisation");
await publish(ministry, [factOf(named("the invented ministry"), source)]);

const statement = await begin("statement");
const signature = (state: "signed" | "noted_absent"): FactValue => ({ kind: "signature", countryId: country, state, capacity: null, language: "en" });
await publish(statement, [
  factOf(titled(`Invented letter ${unusual}`), source),
  factOf({ kind: "attribute", attribute: "dated", text: "2 June 2031", language: "en" }, source, { date: { edtf: "2031-06-02", printed: "2 June 2031", countedFrom: null } }),
  factOf({ kind: "attribute", attribute: "dated", text: "3 June 2031", language: "en" }, source, { modality: "alleged", date: { edtf: "2031-06-03", printed: "3 June 2031", countedFrom: null } }),
  factOf({ kind: "attribute", attribute: "dated", text: "1 June 2031", language: "en" }, source, { modality: "denied", date: { edtf: "2031-06-01", printed: "1 June 2031", countedFrom: null } }),
  factOf(signature("signed"), source),
  factOf(signature("signed"), source, { modality: "denied", saidById: ministry }),
]);

async function person(suffix: string, denied: boolean): Promise<string> {
  const recordId = await begin("person");
  const { id } = await db.detentionCase.create({ data: { personId: recordId, number: 1 }, select: { id: true } });
  const event = await db.timelineEvent.create({ data: {}, select: { id: true } });
  const taken = (text: string): FactValue => ({
    kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(id), stage: "taken_away", eventKind: null, practiceId: practice, place: "an invented garden", text, language: "en",
  });
  const dated = (day: string) => ({ date: { edtf: day, printed: null, countedFrom: null } });
  const lawyer: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: "en" };
  const facts = [factOf(named(`Aubergine ${suffix} ${unusual}`), source), factOf(lawyer, source, denied ? { modality: "denied" } : {}), factOf(taken("Taken away from an invented garden."), source, dated("2031-05-02"))];
  const denial = factOf(taken("Nobody was taken away."), source, { ...dated("2031-05-01"), modality: "denied", saidByText: "the invented ministry" });
  await publish(recordId, denied ? [...facts, denial] : facts, denied ? { at: 3, because: "A fuller account." } : null);
  return addressOf(recordId);
}

const made = {
  statement: await addressOf(statement), contradicted: await person("contradicted", true), plain: await person("plain", false), practice: await addressOf(practice), country: await addressOf(country),
};
await db.$disconnect();
process.stdout.write(JSON.stringify(made));
