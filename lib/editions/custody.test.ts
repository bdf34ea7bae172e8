import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { boundsOf } from "@/lib/core/honest-date";
import type { RecordId } from "@/lib/core/ids";
import { chargesByStage, clockOfSpell, latestSpell, representedBy, representingOf, silenceOf, spellsOf, spellsUnder } from "@/lib/editions/custody";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { citationsOf, mentionedIn } from "@/lib/editions/facts";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const rsdl = practiceEdition("rsdl");
const other = practiceEdition("criminal-detention");
const lookup: EditionLookup = new Map([rsdl, other].map((practice) => [practice.body.id, practice]));
const source = someId();
const law = { lookup, laws: LAW_AS_SHIPPED };
const TODAY = "2020-01-01";

type Parts = { spell?: number; from?: string | null; to?: string | null; practice?: RecordId; modality?: string; disputed?: boolean; preferred?: boolean };

const ended = (edtf: string | null) => (edtf === null ? null : { edtf, ...boundsOf(edtf), printed: null, countedFrom: null });

function spell({ spell: number = 1, from = "2016-12-01", to = null, practice = rsdl.body.id, ...rest }: Parts = {}) {
  return { ...fact([cite(source, "held")], from), spell: number, practice, place: null, authority: null, language: "en", end: ended(to), ...rest };
}

function person(slug: string, spells: unknown[], more: Record<string, unknown> = {}): EditionOf<"person"> {
  return edition("person", slug, { affiliations: [], cases: [{ id: randomUUID(), number: 1, events: [], ...(spells.length === 0 ? {} : { spells }), ...more }] });
}

const only = (spells: unknown[]) => {
  const [entry] = spellsOf(person("aubergine", spells).body);
  if (entry === undefined) throw new Error("A stretch was expected.");
  return entry;
};

describe("a stretch of custody", () => {
  it("is put together from its readings: the preferred first, denials last, bounds over those that affirm it", () => {
    const entry = only([spell({ modality: "denied", from: "2010-01-01" }), spell({ from: "2016-12-01", to: "2017-05-31" }), spell({ from: "2016-12", preferred: false })]);
    expect(entry.readings.map(({ modality }) => modality)).toEqual(["stated", "stated", "denied"]);
    expect(entry).toMatchObject({ mark: "disputed", practice: rsdl.body.id, begin: { earliest: "2016-12-01", latest: "2016-12-31" }, end: { earliest: "2017-05-31", latest: "2017-05-31" }, begins: [{ date: { edtf: "2016-12-01" }, mark: null }, { date: { edtf: "2016-12" }, mark: null }] });
  });

  it("is open at an end where one of its readings is", () => {
    expect(only([spell({ from: "2016-12-01", to: "../2017-05-31" }), spell({ from: "2016-11/..", to: "2017-05-31" })])).toMatchObject({
      begin: { earliest: "2016-11-01", latest: null }, end: { earliest: null, latest: "2017-05-31" },
    });
  });

  it("rests on the reading that an editor preferred, and stays disputed where another source denies it", () => {
    const entry = only([spell({ from: "2015-01-01", practice: other.body.id }), spell({ preferred: true }), spell({ modality: "denied" })]);
    expect(entry).toMatchObject({ mark: "disputed", practice: rsdl.body.id, begins: [{ date: { edtf: "2016-12-01" } }] });
  });

  it("is under no practice where the sources differ on it, and has no limit then", () => {
    const entry = only([spell(), spell({ practice: other.body.id })]);
    expect(entry.practice).toBeNull();
    expect(clockOfSpell(entry, law, TODAY)?.limit).toBeNull();
  });

  it("has no clock where it is only denied", () => {
    const entry = only([spell({ modality: "denied" })]);
    expect([entry.mark, clockOfSpell(entry, law, TODAY)]).toEqual(["denied", null]);
  });

  it("has no limit where its practice was withdrawn, and loses no day for it", () => {
    expect(clockOfSpell(only([spell({ to: "2017-05-31" })]), { ...law, lookup: new Map() }, TODAY)).toMatchObject({ held: { least: 181, most: 181 }, limit: null });
  });

  it("claims nothing about its limit where a source hedges a date, however long it lasted, and keeps the figures", () => {
    const standing = (from: string, to: string | null) => clockOfSpell(only([spell({ from, to })]), law, TODAY)?.limit?.standing;
    expect([standing("2016-12", null), standing("2016-12~", null), standing("2016-12?", "2017-01-05"), standing("2016-12", "2017-01~")]).toEqual(["past", "unsaid", "unsaid", "unsaid"]);
    expect(clockOfSpell(only([spell({ from: "2016-12~", to: "2017-05-31" })]), law, TODAY)).toMatchObject({ held: { least: 151, most: 181 }, limit: { lastDay: { earliest: "2017-05-31", latest: "2017-06-30" } } });
  });

  it("is hedged where a source says so, and followed where a later one of its case is on record", () => {
    expect(only([spell({ from: "2016-12~" })]).hedged).toBe(true);
    const entries = spellsOf(person("bergamot", [spell({ spell: 2, from: "2017-05-31" }), spell({ spell: 1 }), spell({ spell: 3, from: "2018-01-01", modality: "denied" })]).body);
    expect(entries.map(({ spell: number, followed, hedged }) => [number, followed, hedged])).toEqual([[1, true, false], [2, false, false], [3, false, false]]);
  });
});

