/**
 * Over invented records: what is only alleged, denied, doubted or contradicted stands in no plain field of any file, status, facet, count or title.
 * Every value of a record is there once only (each date has a year of its own, each place and account its own words), so that it is found wherever it went.
 */
import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf } from "@/lib/core/honest-date";
import { CERTAINTIES, MODALITIES, type Stage } from "@/lib/core/kinds";
import { eventsAsJson } from "@/lib/editions/api";
import { datesAhead } from "@/lib/editions/calendar/dates-ahead";
import { peopleByYear } from "@/lib/editions/charts/people-by-year";
import { signatureTable } from "@/lib/editions/charts/signature-table";
import { spellRows, spellsTable } from "@/lib/editions/charts/spell-rows";
import { recordRow } from "@/lib/editions/dataset/record-table";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { isOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { followTheMoneyOf } from "@/lib/editions/linked/follow-the-money";
import { jsonLdOf } from "@/lib/editions/linked/json-ld";
import { signatureMatrix } from "@/lib/editions/matrix";
import { facetsOf } from "@/lib/editions/search/facets";
import { thingAsJson } from "@/lib/editions/search/found-things";
import { peopleCsv } from "@/lib/editions/search/people-csv";
import { textEntriesOf } from "@/lib/editions/search/text-entry";
import { statusOf } from "@/lib/editions/status";
import { LAW_AS_SHIPPED } from "@/prisma/factories/as-shipped";
import { practiceEdition } from "@/prisma/factories/practice-edition";

const TODAY = "2020-01-01";
const LONG_AGO = "1800-01-01";
const rsdl = practiceEdition("rsdl");
const france = edition("country", "fr", {});
const lookup: EditionLookup = new Map<Edition["body"]["id"], Edition>([[rsdl.body.id, rsdl], [france.body.id, france]]);
const means = { lookup, absolute: (path: string) => path };

/** One reading as it is drawn by chance: how it is put, and which of the thing's values it gives (null: it leaves that open). */
type Put = { modality: string; certainty: string; disputed: boolean; preferred: boolean };
type Told = Put & { date: number | null; end: number | null; place: number | null; text: number; stage: Stage };

// Plain readings beside one that is not are what goes wrong: each is as often as not.
const mostly = <T>(usual: fc.Arbitrary<T>, weight: number, unusual: fc.Arbitrary<T>) => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: unusual });
const put = {
  modality: mostly<string>(fc.constantFrom("stated", "alleged"), 5, fc.constantFrom(...MODALITIES)),
  certainty: mostly<string>(fc.constant("certain"), 9, fc.constantFrom(...CERTAINTIES)),
  disputed: mostly(fc.constant(false), 12, fc.constant(true)),
};
const value = mostly<number | null>(fc.nat({ max: 1 }), 1, fc.constant(null));
const told = fc.record({ ...put, preferred: fc.constant(false), date: value, end: value, place: value, text: fc.nat({ max: 1 }), stage: mostly<Stage>(fc.constant("arrest"), 3, fc.constant("released")) });
/** The readings of one thing: at most one is preferred, as the database holds it. */
const thing = fc.tuple(fc.array(told, { minLength: 1, maxLength: 3 }), mostly<number | null>(fc.constant(null), 4, fc.nat({ max: 2 }))).map(([readings, preferred]) => readings.map((reading, at): Told => ({ ...reading, preferred: at === preferred })));

const isPlainlyPut = ({ modality, certainty, disputed }: Put) => (modality === "stated" || modality === "admitted") && certainty === "certain" && !disputed;

type Given = { value: string; by: Put }[];
/** The values that no reading states plainly. */
const doubtful = (given: Given) => [...new Set(given.map((each) => each.value))].filter((each) => !given.some(({ value: other, by }) => other === each && isPlainlyPut(by)));
/** Those that nobody may say alone: doubtful ones, all where somebody denies the thing, and where sources that affirm it differ, each that no editor preferred. */
function contested(given: Given, readings: readonly Put[]): string[] {
  const values = [...new Set(given.filter(({ by }) => by.modality !== "denied").map((each) => each.value))];
  if (readings.some(({ modality }) => modality === "denied")) return values;
  const open = values.length < 2 ? [] : values.filter((each) => !given.some(({ value: other, by }) => other === each && by.preferred));
  return [...new Set([...doubtful(given), ...open])];
}

