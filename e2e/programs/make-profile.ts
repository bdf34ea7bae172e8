/**
 * Makes and publishes an invented person of whom much is on record, as a case of years is: names in scripts, a round-up shared with others, accounts that
 * differ, gaps, custody, charges, a lawyer who was taken too, a letter that countries signed, a chain of sources, a hearing ahead. A program of its own, since
 * the product's commands run under React's server conditions. Answers with ids and addresses as JSON.
 */
import { addDays, dayOf } from "../../lib/core/days";
import { recordIdSchema, type CaseId, type EventId, type RecordId } from "../../lib/core/ids";
import type { EventKind, Stage } from "../../lib/core/kinds";
import { citationSchema, type CitationInput, type FactInput, type FactValue, type FactValueOf } from "../../lib/facts/schema";
import { chargeIn, representationIn, since, spellIn } from "@/prisma/factories/custody";
import { inventedDesk, named } from "@/prisma/factories/invented-desk";
import { factOf } from "@/prisma/factories/records";

const { db, unusual, begin, publish, addressOf, withCase, newEvent, answer } = await inventedDesk();
const told = (attribute: FactValueOf<"attribute">["attribute"], text: string, language: string | null = "en"): FactValue => ({ kind: "attribute", attribute, text, language });
const quoting = (source: RecordId, exact: string, rating: Partial<CitationInput> = {}): Partial<FactInput> => ({ citations: [citationSchema.parse({ sourceId: source, exact, ...rating })] });

type Happening = { stage?: Stage; eventKind?: EventKind; place?: string; authority?: string; language?: string };
const happened = (caseId: CaseId, eventId: EventId, text: string, { stage, eventKind, place, authority, language = "en" }: Happening): FactValue => ({
  kind: "event_reading", eventId, caseId, stage: stage ?? null, eventKind: eventKind ?? null, practiceId: null, place: place ?? null, authority: authority ?? null, text, language,
});

// A letter, the paper that quoted it, and a site that took it from the paper.
const [letterSource, paper, site] = [await begin("source"), await begin("source"), await begin("source")];
await publish(letterSource, [factOf(told("title", `Open letter of the invented gardeners ${unusual}`), letterSource)]);
const passedOn = quoting(site, "as the invented paper reports");
await publish(paper, [factOf(told("title", `The invented morning paper ${unusual}`), paper), factOf({ kind: "source_link", parentId: letterSource }, paper, quoting(paper, "the letter says"))]);
await publish(site, [
  factOf(told("title", `Invented garden news ${unusual}`), site),
  factOf(told("publisher", "Invented house of leeks"), site),
  factOf(told("address", "https://gardens.example/2031/a-person-taken"), site),
  factOf(told("archive", "https://archive.example/2031/gardens"), site),
  factOf({ kind: "source_link", parentId: paper }, site, passedOn),
]);

const [roundUp, taken] = [await newEvent(), await newEvent()];
const others: RecordId[] = [];
for (const vegetable of ["Bergamot", "Cardamom", "Daikon"]) {
  const { recordId, caseId } = await withCase();
  await publish(recordId, [
    factOf(named(`${vegetable} ${unusual}`), site),
    factOf(happened(caseId, roundUp, "Among the gardeners rounded up.", { eventKind: "round_up" }), site, { ...since("2015-07"), ...(vegetable === "Daikon" ? { modality: "alleged" as const } : {}) }),
  ]);
  others.push(recordId);
}

const lawyer = await withCase();
await publish(lawyer.recordId, [
  factOf(named(`Chicory ${unusual}`), paper), factOf(named("菊苣试", "zh-Hans", "native"), paper), factOf(told("occupation", "lawyer", null), paper),
  factOf(happened(lawyer.caseId, await newEvent(), "Taken away from an invented court.", { stage: "taken_away" }), paper, since("2018-03-02")),
]);

const rsdl = recordIdSchema.parse((await db.publicRecord.findUniqueOrThrow({ where: { kind_slug: { kind: "practice", slug: "rsdl" } }, select: { id: true } })).id);
const organisation = await begin("organisation");
await publish(organisation, [factOf(named(`Invented society of gardeners ${unusual}`), site)]);

