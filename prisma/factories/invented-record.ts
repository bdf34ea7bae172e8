/**
 * An invented record of any size, block by block: a hundred people, the sources that speak of them, their organisations, and the statements made about
 * them. The same for the same seed, and the first blocks of a large record are those of a small one: what a page costs is then compared with itself.
 */
import { slugSchema, type RecordId, type Slug } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import { slugFrom } from "@/lib/cases/slug";
import type { FactValue, StoredFact } from "@/lib/facts/schema";
import type { RecordForEdition } from "@/lib/publication/body";
import { edtfOf, FIRST_YEAR, gardenWords, inventedDay, inventedFact, quotation } from "@/prisma/factories/invented-facts";
import { idFor, inventedNames, oneOf, randomFrom, type InventedName } from "@/prisma/factories/invented-people";
import { inventedPersonRecord, personIdOf } from "@/prisma/factories/invented-person-record";

export type RecordPlan = { /** A multiple of BLOCK_PEOPLE. */ people: number; /** Of all timelines together. */ events: number; seed: number; /** Of the six in which things happen; FIRST_YEAR where none is given. */ firstYear?: number };

export const BLOCK_PEOPLE = 100;
/** The first of each block has a timeline of so many events, or half of the block's where there are fewer. */
export const LONG_TIMELINE = 60;
const WITH_CASE = 80;
const LAWYERS_FROM = 90;
const SOURCES = 10;
const ORGANISATIONS = 4;
const STATEMENTS = 5;

// Records of the vocabulary: their addresses are the vocabulary's codes, so that pages find law and limits.
const PRACTICES = ["RSDL", "Criminal detention", "Liuzhi", "Bail", "Administrative detention", "Investigative custody", "RS", "Black jail"];
const COUNTRIES = ["au", "at", "be", "ca", "ch", "cz", "de", "dk", "ee", "es", "fi", "fr", "gb", "ie", "it", "jp", "lt", "lv", "nl", "no", "nz", "pl", "pt", "se", "us"];
const EVERYWHERE = 8;

type Addresses = (name: string, kind: RecordKind) => Slug;
type Shared = { practices: RecordId[]; countries: RecordId[]; organisations: RecordId[]; addresses: Addresses; firstYear: number };

/** The people's names in their order: person number `at` has the names at that place. */
export function namesOf({ people, seed }: Pick<RecordPlan, "people" | "seed">): InventedName[][] {
  return inventedNames(people, randomFrom(seed));
}

/**
 * Every record of the plan: first what all share, then one block after the other. What a record points to comes before it or with it.
 * @throws RangeError where the people are no whole number of blocks
 */
export function* inventedRecord(plan: RecordPlan): Generator<RecordForEdition[]> {
  if (plan.people % BLOCK_PEOPLE !== 0) throw new RangeError(`An invented record has a multiple of ${String(BLOCK_PEOPLE)} people.`);
  const names = namesOf(plan);
  const { shared, records } = sharedRecords(addressesAsSettled(), plan.firstYear ?? FIRST_YEAR);
  yield records;
  const blocks = plan.people / BLOCK_PEOPLE;
  for (let block = 0; block < blocks; block += 1) {
    const events = Math.floor(((block + 1) * plan.events) / blocks) - Math.floor((block * plan.events) / blocks);
    yield blockRecords({ block, seed: plan.seed, events, names: names.slice(block * BLOCK_PEOPLE, (block + 1) * BLOCK_PEOPLE), shared });
  }
}

/** Addresses as lib/publication settles them: from the public name, numbered where it is taken. */
function addressesAsSettled(): Addresses {
  const taken = new Set<string>();
  return (name, kind) => {
    const wanted = slugFrom(name, kind);
    let slug = wanted;
    for (let number = 2; taken.has(`${kind}/${slug}`); number += 1) slug = `${wanted}-${String(number)}`;
    taken.add(`${kind}/${slug}`);
    return slugSchema.parse(slug);
  };
}

