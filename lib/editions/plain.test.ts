/** What only some say stays what only some say: no status, count, file or title takes a date, a place or an end from readings that are put less surely than it. */
import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { eventsAsJson } from "@/lib/editions/api";
import { plainOf } from "@/lib/editions/affirmed";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { signatureTable } from "@/lib/editions/charts/signature-table";
import { spellRows, spellsTable } from "@/lib/editions/charts/spell-rows";
import { clockOfSpell, spellsOf } from "@/lib/editions/custody";
import { recordRow } from "@/lib/editions/dataset/record-table";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { followTheMoneyOf } from "@/lib/editions/linked/follow-the-money";
import { jsonLdOf } from "@/lib/editions/linked/json-ld";
import { signatureMatrix } from "@/lib/editions/matrix";
import { textRows, thingAsJson } from "@/lib/editions/search/found-things";
import { statusOf as listedAs } from "@/lib/editions/search/status";
import { textEntriesOf } from "@/lib/editions/search/text-entry";
import { statusOf } from "@/lib/editions/status";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const TODAY = "2020-01-01";
const [one, other] = [someId(), someId()];
const [said, alsoSaid] = [[cite(one, "words of one")], [cite(other, "words of another")]];
const rsdl = practiceEdition("rsdl");
const lookup: EditionLookup = new Map([[rsdl.body.id, rsdl]]);
const means = { lookup, absolute: (path: string) => path };

type Parts = Record<string, unknown>;
const event = (stage: string, edtf: string | null, parts: Parts = {}, citations = said) => ({
  ...fact(citations, edtf), event: randomUUID(), stage, eventKind: null, practice: null, place: null, text: "Invented.", language: "en", ...parts,
});
const spell = (from: string | null, to: string | null = null, parts: Parts = {}, citations = said) => ({
  ...fact(citations, from), spell: 1, practice: rsdl.body.id, place: null, authority: null, language: "en", end: fact(citations, to).date, ...parts,
});
const alleged = { modality: "alleged" };

/** A person of one case. */
function person({ events = [], spells = [] }: { events?: unknown[]; spells?: unknown[] }): EditionOf<"person"> {
  return edition("person", "aubergine", { affiliations: [], cases: [{ id: randomUUID(), number: 1, events, ...(spells.length === 0 ? {} : { spells }) }] });
}
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe("a stretch of custody", () => {
  const ended = person({ spells: [spell("2016-12-01"), spell("2016-12-01", "2017-03-01", alleged, alsoSaid)] });
  const begun = person({ spells: [spell(null), spell("2016-12-01", "2018-03-01", alleged, alsoSaid)] });
  const clockOf = ({ body }: EditionOf<"person">) => spellsOf(body).map((entry) => clockOfSpell(entry, { lookup, laws: LAW_AS_SHIPPED }, TODAY))[0];

  it("has not ended where its end is only alleged: it is counted as without one, and the end stands with its mark", () => {
    expect(clockOf(ended)).toMatchObject({ open: true, held: { least: 1126 }, limit: { standing: "past" } });
    expect(spellsOf(ended.body)[0]?.ends.map(({ date, mark }) => [date.edtf, mark])).toEqual([["2017-03-01", "alleged"]]);
    expect(rowsOf(spellsTable(spellRows(rsdl.body.id, [ended], { lookup, laws: LAW_AS_SHIPPED }, TODAY)))[0]).toMatchObject({
      mark: "", begins_edtf: "2016-12-01", ends_edtf: "", end_on_record: "alleged", ends_marked: "2017-03-01 alleged", against_limit: "past_unless_ended",
    });
  });

  it("is not counted where its beginning is only alleged, and begins in no year", () => {
    expect(clockOf(begun)).toBeNull();
    expect(rowsOf(spellsTable(spellRows(rsdl.body.id, [begun], { lookup, laws: LAW_AS_SHIPPED }, TODAY)))[0]).toMatchObject({ begins_edtf: "", begins_marked: "2016-12-01 alleged", days_least: "", against_limit: "" });
    expect(peopleByYear(rsdl.body.id, [begun])).toMatchObject({ years: [], uncertain: { stated: 1, alleged: 0 } });
  });

  it("that is alleged as a whole is counted under its mark, and one of which a source plainly gives the end by all that they say", () => {
    expect(clockOf(person({ spells: [spell("2016-12-01", "2017-03-01", alleged)] }))).toMatchObject({ open: false, held: { least: 90, most: 90 } });
    const differing = person({ spells: [spell("2016-12-01", "2017-03-01"), spell("2016-12-01", "2018-03-01", alleged, alsoSaid)] });
    expect(clockOf(differing)).toMatchObject({ open: false, held: { least: 90, most: 455 }, limit: { standing: "unclear" } });
  });
});