/** A person whose every thing has values of its own. */
function personOf(events: Told[][], spells: Told[][]) {
  const dateOf = (at: number, which: number) => `${String(1900 + at * 4 + which)}-05-02`;
  const words = (kind: string, at: number, which: number) => `${kind}${"abcdefghij".charAt(at)}${String(which)}x`;
  const shared = (reading: Told, at: number) => ({
    ...fact([cite(someId(), "words")], reading.date === null ? null : dateOf(at, reading.date)), modality: reading.modality, certainty: reading.certainty, disputed: reading.disputed, preferred: reading.preferred,
    preferredReason: reading.preferred ? "Invented." : null, place: reading.place === null ? null : words("place", at, reading.place), language: "en",
  });
  const things = [...events, ...spells].map((readings, at) => {
    const given = (pick: (reading: Told) => string | null): Given => readings.flatMap((by) => (pick(by) === null ? [] : [{ value: pick(by) ?? "", by }]));
    return {
      readings, event: randomUUID(), dates: given(({ date }) => (date === null ? null : dateOf(at, date))), ends: given(({ end }) => (end === null ? null : dateOf(at, 2 + end))),
      places: given(({ place }) => (place === null ? null : words("place", at, place))), texts: given(({ text }) => words("text", at, text)),
    };
  });
  const [ofEvents, ofSpells] = [things.slice(0, events.length), things.slice(events.length)];
  const detention = {
    id: randomUUID(), number: 1,
    events: ofEvents.flatMap(({ readings, event }, at) => readings.map((reading) => ({ ...shared(reading, at), event, stage: reading.stage, eventKind: null, practice: null, text: words("text", at, reading.text) }))),
    ...(ofSpells.length === 0 ? {} : {
      spells: ofSpells.flatMap(({ readings }, index) => readings.map((reading) => {
        const end = reading.end === null ? null : dateOf(events.length + index, 2 + reading.end);
        return { ...shared(reading, events.length + index), spell: index + 1, practice: rsdl.body.id, authority: null, end: end === null ? null : { edtf: end, ...boundsOf(end), printed: null, countedFrom: null } };
      })),
    }),
  };
  return { person: edition("person", "aubergine", { affiliations: [], cases: [detention] }), ofEvents, ofSpells };
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });
const holdsNone = (written: string, values: readonly string[], where: string) => {
  for (const each of values) expect(written, `${where}: ${each}`).not.toContain(each);
};
const yearsOf = (dates: readonly string[]) => dates.map((date) => date.slice(0, 4));
const drawn = fc.tuple(fc.array(thing, { minLength: 1, maxLength: 3 }), fc.array(thing, { maxLength: 2 }));

const csvPerson = ({ body, entry }: EditionOf<"person">) => ({ person: { body, tags: facetsOf(body, "2045-01-01") }, edition: entry, said: [], slugs: new Map<string, string>() });

test("no file, facet or list takes from a person what is not plainly said of them", () => {
  fc.assert(
    fc.property(drawn, ([events, spells]) => {
      const { person, ofEvents, ofSpells } = personOf(events, spells);
      const notAlone = ofEvents.flatMap(({ dates, places, texts, readings }) => [dates, places, texts].flatMap((given) => contested(given, readings)));
      holdsNone(JSON.stringify(jsonLdOf(person, means)), notAlone, "JSON-LD");
      holdsNone(JSON.stringify(followTheMoneyOf(person, means)), notAlone, "FollowTheMoney");

      const years = yearsOf([...ofEvents, ...ofSpells].flatMap(({ dates, readings }) => contested(dates, readings)));
      holdsNone(facetsOf(person.body, "2045-01-01").join(" "), years.map((year) => `year:${year}`), "facets of the person");
      holdsNone(textEntriesOf(person.body).flatMap(({ facets }) => facets).join(" "), years.map((year) => `year:${year}`), "facets of texts");
      holdsNone(rowsOf(peopleCsv([csvPerson(person)]))[0]?.["years"] ?? "", years, "the search as a table");

      const isPlain = (readings: readonly Told[]) => readings.some(isPlainlyPut) && !readings.some(({ modality }) => modality === "denied");
      const { cases, events: counted } = recordRow(person, means);
      expect(Number(counted)).toBeLessThanOrEqual(ofEvents.filter(({ readings }) => isPlain(readings)).length);
      expect(Number(cases)).toBeLessThanOrEqual([...ofEvents, ...ofSpells].some(({ readings }) => isPlain(readings)) ? 1 : 0);
      for (const { event, mark, date, dates } of eventsAsJson(person)) {
        const those = ofEvents.find((each) => each.event === event);
        if (those === undefined) throw new Error("An event of the record.");
        if (mark === null) holdsNone(JSON.stringify(date), contested(those.dates, those.readings), "the date of an event");
        holdsNone(dates.filter((each) => each.mark === null).map(({ edtf }) => edtf).join(" "), doubtful(those.dates), "dates of an event");
        holdsNone(thingAsJson({ edition: person, kind: "event", thing: event }).dates.join(" "), doubtful(those.dates), "dates of a found event");
      }
      const ahead = datesAhead(person.body, LONG_AGO).filter(({ mark }) => mark === null).map(({ day }) => day);
      holdsNone(ahead.join(" "), ofEvents.flatMap(({ dates, readings }) => contested(dates, readings)), "the calendar");
    }),
    { numRuns: 50 },
  );
});