function sharedRecords(addresses: Addresses, firstYear: number): { shared: Shared; records: RecordForEdition[] } {
  const random = randomFrom(1);
  const source = sourceRecord("source", null, { addresses, firstYear }, random);
  const named = (kind: RecordKind, name: string, slug = addresses(name, kind)): RecordForEdition => {
    const id = idFor(`${kind} ${name}`);
    return { id, kind, slug, cases: [], facts: [inventedFact(id, `${kind} ${name}`, { kind: "name", text: name, language: "en", nameKind: "main" }, { citations: [quotation([source.id], random)] })] };
  };
  const practices = PRACTICES.map((name) => named("practice", name));
  // A country's address is its code of ISO 3166, whatever its record calls it.
  const countries = COUNTRIES.map((code) => named("country", `Invented land ${code}`, slugSchema.parse(code)));
  const organisations = Array.from({ length: EVERYWHERE }, (_, at) => named("organisation", `Garden union ${String(at + 1)}`));
  const idsOf = (records: readonly RecordForEdition[]) => records.map(({ id }) => id);
  return {
    shared: { practices: idsOf(practices), countries: idsOf(countries), organisations: idsOf(organisations), addresses, firstYear },
    records: [source, ...practices, ...countries, ...organisations],
  };
}

type BlockPlan = { block: number; seed: number; events: number; names: readonly InventedName[][]; shared: Shared };

function blockRecords({ block, seed, events, names, shared }: BlockPlan): RecordForEdition[] {
  // One stream of random numbers for each block: whatever comes before, a block is the same.
  const random = randomFrom(Math.imul(seed, 31) + block + 2);
  const { addresses } = shared;
  const first = block * BLOCK_PEOPLE;
  const sources: RecordForEdition[] = [];
  for (let at = 0; at < SOURCES; at += 1) sources.push(sourceRecord(`source ${String(block)} ${String(at)}`, at > 0 && at < 4 ? (sources[0]?.id ?? null) : null, shared, random));
  const sourceIds = sources.map(({ id }) => id);
  const organisations = Array.from({ length: ORGANISATIONS }, (_, at) => {
    const id = idFor(`organisation ${String(block)} ${String(at)}`);
    const text = `Garden society of ${gardenWords(2, random)}`;
    return record(id, "organisation", addresses(text, "organisation"), [
      inventedFact(id, `organisation ${String(block)} ${String(at)}`, { kind: "name", text, language: "en", nameKind: "main" }, { citations: [quotation(sourceIds, random)] }),
    ]);
  });
  const around = {
    firstYear: shared.firstYear,
    practices: shared.practices,
    organisations: [...organisations.map(({ id }) => id), ...shared.organisations.slice(0, 2)],
    sources: sourceIds,
    lawyers: Array.from({ length: BLOCK_PEOPLE - LAWYERS_FROM }, (_, at) => personIdOf(first + LAWYERS_FROM + at)),
  };
  const counts = eventCounts(events, random);
  const people = names.map((each, at) => {
    const main = each.find(({ kind }) => kind === "main") ?? each[0];
    const plan = { number: first + at, slug: addresses(main?.text ?? "", "person"), names: each, isLawyer: at >= LAWYERS_FROM, events: counts[at] ?? null };
    return inventedPersonRecord(plan, around, random);
  });
  const statements = statementRecords({ block, people: people.map(({ id }) => id), organisations: around.organisations, sources: sourceIds, shared, random });
  return [...sources, ...organisations, ...people, ...statements];
}

/** How many events each of those with a case has: together exactly so many, one of them a long timeline. */
function eventCounts(events: number, random: () => number): number[] {
  const long = Math.min(LONG_TIMELINE, Math.floor(events / 2));
  const weights = Array.from({ length: WITH_CASE - 1 }, () => 0.3 + 1.7 * random());
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let weighed = 0;
  let given = 0;
  return [
    long,
    ...weights.map((weight, at) => {
      weighed += weight;
      const until = at === weights.length - 1 ? events - long : Math.floor((weighed / sum) * (events - long));
      const count = until - given;
      given = until;
      return count;
    }),
  ];
}

