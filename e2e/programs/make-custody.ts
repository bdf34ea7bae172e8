/**
 * Makes and publishes invented people in custody, under the seed's practice and one more, with charges and lawyers; and hands in one more
 * stretch, charge and lawyer for review. A program of its own, since the product's commands run under React's server conditions. Answers
 * with ids and addresses as JSON.
 */
import { submitChange } from "../../lib/changes/commands/submit-change";
import { recordIdSchema, type CaseId } from "../../lib/core/ids";
import type { Stage } from "../../lib/core/kinds";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { chargeIn, representationIn, since, spellIn } from "@/prisma/factories/custody";
import { inventedDesk, named, titled } from "@/prisma/factories/invented-desk";
import { factOf, makeFacts } from "@/prisma/factories/records";

const { db, researcher, unusual, begin, publish, addressOf, withCase, newEvent, answer } = await inventedDesk();
const until = (endEdtf: string, endPrinted: string | null = null) => ({ endEdtf, endPrinted });

async function happened(caseId: CaseId, stage: Stage, text: string): Promise<FactValue> {
  return { kind: "event_reading", eventId: await newEvent(), caseId, stage, eventKind: null, practiceId: null, place: null, authority: null, text, language: "en" };
}

const source = await begin("source");
await publish(source, [factOf(titled(`Invented report ${unusual}`), source)]);
const said = (value: FactValue, rest: Partial<FactInput> = {}) => factOf(value, source, rest);

const rsdl = recordIdSchema.parse((await db.publicRecord.findUniqueOrThrow({ where: { kind_slug: { kind: "practice", slug: "rsdl" } }, select: { id: true } })).id);
// By its address it finds its law in the vocabulary: one for all runs.
const known = await db.publicRecord.findUnique({ where: { kind_slug: { kind: "practice", slug: "criminal-detention" } }, select: { id: true } });
const detention = known === null ? await begin("practice") : recordIdSchema.parse(known.id);
if (known === null) await publish(detention, [said(named("Criminal detention"))]);

const lawyer = await withCase();
await publish(lawyer.recordId, [
  said(named(`Chicory ${unusual}`)), said(named("菊苣试", "zh-Hans", "native")), said({ kind: "attribute", attribute: "occupation", text: "lawyer", language: null }),
  said(await happened(lawyer.caseId, "taken_away", "Taken away from an invented court."), since("2018-03-02")),
]);
const assigned = await begin("person");
await publish(assigned, [said(named(`Fennel ${unusual}`))]);

const client = await withCase();
const { caseId } = client;
await publish(client.recordId, [
  said(named(`Aubergine ${unusual}`)), said(named("瓠试", "zh-Hans", "native")),
  said(await happened(caseId, "taken_away", "Taken away from an invented garden."), since("2016-11-21")),
  // Past the limit, whichever way it is counted; a place and an authority in Chinese.
  said(spellIn(caseId, rsdl, { spell: 1, place: "某地一处招待所", authority: "某市公安局", language: "zh-Hans", ...until("2017-07-15", "July 15") }), since("2016-12-01", "December 1")),
  // Imprecise at its beginning.
  said(spellIn(caseId, rsdl, { spell: 2, ...until("2018-01-29") }), since("2017-07")),
  // Open, and only alleged.
  said(spellIn(caseId, detention, { spell: 3 }), { ...since("2019-05-27"), modality: "alleged", saidByText: "a neighbour" }),
  said(chargeIn(caseId, "寻衅滋事", { chargeStage: "detention", language: "zh-Hans", charge: "picking_quarrels" }), since("2016-11-22")),
  said(chargeIn(caseId, "incitement", { chargeStage: "arrest", charge: "inciting_subversion" })),
  said(chargeIn(caseId, "subversion of state power", { chargeStage: "conviction", charge: "subversion" }), since("2018-12")),
  said(chargeIn(caseId, "disturbing the invented peace", { chargeStage: "conviction" }), { modality: "alleged" }),
  said(representationIn(caseId, lawyer.recordId, { began: "engaged_by_family", ended: "dismissed_under_pressure", ...until("2017-03") }), since("2016-12-10")),
  said(representationIn(caseId, assigned, { began: "appointed_by_state" }), since("2017-04")),
]);

/** Somebody with one stretch of custody under RSDL, as each of these says. */
async function held(name: string, ...readings: readonly Partial<FactInput>[]): Promise<string> {
  const person = await withCase();
  const spells = readings.map((reading) => said(spellIn(person.caseId, rsdl), reading));
  await publish(person.recordId, [said(named(`${name} ${unusual}`)), said(await happened(person.caseId, "taken_away", "Taken away.")), ...spells]);
  return addressOf(person.recordId);
}
const denied = { modality: "denied", saidByText: "the invented ministry" } as const;
const contradicted = await held("Bergamot", since("2015-08-31"), { ...since("2015-08-31"), ...denied });
const onlyDenied = await held("Cardamom", { ...since("2014-02-01"), ...denied });
const vague = await held("Daikon", { ...since("2018/2019"), modality: "may_have" });

const handedIn = await makeFacts(db, {
  recordId: client.recordId,
  by: researcher,
  state: "draft",
  facts: [
    said(spellIn(caseId, rsdl, { spell: 4, authority: "the invented gardeners", ...until("2021-06", "in June") }), since("2021-02-01")),
    said(chargeIn(caseId, "growing out of season", { chargeStage: "indictment", charge: "picking_quarrels" })),
    said(representationIn(caseId, lawyer.recordId, { ended: "disbarred", ...until("2021-03-01") })),
  ],
});
await submitChange(researcher, { changeId: handedIn.changeId });

await answer({
  client: await addressOf(client.recordId), clientId: client.recordId, lawyer: await addressOf(lawyer.recordId), assigned: await addressOf(assigned),
  contradicted, onlyDenied, vague, practice: await addressOf(rsdl), detention: await addressOf(detention), changeId: handedIn.changeId,
});