test("no stretch of custody begins, ends, is counted or drawn in a year by what is not plainly said of it", () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 2 }), (spells) => {
      const { person, ofSpells } = personOf([], spells);
      for (const row of rowsOf(spellsTable(spellRows(rsdl.body.id, [person], { lookup, laws: LAW_AS_SHIPPED }, TODAY)))) {
        const { dates = [], ends = [] } = ofSpells[Number(row["stretch"]) - 1] ?? {};
        if (row["mark"] !== "") continue;
        holdsNone(`${row["begins_edtf"] ?? ""} ${row["ends_edtf"] ?? ""}`, [...doubtful(dates), ...doubtful(ends)], "the dates of a stretch");
        const [isBegun, isEnded] = [dates, ends].map((given) => given.some(({ by }) => isPlainlyPut(by)));
        if (isEnded !== true) expect(row["end_on_record"]).not.toBe("yes");
        if (isBegun !== true) expect(row["days_least"]).toBe("");
        if (isEnded !== true && isBegun === true) expect(["past_unless_ended", "unclear", ""]).toContain(row["against_limit"]);
      }
      const { years } = peopleByYear(rsdl.body.id, [person]);
      const drawnYears = years.filter(({ stated }) => stated > 0).map(({ year }) => year);
      holdsNone(drawnYears.join(" "), yearsOf(ofSpells.flatMap(({ dates, readings }) => contested(dates, readings))), "years of the chart");
    }),
    { numRuns: 50 },
  );
});