describe("whether an end is on record", () => {
  const listed = (...events: unknown[]) => listedAs(person({ events }).body, "2045-01-01");
  const before = [event("taken_away", "2014-05-01"), event("released", "2015-01-01")];

  it("is only alleged where the last one is, after a plain arrest", () => {
    expect(listed(...before, event("arrest", "2016-01-01"), event("released", "2017-01-01", alleged))).toBe("end_alleged");
    expect(listed(...before, event("arrest", "2016-01-01"), event("released", "2015-06-01", alleged))).toBe("no_end");
    expect(listed(...before, event("arrest", "2016-01-01"), event("released", "2017-01-01"))).toBe("ended");
  });

  it("is not settled by an arrest that another source denies, or whose day is only alleged or hedged", () => {
    const id = randomUUID();
    expect(listed(...before, event("arrest", "2016-01-01", { event: id }), event("arrest", "2016-01-01", { event: id, modality: "denied" }, alsoSaid))).toBe("end_alleged");
    expect(listed(...before, event("arrest", null, { event: id }), event("arrest", "2016-01-01", { event: id, ...alleged }, alsoSaid))).toBe("ended");
    expect(listed(...before, event("arrest", "2015-02~"))).toBe("ended");
  });
});

describe("the status on a person's page", () => {
  const stagesOf = (...events: unknown[]) => statusOf(person({ events }).body, TODAY).events.map(({ title }) => title?.stage);
  const id = randomUUID();

  it("leaves open what came last where one of the days that sources give would, and counts days without news then", () => {
    const events = [event("arrest", "2016-01-01", { event: id }), event("arrest", "2018-01-01", { event: id }, alsoSaid), event("released", "2017-01-01")];
    expect(stagesOf(...events)).toEqual(["arrest", "released"]);
    expect(statusOf(person({ events }).body, TODAY).silence).not.toBeNull();
  });

  it("orders nothing by a day that is hedged or only alleged", () => {
    expect(stagesOf(event("arrest", "2016-11-20"), event("released", "2016-12~"))).toEqual(["arrest", "released"]);
    expect(stagesOf(event("arrest", "2016-11-20"), event("released", "2018?"))).toEqual(["arrest", "released"]);
    expect(stagesOf(event("arrest", "2016-11-20"), event("released", "2018~"))).toEqual(["released"]);
    expect(stagesOf(event("arrest", "2016-11-20"), event("released", null, { event: id }), event("released", "2018-01-01", { event: id, ...alleged }, alsoSaid))).toEqual(["arrest", "released"]);
    expect(stagesOf(event("arrest", "2016-11-20"), event("released", "2018-01-01", alleged))).toEqual(["released"]);
  });

  it("counts for what is plainly stated the sources that state it, and for what is alleged those that allege it", () => {
    const sources = (...events: unknown[]) => statusOf(person({ events }).body, TODAY).sureness?.readings.flatMap(({ citations }) => citations.map(({ source }) => source));
    expect(sources(event("arrest", "2016-01-01", { event: id }), event("arrest", "2016-01-01", { event: id, ...alleged }, alsoSaid))).toEqual([one]);
    expect(sources(event("arrest", "2016-01-01", { event: id, ...alleged }), event("arrest", "2016-01-01", { event: id, modality: "may_have" }, alsoSaid))).toEqual([one]);
    const body = person({ spells: [spell("2016-12-01"), spell("2016-12-01", null, alleged, alsoSaid)] }).body;
    expect(statusOf(body, TODAY).sureness?.readings).toHaveLength(1);
  });

  it("names every place that sources give the last event, none of them alone unless an editor preferred it", () => {
    const places = (mine: Parts, theirs: Parts) =>
      statusOf(person({ events: [event("arrest", "2016-01-01", { event: id, ...mine }), event("arrest", "2016-01-01", { event: id, ...theirs }, alsoSaid)] }).body, TODAY).places.map(({ place, mark }) => [place, mark]);
    expect(places({ place: "an orchard" }, { place: "a cellar" })).toEqual([["an orchard", "disputed"], ["a cellar", "disputed"]]);
    expect(places({ place: "an orchard" }, { place: "a cellar", preferred: true })).toEqual([["a cellar", null]]);
    expect(places({ place: "an orchard" }, { place: "an orchard", ...alleged })).toEqual([["an orchard", null]]);
    expect(places({}, { place: "a cellar", ...alleged })).toEqual([["a cellar", "alleged"]]);
  });
});

