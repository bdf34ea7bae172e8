/**
 * Makes and publishes what charts are drawn of: invented people in custody under a practice of the vocabulary, over the years and with every kind of date,
 * and invented letters that real countries' codes sign, so that the map has outlines to draw. Answers with addresses as JSON.
 */
import { recordIdSchema, type RecordId } from "../../lib/core/ids";
import type { RecordKind } from "../../lib/core/kinds";
import type { FactInput, FactValue } from "../../lib/facts/schema";
import { since, spellIn } from "@/prisma/factories/custody";
import { inventedDesk, named, titled } from "@/prisma/factories/invented-desk";
import { factOf, makeRecord } from "@/prisma/factories/records";

const { db, unusual, begin, publish, addressOf, withCase, newEvent, answer } = await inventedDesk();

/** A record whose address is a word of the vocabulary, made where it is not there yet. */
async function known(kind: RecordKind, slug: string): Promise<RecordId> {
  const found = await db.publicRecord.findUnique({ where: { kind_slug: { kind, slug } }, select: { id: true } });
  if (found !== null) return recordIdSchema.parse(found.id);
  const made = await makeRecord(db, kind, slug);
  await publish(made, [said(named(slug))]);
  return made;
}

const source = await begin("source");
await publish(source, [factOf(titled(`Invented yearbook ${unusual}`), source)]);
const second = await begin("source");
await publish(second, [factOf(titled(`Invented newspaper ${unusual}`), second)]);
const said = (value: FactValue, rest: Partial<FactInput> = {}) => factOf(value, source, rest);
const saidByBoth = (value: FactValue, rest: Partial<FactInput> = {}): FactInput => ({ ...said(value, rest), citations: [...said(value).citations, ...factOf(value, second).citations] });

const practice = await known("practice", "liuzhi");

type Held = { from?: string; to?: string; modality?: "alleged" | "may_have" };
async function person(name: string, hanzi: string, spells: readonly Held[], withEvent = false): Promise<string> {
  const { recordId, caseId } = await withCase();
  const eventId = await newEvent();
  const taken: FactValue = { kind: "event_reading", eventId, caseId, stage: "taken_away", eventKind: null, practiceId: practice, place: null, authority: null, text: "Taken away from an invented garden.", language: "en" };
  const stretches = spells.map(({ from, to, modality = undefined }, index) =>
    saidByBoth(spellIn(caseId, practice, { spell: index + 1, endEdtf: to ?? null }), { ...(from === undefined ? {} : since(from)), ...(modality === undefined ? {} : { modality }) }),
  );
  await publish(recordId, [said(named(`${name} ${unusual}`)), said(named(hanzi, "zh-Hans", "native")), ...(withEvent ? [said(taken)] : []), ...stretches]);
  return addressOf(recordId);
}

// None of a surname whose people e2e/search counts.
const past = await person("Aubergine", "瓠试", [{ from: "2018-05-01", to: "2019-01-20" }, { from: "2020-03-01", to: "2020-05-02" }]);
await person("Bergamot", "香柠试", [{ from: "2018-11", to: "2019-02-14" }]);
await person("Cardamom", "豆蔻试", [{ from: "2020-07-09", to: "2020-12-31", modality: "alleged" }]);
const open = await person("Daikon", "萝卜试", [{ from: "2023-02-11" }]);
await person("Endive", "苣试", [{ from: "2020-10/2021-02", to: "2021-06" }]);
await person("Fennel", "茴香试", [{ from: "2021-09-30", to: "2022-03-29" }]);
await person("Garlic", "蒜试", [{ modality: "may_have" }]);
await person("Hyssop", "神香试", [], true);
await person("Iris", "鸢尾试", [{ from: "2017-06-01", to: "2017-07-15" }]);

const countries = new Map<string, RecordId>();
for (const code of ["no", "nz", "lt", "cl", "za", "mt", "kr"]) countries.set(code, await known("country", code));
const countryOf = (code: string): RecordId => countries.get(code) ?? source;

async function letter(title: string, dated: string, signed: readonly string[], absent: readonly string[], about: readonly FactValue[] = []): Promise<string> {
  const recordId = await begin("statement");
  const signature = (code: string, state: "signed" | "noted_absent"): FactValue => ({ kind: "signature", countryId: countryOf(code), state, capacity: null, language: "en" });
  await publish(recordId, [
    said(titled(`${title} ${unusual}`)),
    said({ kind: "attribute", attribute: "dated", text: dated, language: "en" }, since(dated)),
    ...signed.map((code) => saidByBoth(signature(code, "signed"))),
    ...absent.map((code) => said(signature(code, "noted_absent"))),
    ...about.map((value) => said(value)),
  ]);
  return addressOf(recordId);
}

const chile = countryOf("cl");
await letter("Invented letter on gardens", "2031-04-02", ["no", "nz", "lt", "mt", "kr"], ["za"]);
await letter("Invented statement on greenhouses", "2031-09-15", ["no", "lt"], ["kr"], [{ kind: "about", toId: chile, relation: "addressed_to" }, { kind: "about", toId: chile, relation: "concerns" }]);
await letter("Invented joint declaration on orchards and kitchen gardens", "2032-01-20", ["nz", "no", "za"], [], [{ kind: "about", toId: chile, relation: "names" }]);

await answer({ practice: await addressOf(practice), past, open, source: await addressOf(source), second: await addressOf(second), unusual });
