/**
 * Makes two invented people with past editions: one that stands, whose second edition's content is withheld and to whom an old address leads,
 * and one who was withdrawn. A program of its own, since the product's commands run under React's server conditions. Answers with ids and
 * addresses as JSON.
 */
import { randomUUID } from "node:crypto";
import { submitChange } from "../../lib/changes/commands/submit-change";
import { assertionIdSchema, caseIdSchema, changeIdSchema, eventIdSchema, type AssertionId, type RecordId } from "../../lib/core/ids";
import type { RecordKind } from "../../lib/core/kinds";
import { addFact } from "../../lib/facts/commands/add-fact";
import { retireFact } from "../../lib/facts/commands/retire-fact";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { desk, inTransaction } from "../../lib/platform/db";
import { withdrawRecord, withholdEdition } from "../../lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeChange, makeRecord } from "@/prisma/factories/records";

const db = desk();
const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
const unusual = randomUUID().slice(0, 8);

type Step = { facts?: FactInput[]; replace?: [AssertionId, FactInput][]; retire?: AssertionId[]; note?: string };

/** One more edition. @returns ids of the facts it added: new ones first, then those that replace others */
async function publish(recordId: RecordId, { facts = [], replace = [], retire = [], note }: Step): Promise<AssertionId[]> {
  const changeId = changeIdSchema.parse(await makeChange(db, { recordId, by: researcher }));
  const added = await inTransaction(async (transaction) => {
    const made: AssertionId[] = [];
    const add = async (fact: FactInput, replaces?: AssertionId) => made.push(await addFact(transaction, { recordId, changeId, createdBy: researcher.accountId, fact, ...(replaces === undefined ? {} : { replaces }) }));
    for (const assertionId of [...retire, ...replace.map(([old]) => old)]) await retireFact(transaction, { assertionId, changeId });
    for (const fact of facts) await add(fact);
    for (const [old, fact] of replace) await add(fact, old);
    return made;
  });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: note ?? null });
  return added.map((id) => assertionIdSchema.parse(id));
}

const begin = (kind: RecordKind) => makeRecord(db, kind, `invented-${kind}-${randomUUID()}`);
const addressOf = async (id: RecordId) => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
const named = (text: string, nameKind: "main" | "alias" = "main", language = "en"): FactValue => ({ kind: "name", text, language, nameKind });
const titled = (text: string): FactValue => ({ kind: "attribute", attribute: "title", text, language: "en" });
const occupation = (text: string): FactValue => ({ kind: "attribute", attribute: "occupation", text, language: null });
const dated = (edtf: string, printed: string | null = null) => ({ date: { edtf, printed, countedFrom: null } });
const quoting = (...words: string[]) => ({ citations: words.map((exact) => ({ sourceId: source, exact, prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null })) });

const source = await begin("source");
await publish(source, { facts: [factOf(titled(`Invented harvest report ${unusual}`), source)] });

async function eventOf(person: RecordId) {
  const { id: caseId } = await db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
  const { id: eventId } = await db.timelineEvent.create({ data: {}, select: { id: true } });
  return (text: string, language = "en"): FactValue => ({
    kind: "event_reading", eventId: eventIdSchema.parse(eventId), caseId: caseIdSchema.parse(caseId), stage: "taken_away", eventKind: null, practiceId: null, place: null, authority: null, text, language,
  });
}

const person = await begin("person");
const taken = await eventOf(person);
const [, work = assertionIdSchema.parse(""), first = assertionIdSchema.parse("")] = await publish(person, {
  facts: [
    factOf(named(`Test Person Kohlrabi ${unusual}`), source),
    factOf(occupation("lawyer"), source),
    factOf(taken("Taken away from an invented garden by four men."), source, { ...dated("2031-05"), ...quoting("was led from the garden by four men") }),
  ],
});
const [second = first] = await publish(person, {
  replace: [[first, factOf(taken("Taken away from the garden of the secret gardener."), source, { ...dated("2031-05-02", "2 May"), ...quoting("from the gardener’s own garden") })]],
  note: "Withheld note that names the secret gardener.",
});
await publish(person, {
  replace: [[second, factOf(taken("Taken away from an invented field by two men, it is said."), source, { ...dated("2031-05-02", "2 May"), modality: "alleged", saidByText: "a neighbour", ...quoting("was led from the field by two men") })]],
  note: "The place and the number of men were misread.",
});
await publish(person, { facts: [factOf(named(`测试苤蓝${unusual}`, "alias", "zh-Hans"), source)], retire: [work], note: "The occupation was another person’s." });
await withholdEdition(editor, { recordId: person, number: 2, reason: "Names a source." });
const old = `test-person-former-${unusual}`;
await db.redirect.create({ data: { kind: "person", slug: old, recordId: person, since: new Date("2031-05-02") } });

const gone = await begin("person");
const [name = assertionIdSchema.parse("")] = await publish(gone, { facts: [factOf(named(`Test Person Vanished ${unusual}`), source)] });
await publish(gone, { replace: [[name, factOf(named(`Test Person Unseen ${unusual}`), source)]], note: "A name was misread." });
const formerlyGone = `test-person-gone-${unusual}`;
await db.redirect.create({ data: { kind: "person", slug: formerlyGone, recordId: gone, since: new Date("2031-05-02") } });
const goneSlug = await addressOf(gone);
await withdrawRecord(editor, { recordId: gone, reason: "At their own request.", confirmed: "yes" });

const made = { person: await addressOf(person), old, gone: goneSlug, formerlyGone, source: await addressOf(source) };
await db.$disconnect();
process.stdout.write(JSON.stringify(made));
