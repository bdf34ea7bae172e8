/**
 * Makes and publishes invented people of one surname, enough for two pages of results; the first is a lawyer, under a practice, and named in a letter
 * that a country signed. A program of its own, since the product's commands run under React's server conditions. Takes the surname in
 * characters and in letters, so that two makings do not meet in one answer. Answers with addresses as JSON.
 */
import { caseIdSchema, type RecordId } from "../../lib/core/ids";
import type { FactValue } from "../../lib/facts/schema";
import { inventedDesk, named, titled } from "@/prisma/factories/invented-desk";
import { factOf } from "@/prisma/factories/records";

const PEOPLE = 27;
const [hanzi = "", letters = ""] = process.argv.slice(2);
/** Given names of two characters from a garden and a kitchen; no two are alike. */
const GIVEN = [..."松柏桂槐榆桐杉楠樟梓枫榕椿棠楸柘荷菊梅竹芷蕙薇萱蓉芙茉"];

const { db, unusual, begin, publish, addressOf, newEvent, answer } = await inventedDesk();

const source = await begin("source");
await publish(source, [factOf(titled(`Invented report ${unusual}`), source)]);
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
    const taken: FactValue = {
      kind: "event_reading", eventId: await newEvent(), caseId: caseIdSchema.parse(detention.id), stage: "taken_away", eventKind: null, practiceId: practice, place: null, authority: null, text: "Taken away.", language: "en",
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
  factOf(titled(`Invented letter ${unusual}`), source),
  factOf({ kind: "about", toId: first, relation: "names" }, source),
  factOf({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }, source),
]);

await answer({ surname: hanzi, first: { slug: await addressOf(first), recordId: first }, practice: await addressOf(practice), country: await addressOf(country), people: PEOPLE });
