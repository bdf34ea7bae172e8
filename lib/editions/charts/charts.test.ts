/** The numbers of charts, of invented people. */
import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "@/lib/core/honest-date";
import type { RecordId } from "@/lib/core/ids";
import { basisByKind, basisTable, shareOf, sumOf, wordByKind } from "@/lib/editions/charts/basis";
import { chartAt } from "@/lib/editions/charts/chart";
import { peopleByYear, peopleByYearTable } from "@/lib/editions/charts/people-by-year";
import { mapStates, signatureTable } from "@/lib/editions/charts/signature-table";
import { daysAcross, limitDays, spellRows, spellsTable } from "@/lib/editions/charts/spell-rows";
import { labelledOf, ticksTo } from "@/lib/editions/charts/ticks";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import type { EditionLookup, EditionOf } from "@/lib/editions/edition";
import { signatureMatrix } from "@/lib/editions/matrix";
import { statementsFor } from "@/lib/editions/statements-for";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const rsdl = practiceEdition("rsdl");
const unknown = practiceEdition("invented-practice");
const lookup: EditionLookup = new Map([rsdl, unknown].map((practice) => [practice.body.id, practice]));
const source = someId();
const TODAY = "2020-01-01";

type Spell = { spell?: number; from?: string | null; to?: string | null; practice?: RecordId; modality?: string };

function spell({ spell: number = 1, from = "2016-12-01", to = null, practice = rsdl.body.id, ...rest }: Spell = {}) {
  const end = to === null ? null : { edtf: to, ...boundsOf(to), printed: null, countedFrom: null };
  return { ...fact([cite(source, "held")], from), spell: number, practice, place: null, authority: null, language: "en", end, ...rest };
}

function event(practice: RecordId, modality = "stated") {
  return { ...fact([cite(source, "taken")]), event: randomUUID(), stage: null, eventKind: "other", practice, place: null, text: "taken", language: "en", modality };
}