it("finds the stretch that began last among those that somebody affirms", () => {
  const entries = spellsOf(person("cardamom", [spell({ spell: 1 }), spell({ spell: 2, from: "2018-02" }), spell({ spell: 3, from: "2019-01-01", modality: "denied" })]).body);
  expect(latestSpell(entries)?.spell).toBe(2);
  expect(latestSpell([])).toBeNull();
});

it("lists stretches under a practice by beginning, without those that are only denied or of which sources name another practice", () => {
  const people = [
    person("daikon", [spell({ from: "2018" }), spell({ spell: 2, modality: "denied" })]), person("endive", [spell({ modality: "alleged" })]),
    person("fennel", [spell(), spell({ practice: other.body.id })]), person("garlic", [spell({ practice: other.body.id })]), person("henbit", []),
  ];
  const spells = spellsUnder(rsdl.body.id, people);
  expect(spells.map((row) => [row.person.body.slug, row.entry.mark])).toEqual([["endive", "alleged"], ["daikon", null]]);
});

it("puts charges under their stages, in the order of the process", () => {
  const charge = (stage: string, text: string) => ({ ...fact([cite(source, text)]), stage, text, language: "en", charge: null });
  const { body } = person("aubergine", [], { charges: [charge("conviction", "three"), charge("detention", "one"), charge("detention", "two")] });
  expect(body.cases.flatMap(chargesByStage).map(({ stage, charges }) => [stage, charges.map(({ text }) => text)])).toEqual([["detention", ["one", "two"]], ["conviction", ["three"]]]);
});

describe("representation", () => {
  const lawyer = someId();
  const work = (parts: Record<string, unknown> = {}) => ({ ...fact([cite(source, "defended")], "2017-01"), lawyer, began: "engaged", ended: null, end: null, ...parts });

  it("is found from both sides, by case and lawyer", () => {
    const client = person("aubergine", [], { representations: [work(), work({ modality: "denied" }), work({ lawyer: someId() })] });
    expect(representingOf(client).map(({ readings, mark }) => [readings.length, mark])).toEqual([[2, "disputed"], [1, null]]);
    expect(representedBy(lawyer, [client, person("bergamot", [])]).map((row) => row.client.body.slug)).toEqual(["aubergine"]);
  });

  it("is cited and mentioned by the client's body", () => {
    const { body } = person("aubergine", [spell()], { representations: [work()] });
    expect(mentionedIn(body)).toEqual(expect.arrayContaining([lawyer, rsdl.body.id, source]));
    expect(citationsOf(body).map(({ exact }) => exact)).toEqual(["held", "defended"]);
  });
});

it("knows how long nothing dated is on record of a case", () => {
  const { body } = person("aubergine", [spell({ to: "2019-12-02" })]);
  expect(silenceOf(body, 1, TODAY)).toEqual({ least: 30, most: 30 });
  expect(silenceOf(body, 2, TODAY)).toBeNull();
});

it("takes no denial for news: its day is that on which something did not happen", () => {
  const event = (edtf: string, modality: string) => ({ ...fact([cite(source, "told")], edtf), modality, event: randomUUID(), stage: "trial", eventKind: null, practice: null, place: null, text: "told", language: "en" });
  const held = spell({ to: "2019-12-02" });
  const later = (modality: string) => silenceOf(person("aubergine", [held, spell({ spell: 2, from: "2019-12-20", modality, to: "2019-12-21" })], { events: [event("2019-12-22", modality)] }).body, 1, TODAY);
  expect(later("denied")).toEqual({ least: 30, most: 30 });
  // An allegation is somebody's word that there was something.
  expect(later("alleged")).toEqual({ least: 10, most: 10 });
  expect(silenceOf(person("bergamot", [], { events: [event("2019-12-22", "denied")] }).body, 1, TODAY)).toBeNull();
});

it("does not take an empty list for none: a body says nothing of a kind by leaving it out", () => {
  for (const list of ["spells", "charges", "representations"]) expect(() => person("aubergine", [], { [list]: [] }), list).toThrow();
});
