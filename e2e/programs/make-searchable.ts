/**
 * Makes and publishes invented people of one surname, enough for two pages of results; the first is a lawyer, under a practice, and named in a letter
 * that a country signed. A program of its own, since the product's commands run under React's server conditions. Takes the surname in
 * characters and in letters, so that two makings do not meet in one answer. Answers with addresses as JSON.
 */
import { randomUUID } from "node:crypto";
import { caseIdSchema, eventIdSchema, type RecordId } from "../../lib/core/ids";
import type { RecordKind } from "../../lib/core/kinds";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { desk } from "../../lib/platform/db";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";

const PEOPLE = 27;
const [hanzi = "", letters = ""] = process.argv.slice(2);
/** Given names of two characters from a garden and a kitchen; no two are alike. */
const GIVEN = [..."松柏桂槐榆桐杉楠樟梓枫榕椿棠楸柘荷菊梅竹芷蕙薇萱蓉芙茉"];

const db = desk();
const [researcher, editor] = await Promise.all([makeAccount(db, { role: "researcher" }), makeAccount(db, { role: "editor" })]);
const unusual = randomUUID().slice(0, 8);

const publish = (recordId: RecordId, facts: readonly FactInput[]) => publishFacts(db, { recordId, by: researcher, editor, facts });

const named = (text: string, language: string, nameKind: "main" | "native" = "main"): FactValue => ({ kind: "name", text, language, nameKind });
const begin = (kind: RecordKind) => makeRecord(db, kind);
/** The first publication settles the address. */
const addressOf = async (id: RecordId) => (await db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;

const source = await begin("source");
await publish(source, [factOf({ kind: "attribute", attribute: "title", text: `Invented report ${unusual}`, language: "en" }, source)]);
const practice = await begin("practice");
await publish(practice, [factOf(named(`Invented practice ${unusual}`, "en"), source)]);
const country = await begin("country");
await publish(country, [factOf(named(`Invented country ${unusual}`, "en"), source)]);

const people: RecordId[] = [];
for (const [at, character] of GIVEN.slice(0, PEOPLE).entries()) {
  const id = await begin("person");
  const facts = [factOf(named(`${hanzi}${character}石`, "zh-Hans", "native"), source)];
  if (at === 0) {
    const detention = await db.detentionCase.create({ data: { personId: id, number: 1 }, select: { id: true } });
    const event = await db.timelineEvent.create({ data: {}, select: { id: true } });
    const taken: FactValue = {
      kind: "event_reading", eventId: eventIdSchema.parse(event.id), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: practice, place: null, text: "Taken away.", language: "en",
    };
    facts.push(factOf(named(`${letters} Songshi`, "zh-Latn"), source), factOf({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }, source));
    facts.push(factOf(taken, source, { date: { edtf: "2031-05-02", printed: null, countedFrom: null } }));
  }
  await publish(id, facts);
  people.push(id);
}

const [first] = people;
if (first === undefined) throw new Error("Nobody was made.");
const letter = await begin("statement");
await publish(letter, [
  factOf({ kind: "attribute", attribute: "title", text: `Invented letter ${unusual}`, language: "en" }, source),
  factOf({ kind: "about", toId: first, relation: "names" }, source),
  factOf({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }, source),
]);

const made = { surname: hanzi, first: { slug: await addressOf(first), recordId: first }, practice: await addressOf(practice), country: await addressOf(country), people: PEOPLE };
await db.$disconnect();
process.stdout.write(JSON.stringify(made));
