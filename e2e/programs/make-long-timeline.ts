/**
 * Makes and publishes an invented person with a timeline of sixty events from six invented sources, as long as a long case is. A program
 * of its own, since the product's commands run under React's server conditions. Answers with the last part of the address as JSON.
 */
import { randomUUID } from "node:crypto";
import { submitChange } from "../../lib/changes/commands/submit-change";
import { caseIdSchema, eventIdSchema, type RecordId } from "../../lib/core/ids";
import { STAGES } from "../../lib/core/kinds";
import { factSchema, type FactInput, type FactValue } from "../../lib/facts/schema";
import { desk } from "../../lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "@/prisma/factories/records";

const EVENTS = 60;
const SOURCES = 6;

/** Words that no two events share in this order, so that compression finds no more in them than in real texts. */
const VEGETABLES = ["aubergine", "bergamot", "cardamom", "daikon", "endive", "fennel", "garlic", "horseradish", "iceberg", "jicama", "kohlrabi", "leek", "mustard", "nettle", "okra", "parsnip", "quince", "radish", "salsify", "turnip"];

const db = desk();
const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);

async function publish(recordId: RecordId, facts: readonly FactInput[]): Promise<void> {
  const { changeId } = await makeFacts(db, { recordId, by: researcher, facts, state: "draft" });
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
}

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, at) => VEGETABLES[(seed * 7 + at * (seed % 5 + 3) + at * at) % VEGETABLES.length] ?? "okra").join(" ");
}

const sources: RecordId[] = [];
for (let number = 0; number < SOURCES; number += 1) {
  const source = await makeRecord(db, "source", `invented-source-${randomUUID()}`);
  const title = `The invented ${words(number, 3)} gazette`;
  await publish(source, [factOf({ kind: "attribute", attribute: "title", text: title, language: "en" }, source), factOf({ kind: "attribute", attribute: "publisher", text: `Invented house of ${words(number + 9, 2)}`, language: "en" }, source)]);
  sources.push(source);
}

const person = await makeRecord(db, "person", `invented-person-${randomUUID()}`);
const { id: caseId } = await db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
const first = sources[0] as RecordId;
const facts: FactInput[] = [
  factOf({ kind: "name", text: `Aubergine ${randomUUID().slice(0, 8)}`, language: "en", nameKind: "main" }, first),
  factOf({ kind: "name", text: "测试冬瓜", language: "zh-Hans", nameKind: "native" }, first),
  factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, first),
];
for (let number = 0; number < EVENTS; number += 1) {
  const { id } = await db.timelineEvent.create({ data: {}, select: { id: true } });
  const value: FactValue = {
    kind: "event_reading", eventId: eventIdSchema.parse(id), caseId: caseIdSchema.parse(caseId), stage: STAGES[number % STAGES.length] ?? "arrest", eventKind: null, practiceId: null,
    place: number % 3 === 0 ? `the town of ${words(number, 2)}` : null, authority: number % 5 === 0 ? `the guards of ${words(number, 1)}` : null, text: `Was ${words(number, 14)}.`, language: "en",
  };
  const day = new Date(Date.UTC(2031, 0, 5 + number * 11)).toISOString().slice(0, 10);
  const citations = [{ sourceId: sources[number % SOURCES], exact: `${words(number + 3, 18)}, it is said` }];
  facts.push(factSchema.parse({ value, date: { edtf: number % 4 === 0 ? day.slice(0, 7) : day, printed: number % 5 === 0 ? "that day" : null, countedFrom: null }, citations }));
}
await publish(person, facts);
const { slug } = await db.publicRecord.findUniqueOrThrow({ where: { id: person }, select: { slug: true } });
await db.$disconnect();
process.stdout.write(JSON.stringify({ slug }));