test("the status of a person says nothing plainly that is not plainly said, and leaves out nothing that may be the last", () => {
  fc.assert(
    fc.property(drawn, ([events, spells]) => {
      const { person, ofEvents, ofSpells } = personOf(events, spells);
      const { places, events: latest, spell, sureness } = statusOf(person.body, TODAY);
      const all = [...ofEvents, ...ofSpells];
      for (const { place, mark, datings } of places) {
        if (mark === null) holdsNone(place, all.flatMap((each) => contested(each.places, each.readings)), "the last place");
        holdsNone(datings.filter((each) => each.mark === null).map(({ date }) => date.edtf).join(" "), all.flatMap(({ dates }) => doubtful(dates)), "the day of the last place");
      }
      for (const { datings } of latest) holdsNone(datings.filter(({ mark }) => mark === null).map(({ date }) => date.edtf).join(" "), all.flatMap(({ dates }) => doubtful(dates)), "the latest event");
      const dates = [...(spell?.begins ?? []), ...(spell?.ends ?? [])].filter(({ mark }) => mark === null).map(({ date }) => date.edtf);
      holdsNone(dates.join(" "), ofSpells.flatMap((each) => [...doubtful(each.dates), ...doubtful(each.ends)]), "the latest stretch");
      if (sureness?.how === null) for (const reading of sureness.readings) expect(isPlainlyPut({ ...reading })).toBe(true);

      // Whoever is left out came before another on every day that sources give either. ISO days are in order as text.
      const days = ofEvents.map((each) => ({ event: each.event, given: each.dates.filter(({ by }) => by.modality !== "denied").map((one) => one.value).toSorted() })).filter(({ given }) => given.length > 0);
      const left = days.filter(({ event }) => !latest.some((each) => each.event === event));
      for (const { given } of left) expect(days.some((other) => (other.given[0] ?? "") > (given.at(-1) ?? ""))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("no table, facet, filter or title takes from a statement or a source what is not plainly said of it", () => {
  const attribute = fc.record({ ...put, preferred: fc.constant(false), which: fc.nat({ max: 1 }) });
  const attributes = fc.tuple(fc.array(attribute, { maxLength: 3 }), mostly<number | null>(fc.constant(null), 4, fc.nat({ max: 2 }))).map(([readings, preferred]) => readings.map((reading, at) => ({ ...reading, preferred: at === preferred })));
  const VALUES = { form: ["joint_letter", "report"], medium: ["newspaper", "interview"], publisher: ["Garden Press", "Orchard Press"], language: ["fr", "de"], dated: ["1901-05-02", "1902-05-02"] } as const;
  type Name = keyof typeof VALUES;
  fc.assert(
    fc.property(fc.record({ form: attributes, medium: attributes, publisher: attributes, language: attributes, dated: attributes }), (drawnAttributes) => {
      const names = Object.keys(VALUES) as Name[];
      const made = names.flatMap((name) => drawnAttributes[name].map(({ which, ...how }) => ({
        ...fact([cite(someId(), "words")], name === "dated" ? (VALUES.dated[which] ?? null) : null), ...how, preferredReason: how.preferred ? "Invented." : null, attribute: name, text: VALUES[name][which] ?? "", language: "en",
      })));
      const signature = { ...fact([cite(someId(), "words")]), country: france.body.id, state: "signed", capacity: null, language: "en" };
      const passage = { ...fact([cite(someId(), "words")]), passage: "claim", quoted: true, position: 1, text: "Invented.", language: "en" };
      const letter = edition("statement", "letter", { attributes: made, speakers: [], about: [], signatures: [signature], passages: [passage] });
      const paper = edition("source", "paper", { attributes: made, parents: [] });
      const notAlone = (name: Name) => contested(drawnAttributes[name].map(({ which, ...by }) => ({ value: VALUES[name][which] ?? "", by })), []);
      for (const record of [letter, paper] as Edition[]) {
        const tags = textEntriesOf(record.body).flatMap(({ facets }) => facets).join("\n");
        for (const name of ["form", "medium", "publisher", "language"] as const) holdsNone(tags, notAlone(name).map((each) => `${name}:${each}`), "facets");
        holdsNone(tags, yearsOf(notAlone("dated")).map((year) => `year:${year}`), "facets");
        const row = recordRow(record, means);
        for (const name of ["form", "medium", "publisher", "language"] as const) holdsNone(String(row[name] ?? ""), notAlone(name), `the column ${name}`);
        holdsNone(String(row["date_edtf"] ?? ""), notAlone("dated"), "the column of dates");
        if (isOf(record, "source")) holdsNone(String(row["label_en"]), notAlone("publisher"), "the title of a source");
        else holdsNone(String(row["label_en"]).toLowerCase(), notAlone("form").map((form) => form.replace("_", " ")), "the title of a statement");
        holdsNone(String(row["label_en"]), yearsOf(notAlone("dated")), "the day in a title");
      }
      const [cell] = rowsOf(signatureTable(signatureMatrix([france], [letter]), lookup));
      holdsNone(cell?.["statement_date_edtf"] ?? "", notAlone("dated"), "the date of a signed statement");
      const given = drawnAttributes.dated.map(({ which, ...by }) => ({ value: VALUES.dated[which] ?? "", by }));
      holdsNone(thingAsJson({ edition: letter, kind: "statement", thing: letter.body.id }).dates.join(" "), doubtful(given), "dates of a found statement");
    }),
    { numRuns: 50 },
  );
});

test("what is plainly said of a person stands in all of them", () => {
  const stated: Told = { modality: "stated", certainty: "certain", disputed: false, preferred: false, date: 0, end: 0, place: 0, text: 0, stage: "arrest" };
  const { person } = personOf([[stated]], [[stated]]);
  const written = (of: EditionOf<"person">) => [JSON.stringify(jsonLdOf(of, means)), JSON.stringify(followTheMoneyOf(of, means)), facetsOf(of.body, "2045-01-01").join(" "), rowsOf(peopleCsv([csvPerson(of)]))[0]?.["years"], JSON.stringify(eventsAsJson(of)[0]?.date)];
  for (const each of written(person)) expect(each).toContain("1900");
  expect(rowsOf(spellsTable(spellRows(rsdl.body.id, [person], { lookup, laws: LAW_AS_SHIPPED }, TODAY)))[0]).toMatchObject({ begins_edtf: "1904-05-02", ends_edtf: "1906-05-02", end_on_record: "yes" });
  expect(statusOf(person.body, TODAY).places.map(({ place }) => place)).toEqual(["placeb0x"]);
});