function person(slug: string, spells: unknown[], events: unknown[] = [], name = slug): EditionOf<"person"> {
  const detention = { id: randomUUID(), number: 1, events, ...(spells.length === 0 ? {} : { spells }) };
  return edition("person", slug, { names: [{ ...fact([cite(source, name)]), text: name, language: "en", kind: "main" }], affiliations: [], cases: [detention] });
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe("people by year", () => {
  const people = [
    person("aubergine", [spell({ from: "2014-03" })]),
    person("bergamot", [spell({ spell: 1, from: "2016-01-05", modality: "alleged" }), spell({ spell: 2, from: "2016-09" }), spell({ spell: 4, from: "2016-11", modality: "alleged" }), spell({ spell: 3, from: "2017" })]),
    person("cardamom", [spell({ from: "2016-12-01", modality: "alleged" })]),
    person("daikon", [spell({ from: "2016-12/2017-01" })]),
    person("endive", [spell({ from: "2016~" })]),
    person("fennel", [spell({ from: null, modality: "may_have" })]),
    person("garlic", [], [event(rsdl.body.id)]),
    person("henbit", [], [event(rsdl.body.id, "alleged")]),
    person("iris", [spell({ modality: "denied" })], [event(rsdl.body.id, "denied")]),
    person("juniper", [spell({ practice: unknown.body.id })]),
  ];
  const counts = peopleByYear(rsdl.body.id, people);

  it("counts each once a year by the surest of their stretches, every year between, and drops nobody whose year is not known", () => {
    expect(counts).toEqual({
      years: [{ year: "2014", stated: 1, alleged: 0 }, { year: "2015", stated: 0, alleged: 0 }, { year: "2016", stated: 1, alleged: 1 }, { year: "2017", stated: 1, alleged: 0 }],
      uncertain: { stated: 2, alleged: 1 },
      noStretch: { stated: 1, alleged: 1 },
      all: { stated: 5, alleged: 3 },
    });
  });

  it("has the same numbers in its file", () => {
    expect(rowsOf(peopleByYearTable(counts))).toEqual([
      { year: "2014", people_stated: "1", people_alleged_or_disputed: "0" }, { year: "2015", people_stated: "0", people_alleged_or_disputed: "0" },
      { year: "2016", people_stated: "1", people_alleged_or_disputed: "1" }, { year: "2017", people_stated: "1", people_alleged_or_disputed: "0" },
      { year: "year_not_certain", people_stated: "2", people_alleged_or_disputed: "1" }, { year: "no_stretch_on_record", people_stated: "1", people_alleged_or_disputed: "1" },
      { year: "all_people_once", people_stated: "5", people_alleged_or_disputed: "3" },
    ]);
  });

  it("counts nobody where nobody is", () => {
    const nobody = { stated: 0, alleged: 0 };
    expect(peopleByYear(rsdl.body.id, [])).toEqual({ years: [], uncertain: nobody, noStretch: nobody, all: nobody });
  });
});

describe("stretches against the limit", () => {
  const people = [
    person("aubergine", [spell({ from: "2016-12-01", to: "2017-07-15" })], [], "=HYPERLINK(1)"),
    person("bergamot", [spell({ from: "2017-07", to: "2018-01-29" })]),
    person("cardamom", [spell({ from: "2019-01-01" })]),
    person("daikon", [spell({ practice: unknown.body.id, from: "2018-01-01", to: "2018-02-01" })]),
    person("endive", [spell({ from: null })]),
  ];
  const rows = spellRows(rsdl.body.id, people, { lookup, laws: LAW_AS_SHIPPED }, TODAY);
  const file = rowsOf(spellsTable(rows));

  it("are ranges where a date is imprecise, and past only where they are on every day", () => {
    expect(file.map(({ person: slug, days_least, days_most, against_limit }) => [slug, days_least, days_most, against_limit])).toEqual([
      ["aubergine", "226", "226", "past"], ["bergamot", "182", "212", "unclear"], ["cardamom", "365", "365", "past_unless_ended"], ["endive", "", "", ""],
    ]);
  });

  it("show no end where none is on record, and nothing computed for it", () => {
    expect(file.find((row) => row["person"] === "cardamom")).toMatchObject({ ends_edtf: "", end_on_record: "no", counted_to: TODAY, limit_last_day_latest: "2019-06-30" });
  });

  it("name no limit where the vocabulary has none", () => {
    const [row] = spellRows(unknown.body.id, people, { lookup, laws: LAW_AS_SHIPPED }, TODAY);
    expect([row?.clock?.held.most, limitDays(row?.clock ?? null)]).toEqual([31, null]);
    const cells = rowsOf(spellsTable(row === undefined ? [] : [row]))[0] ?? {};
    for (const column of Object.keys(cells).filter((name) => name.includes("limit"))) expect(cells[column], column).toBe("");
  });

  it("fit the width, and run no formula", () => {
    expect(daysAcross(rows)).toBe(365);
    expect(daysAcross([])).toBe(1);
    expect(file[0]?.["name_en"]).toBe("'=HYPERLINK(1)");
  });
});

describe("countries and statements", () => {
  const [signer, absent, both, alleged, none] = ["aa", "bb", "cc", "dd", "ee"].map((code) => edition("country", code, {}));
  if (signer === undefined || absent === undefined || both === undefined || alleged === undefined || none === undefined) throw new Error("five countries");
  const letter = statement("letter", { edtf: "2017-02-27", signatures: [["signed", signer.body.id], ["noted_absent", absent.body.id], ["signed", both.body.id], ["noted_absent", both.body.id], ["signed", alleged.body.id]] });
  const told = { ...letter, body: { ...letter.body, signatures: letter.body.signatures.map((signature) => (signature.country === alleged.body.id ? { ...signature, modality: "alleged" as const } : signature)) } };
  const later = statement("later", { edtf: "2018", signatures: [["signed", absent.body.id]] });
  const matrix = signatureMatrix([signer, absent, both, alleged, none], [told, later]);

  it("have a row of the file for each reading and for each cell with none", () => {
    const rows = rowsOf(signatureTable(matrix, new Map()));
    expect(rows.map(({ country, statement: slug, state, modality }) => [country, slug, state, modality])).toEqual([
      ["aa", "letter", "signed", "stated"], ["aa", "later", "nothing_on_record", ""],
      ["bb", "letter", "noted_absent", "stated"], ["bb", "later", "signed", "stated"],
      ["cc", "letter", "signed", "stated"], ["cc", "letter", "noted_absent", "stated"], ["cc", "later", "nothing_on_record", ""],
      ["dd", "letter", "signed", "alleged"], ["dd", "later", "nothing_on_record", ""],
      ["ee", "letter", "nothing_on_record", ""], ["ee", "later", "nothing_on_record", ""],
    ]);
  });

  it("keep a claim somebody's whose record is withdrawn, in the file too", () => {
    const claimed = { ...letter, body: { ...letter.body, signatures: letter.body.signatures.map((signature) => ({ ...signature, saidBy: someId(), saidByText: "an invented ministry" })) } };
    const rows = rowsOf(signatureTable(signatureMatrix([signer], [claimed]), new Map()));
    expect(rows.map(({ state, said_by: voice }) => [state, voice])).toEqual([["signed", "somebody not named here"]]);
  });

  it("call a statement in the file by no title that is only alleged", () => {
    const title = { ...fact([cite(someId(), "words")]), attribute: "title", text: "On Okra", language: "en", modality: "alleged" };
    const titled = edition("statement", "letter", { ...letter.body, attributes: [title] });
    expect(signatureTable(signatureMatrix([signer], [titled]), new Map())).not.toContain("Okra");
  });

  it("are on the map only as far as sources say it plainly", () => {
    expect(Object.fromEntries(mapStates(matrix))).toEqual({ aa: { signed: true, absent: false }, bb: { signed: true, absent: true } });
  });

  it("stand on a country's page as signed, noted absent, asked and about, a contradicted signature under both heads", () => {
    const asking = statement("asking", { edtf: "2019", about: [["addressed_to", both.body.id], ["concerns", both.body.id]] });
    const naming = statement("naming", { edtf: "2020", about: [["names", both.body.id]] });
    const found = statementsFor(both.body.id, [], [told, later, asking, naming]);
    expect(Object.fromEntries(Object.entries(found).map(([head, those]) => [head, those.map(({ body }) => body.slug)]))).toEqual({ signed: ["letter"], absent: ["letter"], said: [], asked: ["asking"], about: ["naming"] });
  });
});

describe("what rests on a source", () => {
  const [one, other, speaker] = [someId(), someId(), someId()];
  const name = (citations: ReturnType<typeof cite>[], more: Record<string, unknown> = {}) => ({ ...fact(citations), text: "Aubergine", language: "en", kind: "main", ...more });
  const records = [
    edition("country", "aa", { names: [name([cite(one, "a")]), name([cite(one, "b"), cite(other, "b")])] }),
    edition("country", "bb", { names: [name([cite(one, "c"), cite(one, "d")]), name([cite(other, "e")], { saidBy: speaker })] }),
    edition("practice", "pp", { names: [name([cite(other, "f")])] }),
    edition("source", "ss", { names: [name([cite(one, "g")])], parents: [] }),
  ];

  it("is counted kind by kind, what it carries alone apart, and nothing of what sources say of themselves", () => {
    expect(basisByKind(one, records)).toEqual([{ kind: "country", records: 2, facts: 3, alone: 2 }]);
    expect(sumOf(basisByKind(other, records))).toEqual({ records: 3, facts: 3, alone: 2 });
    expect(wordByKind(speaker, records)).toEqual([{ kind: "country", records: 1, facts: 1, alone: 0 }]);
    expect(rowsOf(basisTable(basisByKind(one, records), 5))).toEqual([
      { kind: "country", records: "2", facts: "3", facts_on_it_alone: "2", facts_of_the_record: "5" }, { kind: "all", records: "2", facts: "3", facts_on_it_alone: "2", facts_of_the_record: "5" },
    ]);
  });

  it("is never called nothing where it is something, nor all where it is not", () => {
    expect([shareOf(0, 10, "en"), shareOf(1, 3, "en"), shareOf(1, 40, "en"), shareOf(10, 10, "zh"), shareOf(0, 0, "en")]).toEqual(["0%", "33%", "2.5%", "100%", "0%"]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.nat(), (all, seed) => {
        const share = shareOf((seed % (all - 1)) + 1, all, "en");
        expect(share).not.toMatch(/^0%$|^100%$/u);
      }),
    );
  });
});

describe("axes", () => {
  it("have round steps, from nought, that fit", () => {
    expect([ticksTo(1, 4), ticksTo(5, 4), ticksTo(226, 4), ticksTo(3650, 4)]).toEqual([[0, 1], [0, 2, 4], [0, 50, 100, 150, 200], [0, 1000, 2000, 3000]]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (most) => {
        const ticks = ticksTo(most, 4);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeLessThanOrEqual(most);
      }),
    );
    expect([...labelledOf(["a", "b", "c", "d", "e"], 3)]).toEqual(["a", "c", "e"]);
  });
});

it("charts have these addresses, and no others", () => {
  expect(chartAt(["years", "rsdl"])).toEqual({ name: "years", slug: "rsdl" });
  expect(chartAt(["signatures"])).toEqual({ name: "signatures", slug: null });
  expect(chartAt(["basis"])).toEqual({ name: "basis", slug: null });
  for (const none of [[], ["years"], ["signatures", "rsdl"], ["other"], ["years", "RSDL"], ["years", "rsdl", "more"], ["constructor"]]) expect(chartAt(none), none.join("/")).toBeNull();
});
