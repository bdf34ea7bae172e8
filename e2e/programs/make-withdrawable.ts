/**
 * Makes and publishes an invented person to be withdrawn, with everything of the record around them; and the same once more around nobody, as it must
 * look when they are gone. A program of its own, since the product's commands run under React's server conditions. Answers with ids and addresses as JSON.
 */
import { caseIdSchema, type RecordId } from "../../lib/core/ids";
import { KIND_PLURAL, type RecordKind } from "../../lib/core/kinds";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { representationIn, since, spellIn } from "@/prisma/factories/custody";
import { inventedDesk, named, titled } from "@/prisma/factories/invented-desk";
import { factOf } from "@/prisma/factories/records";

const { db, unusual, begin, publish, addressOf, newEvent, answer } = await inventedDesk();

const common = await begin("source");
await publish(common, [factOf(titled(`Invented yearbook ${unusual}`), common)]);
const said = (value: FactValue, rest: Partial<FactInput> = {}) => factOf(value, common, rest);

const NEIGHBOURS = ["practice", "organisation", "country", "source", "lawyer", "companion", "letter", "remark"] as const;
type Neighbour = (typeof NEIGHBOURS)[number];
const KIND_OF: Record<Neighbour, RecordKind> = { practice: "practice", organisation: "organisation", country: "country", source: "source", lawyer: "person", companion: "person", letter: "statement", remark: "statement" };

/** What stands around a person: named in a letter beside somebody else, speaking in a remark; or around nobody. */
async function makeAround(which: string, person: RecordId | null): Promise<Record<Neighbour, RecordId>> {
  const called = (what: string) => `Invented ${what} ${unusual} ${which}`;
  const made = {} as Record<Neighbour, RecordId>;
  for (const neighbour of NEIGHBOURS) made[neighbour] = await begin(KIND_OF[neighbour]);
  for (const neighbour of ["practice", "organisation", "country", "lawyer", "companion"] as const) await publish(made[neighbour], [said(named(called(neighbour)))]);
  await publish(made.source, [factOf(titled(called("source")), made.source)]);
  const naming = (toId: RecordId) => said({ kind: "about", toId, relation: "names" });
  await publish(made.letter, [
    said(titled(called("letter"))), naming(made.companion), said({ kind: "signature", countryId: made.country, state: "signed", capacity: null, language: "en" }), ...(person === null ? [] : [naming(person)]),
  ]);
  await publish(made.remark, [said(titled(called("remark"))), naming(made.companion), ...(person === null ? [] : [said({ kind: "speaker", byId: person, described: null, language: "en" })])]);
  return made;
}

const person = await begin("person");
const around = await makeAround("first", person);
const without = await makeAround("other", null);

const { id } = await db.detentionCase.create({ data: { personId: person, number: 1 }, select: { id: true } });
const caseId = caseIdSchema.parse(id);
const name = `Scorzonera ${unusual}`;
const hanzi = `鸦葱${[...unusual].map((digit) => "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[Number.parseInt(digit, 16)]).join("").slice(0, 4)}`;
const taken: FactValue = { kind: "event_reading", eventId: await newEvent(), caseId, stage: "taken_away", eventKind: null, practiceId: around.practice, place: null, authority: null, text: "Taken away from an invented bed of roots.", language: "en" };
await publish(person, [
  said(named(name)), said(named(hanzi, "zh-Hans", "native")), said({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }),
  said({ kind: "affiliation", toId: around.organisation, affiliation: "works_for", role: null, language: "en" }),
  factOf(taken, around.source, since("2031-05-02")), said(spellIn(caseId, around.practice), since("2031-05-02")),
  said(representationIn(caseId, around.lawyer), since("2031-06")),
]);
const former = `invented-former-${unusual}`;
await db.redirect.create({ data: { kind: "person", slug: former, recordId: person, since: new Date("2031-05-02") } });

/** Id, last part and path of each neighbour, with its counterpart around nobody. */
const pairs = await Promise.all(
  NEIGHBOURS.map(async (neighbour) => {
    const at = async (recordId: RecordId) => ({ id: recordId, slug: await addressOf(recordId) });
    return { neighbour, plural: KIND_PLURAL[KIND_OF[neighbour]], around: await at(around[neighbour]), without: await at(without[neighbour]) };
  }),
);
const made = { name, hanzi, recordId: person, slug: await addressOf(person), former, which: { around: `${unusual} first`, without: `${unusual} other` }, pairs };
await answer(made);