const person = await withCase();
const { caseId } = person;
const cited = (value: FactValue, source: RecordId, words: string, rest: Partial<FactInput> = {}) => factOf(value, source, { ...quoting(source, words), ...rest });
const ahead = addDays(dayOf(new Date()), 40);
const facts: FactInput[] = [
  cited(named(`Aubergine ${unusual}`), site, `Aubergine ${unusual}, a gardener`),
  // Of another surname than those whom e2e/search counts.
  cited(named("瓠小试", "zh-Hans", "native"), paper, "瓠小试"),
  cited(named("Hù Xiǎoshì", "zh-Latn", "transliteration"), paper, "Hù Xiǎoshì"),
  cited(named("the night gardener", "en", "screen"), paper, "known as the night gardener"),
  cited(told("occupation", "activist", null), site, "the activist"),
  cited(told("description", "a gardener of conscience"), site, "a gardener of conscience"),
  cited({ kind: "affiliation", toId: organisation, affiliation: "works_for", role: "keeper of the seeds", language: "en" }, site, "keeps the seeds of the society"),
  cited(happened(caseId, roundUp, "Among the gardeners rounded up in July 2015.", { eventKind: "round_up" }), site, "were rounded up in July 2015", since("2015-07", "July 2015")),
  cited(happened(caseId, taken, "Taken from a greenhouse by three people.", { stage: "taken_away", place: "a greenhouse in an invented town", authority: "the invented town guards" }), paper, "taken from a greenhouse on the 11th", since("2015-07-11")),
  cited(happened(caseId, taken, "Taken from home the next morning.", { stage: "taken_away" }), site, "was taken from home on July 12", { ...since("2015-07-12", "July 12"), saidByText: "a neighbour" }),
  cited(happened(caseId, await newEvent(), "The family was told nothing of the place.", { eventKind: "family" }), paper, "the family was told nothing", since("2015-08-03")),
  cited(happened(caseId, await newEvent(), "Two lawyers were turned away.", { eventKind: "access" }), paper, "two lawyers were turned away", since("2015-09-02")),
  cited(happened(caseId, await newEvent(), "Formally arrested.", { stage: "arrest" }), site, "was formally arrested", since("2016-01-08")),
  cited(happened(caseId, await newEvent(), "Could not walk without help, the lawyer said.", { eventKind: "health" }), site, "could not walk without help", { ...since("2016-12", "December"), modality: "alleged", saidById: lawyer.recordId, ...quoting(site, "could not walk without help", { reliability: "B", credibility: "3" }) }),
  cited(happened(caseId, await newEvent(), "Nobody was moved, the invented ministry said.", { eventKind: "other" }), paper, "nobody was moved", { ...since("2017-03-01"), modality: "denied", saidByText: "the invented ministry" }),
  cited(happened(caseId, await newEvent(), "Tried behind closed doors.", { stage: "trial", place: "某市中级人民法院", authority: "某市人民检察院", language: "zh-Hans" }), paper, "was tried behind closed doors", since("2018-12-26")),
  cited(happened(caseId, await newEvent(), "A hearing is announced.", { stage: "appeal" }), site, "the hearing is announced", since(ahead)),
  cited(spellIn(caseId, rsdl, { spell: 1, place: "某地一处招待所", authority: "某市公安局", language: "zh-Hans", endEdtf: "2016-01-08" }), paper, "held in a guesthouse", since("2015-07-11")),
  cited(chargeIn(caseId, "寻衅滋事", { chargeStage: "detention", language: "zh-Hans", charge: "picking_quarrels" }), paper, "寻衅滋事", since("2015-07-20")),
  cited(chargeIn(caseId, "subversion of state power", { chargeStage: "indictment", charge: "subversion" }), site, "charged with subversion", since("2017-02")),
  cited(representationIn(caseId, lawyer.recordId, { began: "engaged_by_family", ended: "detained", endEdtf: "2018-03-02" }), paper, "the family's lawyer until her own arrest", since("2015-08")),
];
await publish(person.recordId, facts, { at: 8, because: "The paper spoke with two witnesses." });

const countries: RecordId[] = [];
for (const name of ["Leekland", "Quincia"]) {
  const country = await begin("country");
  await publish(country, [factOf(named(`${name} ${unusual}`), site)]);
  countries.push(country);
}
const statement = await begin("statement");
await publish(statement, [
  cited(told("title", `Letter about the gardeners ${unusual}`), site, "the letter about the gardeners"),
  cited(told("dated", "27 February 2017"), site, "on 27 February 2017", since("2017-02-27", "27 February 2017")),
  cited({ kind: "passage", passage: "demand", quoted: true, position: 1, text: "We call for the gardeners to be heard by a court.", language: "en" }, site, "We call for the gardeners to be heard by a court."),
  cited({ kind: "about", toId: person.recordId, relation: "names" }, site, "names the gardener"),
  ...countries.map((country) => cited({ kind: "signature", countryId: country, state: "signed", capacity: "ambassador", language: "en" }, site, "signed by their ambassadors")),
]);

await answer({ person: await addressOf(person.recordId), personId: person.recordId, companion: await addressOf(others[0] as RecordId), companionId: others[0], lawyer: await addressOf(lawyer.recordId), roundUp, taken, unusual });
