/**
 * Makes and publishes an invented practice, two people, a country and a signed statement, on all of which invented sources contradict each other.
 * A program of its own, since the product's commands run under React's server conditions. Answers with ids and addresses as JSON.
 */
import type { FactValue } from "../../lib/facts/schema";
import { inventedDesk, named, titled } from "@/prisma/factories/invented-desk";
import { factOf } from "@/prisma/factories/records";

const { unusual, begin, publish, addressOf, withCase, newEvent, answer } = await inventedDesk();

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
  const { recordId, caseId } = await withCase();
  const eventId = await newEvent();
  const taken = (text: string): FactValue => ({
    kind: "event_reading", eventId, caseId, stage: "taken_away", eventKind: null, practiceId: practice, place: "an invented garden", authority: null, text, language: "en",
  });
  const dated = (day: string) => ({ date: { edtf: day, printed: null, countedFrom: null } });
  const lawyer: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: "en" };
  const facts = [factOf(named(`Aubergine ${suffix} ${unusual}`), source), factOf(lawyer, source, denied ? { modality: "denied" } : {}), factOf(taken("Taken away from an invented garden."), source, dated("2031-05-02"))];
  const denial = factOf(taken("Nobody was taken away."), source, { ...dated("2031-05-01"), modality: "denied", saidByText: "the invented ministry" });
  await publish(recordId, denied ? [...facts, denial] : facts, denied ? { at: 3, because: "A fuller account." } : null);
  return addressOf(recordId);
}

await answer({
  statement: await addressOf(statement), contradicted: await person("contradicted", true), plain: await person("plain", false), practice: await addressOf(practice), country: await addressOf(country),
});