describe("files", () => {
  const id = randomUUID();
  const undated = person({ events: [event("arrest", null, { event: id }), event("arrest", "2016-01-01", { event: id, ...alleged }, alsoSaid)] });
  const dated = (parts: Parts) => ({ ...fact(said, "2017-02-27"), attribute: "dated", text: "printed", language: "en", ...parts });
  const passage = { ...fact(said), passage: "claim", quoted: true, position: 1, text: "Free them", language: "en" };
  const letter = (parts: Parts, more: Parts = {}) => edition("statement", "letter", { speakers: [], about: [], signatures: [], passages: [passage], attributes: [dated(parts)], ...more });

  it("give an event no plain date that is only alleged", () => {
    expect(eventsAsJson(undated)[0]).toMatchObject({ mark: null, date: null, dates: [{ edtf: "2016-01-01", mark: "alleged" }] });
    expect(eventsAsJson(person({ events: [event("arrest", "2016-01-01", alleged)] }))[0]).toMatchObject({ mark: "alleged", date: { edtf: "2016-01-01" } });
    const differing = person({ events: [event("arrest", "2016-01-01", { event: id }), event("arrest", "2016-01-02", { event: id }, alsoSaid)] });
    expect(eventsAsJson(differing)[0]).toMatchObject({ date: null, dates: [{ edtf: "2016-01-01", mark: null }, { edtf: "2016-01-02", mark: null }] });
  });

  it("give a found thing no plain date that is only alleged", () => {
    const found = { edition: letter(alleged), kind: "statement" as const, thing: "" };
    const thing = { ...found, thing: found.edition.body.id };
    expect(thingAsJson(thing)).toMatchObject({ dates: [], datesMarked: [{ edtf: "2017-02-27", mark: "alleged" }] });
    expect(textRows(thing, lookup)[0]).toMatchObject({ dates: "", dates_marked: "2017-02-27 alleged", modality: "stated" });
  });

  it("give a signed statement no date that is only denied", () => {
    const france = edition("country", "fr", {});
    const signed = { ...fact(said), country: france.body.id, state: "signed", capacity: null, language: "en" };
    const row = (parts: Parts) => rowsOf(signatureTable(signatureMatrix([france], [letter(parts, { signatures: [signed] })]), lookup))[0];
    expect(row({ modality: "denied" })).toMatchObject({ statement_date_edtf: "" });
    expect(row({})).toMatchObject({ statement_date_edtf: "2017-02-27" });
  });

  it("do not make a claim the source's own when its speaker is withdrawn", () => {
    const france = edition("country", "fr", {});
    const signed = { ...fact(said), country: france.body.id, state: "signed", capacity: null, language: "en", saidBy: someId(), saidByText: "Mrs Withdrawn Aubergine" };
    const spoken = letter({}, { signatures: [signed], passages: [{ ...passage, saidBy: someId(), saidByText: "Mrs Withdrawn Aubergine" }] });
    expect(rowsOf(signatureTable(signatureMatrix([france], [spoken]), lookup))[0]).toMatchObject({ said_by: "somebody not named here" });
    expect(textRows({ edition: spoken, kind: "statement", thing: spoken.body.id }, lookup)[0]).toMatchObject({ said_by: "somebody not named here" });
  });

  it("count in the table of people what is plainly stated", () => {
    const counts = (...events: unknown[]) => {
      const { cases, events: count } = recordRow(person({ events }), means);
      return [cases, count];
    };
    expect(counts(event("arrest", "2016-01-01", alleged))).toEqual([0, 0]);
    expect(counts(event("arrest", "2016-01-01"), event("trial", "2016-02-01", alleged), event("verdict", "2016-03-01", { event: id }), event("verdict", null, { event: id, modality: "denied" }, alsoSaid))).toEqual([1, 1]);
  });

  it("describe an event only where the accounts of it do not differ", () => {
    const told = (theirs: string) => {
      const body = person({ events: [event("arrest", "2016-01-01", { event: id, text: "Seized at home." }), event("arrest", "2016-01-01", { event: id, text: theirs }, alsoSaid)] });
      const graph = jsonLdOf(body, means)["@graph"] as { description?: { "@value": string } }[];
      return [graph[1]?.description?.["@value"], followTheMoneyOf(body, means)[1]?.properties["summary"]?.[0]];
    };
    expect(told("Gave himself up.")).toEqual([undefined, undefined]);
    expect(told("Seized at home.")).toEqual(["Seized at home.", "Seized at home."]);
  });
});

describe("one of several differing values", () => {
  const attribute = (name: string, text: string, citations = said, parts: Parts = {}) => ({ ...fact(citations), attribute: name, text, language: "en", ...parts });
  const letter = (parts: Parts = {}) =>
    edition("statement", "letter", { speakers: [], about: [], signatures: [], passages: [], attributes: [attribute("form", "joint_letter"), attribute("form", "report", alsoSaid, parts), attribute("medium", "newspaper"), attribute("medium", "interview", alsoSaid, parts)] }).body;
  const paper = (parts: Parts = {}) =>
    edition("source", "paper", { parents: [], attributes: [attribute("publisher", "The Garden"), attribute("publisher", "The Orchard", alsoSaid, parts), attribute("language", "en"), attribute("language", "fr", alsoSaid, parts)] }).body;
  const tags = (body: Parameters<typeof textEntriesOf>[0]) => textEntriesOf(body)[0]?.facets.filter((tag) => !/^(?:kind|origin):/u.test(tag));

  it("names and lists nothing, unless an editor preferred it", () => {
    expect(plainOf(letter(), "form")).toBeNull();
    expect([tags(letter()), tags(paper())]).toEqual([[], []]);
    const preferred = { preferred: true };
    expect([tags(letter(preferred)), tags(paper(preferred))]).toEqual([["form:report", "medium:interview"], ["language:fr", "publisher:The Orchard"]]);
  });
});