function record(id: RecordId, kind: RecordKind, slug: Slug, facts: StoredFact[]): RecordForEdition {
  return { id, kind, slug, cases: [], facts };
}

/** A source that is quoted for what it is called itself. @param parent what it rests on */
function sourceRecord(word: string, parent: RecordId | null, { addresses, firstYear }: Pick<Shared, "addresses" | "firstYear">, random: () => number): RecordForEdition {
  const id = idFor(word);
  const title = `The ${gardenWords(3, random)} gazette`;
  const fact = (name: string, value: FactValue, edtf: string | null = null) => inventedFact(id, `${word} ${name}`, value, { edtf, citations: [quotation([id], random)] });
  return record(id, "source", addresses(title, "source"), [
    fact("title", { kind: "attribute", attribute: "title", text: title, language: "en" }),
    fact("publisher", { kind: "attribute", attribute: "publisher", text: `House of ${gardenWords(2, random)}`, language: "en" }),
    fact("address", { kind: "attribute", attribute: "address", text: `https://gazette.invalid/${id}`, language: null }),
    fact("dated", { kind: "attribute", attribute: "dated", text: "printed", language: "en" }, edtfOf(inventedDay(firstYear, random), random)),
    ...(parent === null ? [] : [fact("parent", { kind: "source_link", parentId: parent })]),
  ]);
}

type StatementsPlan = { block: number; people: readonly RecordId[]; organisations: readonly RecordId[]; sources: readonly RecordId[]; shared: Shared; random: () => number };

/** Letters and remarks: whom they name, what they concern, who signed; the second answers the first. */
function statementRecords({ block, people, organisations, sources, shared, random }: StatementsPlan): RecordForEdition[] {
  const idAt = (at: number) => idFor(`statement ${String(block)} ${String(at)}`);
  return Array.from({ length: STATEMENTS }, (_, at) => {
    const id = idAt(at);
    const title = `Letter on ${gardenWords(4, random)}`;
    const fact = (name: string, value: FactValue, edtf: string | null = null) => inventedFact(id, `statement ${String(block)} ${String(at)} ${name}`, value, { edtf, citations: [quotation(sources, random)] });
    const named = new Set(Array.from({ length: 4 }, () => oneOf(people, random)));
    const signed = new Set(Array.from({ length: 3 + Math.floor(random() * 9) }, () => oneOf(shared.countries, random)));
    return record(id, "statement", shared.addresses(title, "statement"), [
      fact("title", { kind: "attribute", attribute: "title", text: title, language: "en" }),
      fact("form", { kind: "attribute", attribute: "form", text: at === 1 ? "official_response" : "joint_letter", language: null }),
      fact("dated", { kind: "attribute", attribute: "dated", text: "printed", language: "en" }, edtfOf(inventedDay(shared.firstYear, random), random)),
      fact("speaker", { kind: "speaker", byId: at % 2 === 0 ? oneOf(organisations, random) : oneOf(people, random), described: null, language: "en" }),
      ...Array.from({ length: 3 }, (_passage, position) =>
        fact(`passage ${String(position)}`, { kind: "passage", passage: position === 0 ? "demand" : "concern", quoted: true, position, text: `${gardenWords(18, random)}.`, language: "en" }),
      ),
      ...[...named].map((toId, place) => fact(`about ${String(place)}`, { kind: "about", toId, relation: place === 0 ? "concerns" : "names" })),
      fact("practice", { kind: "about", toId: oneOf(shared.practices, random), relation: "concerns" }),
      ...(at === 1 ? [fact("answers", { kind: "about", toId: idAt(0), relation: "answers" })] : []),
      ...[...signed].map((countryId, place) => fact(`signature ${String(place)}`, { kind: "signature", countryId, state: place === 0 && at === 2 ? "noted_absent" : "signed", capacity: null, language: "en" })),
    ]);
  });
}
