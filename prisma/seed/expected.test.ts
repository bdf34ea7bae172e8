import { describe, expect, it } from "vitest";
import { readSeed } from "./seed-data";
import type { SeedFact, SeedValue } from "./seed-fact";
import expected from "./expected.json" with { type: "json" };

const seed = readSeed();
const { letter, counts } = expected;

type Found<K extends SeedValue["kind"]> = SeedFact & { value: Extract<SeedValue, { kind: K }> };
function facts<K extends SeedValue["kind"]>(kind: K, record?: string): Found<K>[] {
  return seed.facts.filter((fact): fact is Found<K> => fact.value.kind === kind && (record === undefined || fact.record === record));
}
const recordsOf = (kind: string) => seed.records.filter((record) => record.kind === kind).map(({ key }) => key);
const datedFacts = () => facts("attribute").filter(({ value }) => value.attribute === "dated");
const aboutFrom = (relation: string, to: string) =>
  facts("about").filter(({ value }) => value.relation === relation && value.toId === to).map(({ record }) => record).sort();
const aboutOf = (record: string, relation: string) => facts("about", record).filter(({ value }) => value.relation === relation).map(({ value }) => value.toId);

describe("the expected list", () => {
  it("names every record whose name the article gives, as printed", () => {
    const found = new Map<string, string[]>();
    for (const { record, value } of facts("name")) found.set(record, [...(found.get(record) ?? []), value.text]);
    expect(Object.fromEntries(found)).toEqual(expected.names);
    expect(Object.values(expected.names).flat().filter((name) => !seed.text.includes(name))).toEqual([]);
  });

  it("counts the records", () => {
    expect(recordsOf("person")).toHaveLength(counts.people);
    expect(recordsOf("practice")).toHaveLength(counts.practices);
    expect(recordsOf("country")).toHaveLength(counts.countries);
    expect(recordsOf("organisation")).toHaveLength(counts.organisations);
    expect(recordsOf("statement")).toHaveLength(counts.statements);
    expect(recordsOf("source")).toHaveLength(counts.sources);
    expect(seed.cases.map(({ person }) => person)).toEqual(expected.detained.map((slug) => `person:${slug}`));
    expect(seed.events).toHaveLength(counts.events);
  });

  it("dates what the article dates and nothing else", () => {
    expect(Object.fromEntries(datedFacts().map(({ record, date }) => [record, date]))).toEqual(expected.dates);
    const dated = new Set(Object.keys(expected.dates));
    expect(recordsOf("statement").filter((record) => !dated.has(record)).sort()).toEqual([...expected.undatedStatements].sort());
    expect(recordsOf("statement").filter((record) => dated.has(record))).toHaveLength(counts.statementsWithADate);
  });

  it("dates the round-up and keeps its count as said", () => {
    const { kept, ...date } = expected.roundUp;
    for (const reading of facts("event_reading")) {
      expect(reading.date).toEqual(date);
      expect(reading.value.text).toContain(kept);
    }
  });

  it("has every quoted segment at its position, said in its statement", () => {
    expect(expected.quotations).toHaveLength(counts.quotedSegments);
    for (const { start, end, exact, statement } of expected.quotations) {
      expect(seed.text.slice(start, end)).toBe(exact);
      expect(`${seed.text[start - 1]}${seed.text[end]}`).toBe("“”");
      const passages = facts("passage").filter(({ value }) => value.quoted && value.text === exact);
      expect(passages.map(({ record }) => record)).toEqual(statement === null ? [] : [statement]);
      const cited = seed.citations.filter((citation) => citation.start === start && citation.end === end);
      expect(cited).toHaveLength(statement === null ? 0 : 1);
    }
    expect(seed.text.match(/“/gu)).toHaveLength(counts.quotedSegments);
  });
});

describe("the letter", () => {
  it("is signed by eleven, with the capacity, and missed by one", () => {
    const signatures = facts("signature", letter.record);
    const state = (wanted: string) => signatures.filter(({ value }) => value.state === wanted).map(({ value }) => value.countryId);
    expect(state("signed")).toEqual(letter.signed);
    expect(state("noted_absent")).toEqual(letter.notedAbsent);
    expect(signatures).toHaveLength(counts.signed + counts.notedAbsent);
    expect(new Set(signatures.filter(({ value }) => value.state === "signed").map(({ value }) => value.capacity))).toEqual(new Set([letter.capacity]));
  });

  it("names the five and the practice and is addressed, answered, reported and commented on as the article says", () => {
    expect(aboutOf(letter.record, "names")).toEqual(letter.names);
    expect(aboutOf(letter.record, "concerns")).toEqual(letter.concerns);
    expect(aboutOf(letter.record, "addressed_to").sort()).toEqual(letter.addressedTo);
    expect(aboutFrom("answers", letter.record)).toEqual(letter.answeredBy);
    expect(aboutFrom("reports", letter.record)).toEqual(letter.reportedBy);
    expect(aboutFrom("comments_on", letter.record)).toEqual([...letter.commentedOnBy].sort());
  });

  it("has not been made public, says the newspaper", () => {
    const [fact] = facts("attribute", letter.record).filter(({ value }) => value.attribute === "publicity");
    expect({ text: fact?.value.text, saidBy: fact?.saidById, edtf: fact?.date?.edtf }).toEqual(letter.publicity);
  });

  it("comes through the newspaper to the article", () => {
    const [article, newspaper, document] = expected.sourceChain;
    expect(facts("source_link", article).map(({ value }) => value.parentId)).toContain(newspaper);
    expect(facts("source_link", newspaper).map(({ value }) => value.parentId)).toEqual([document]);
  });
});

describe("what is not about the letter", () => {
  it.each(expected.neitherAboutTheLetterNorTheFive)("%s points neither to it nor to the five", (statement) => {
    const targets = facts("about", statement).map(({ value }) => value.toId);
    expect(targets.filter((key) => key === letter.record || letter.names.includes(key))).toEqual([]);
  });

  it("keeps the admission a possibility", () => {
    const { record, ...admission } = expected.admission;
    expect(facts("passage", record).map(({ modality, value }) => ({ modality, text: value.text }))).toEqual([admission]);
  });
});

describe("timelines", () => {
  it.each(Object.entries(expected.timelines))("%s has exactly its four entries", (person, entries) => {
    const events = facts("event_reading", person).map(({ date }) => ({ date: date?.edtf, what: "round-up" }));
    const named = facts("about").filter(({ value }) => value.toId === person && ["names", "concerns"].includes(value.relation)).map(({ record }) => record);
    const around = named.flatMap((statement) => [...aboutFrom("reports", statement), ...aboutFrom("answers", statement)]);
    const statements = [...named, ...around].map((record) => ({ date: datedFacts().find((fact) => fact.record === record)?.date?.edtf, what: record }));
    expect([...events, ...statements.filter(({ date }) => date !== undefined)]).toEqual(entries.map(({ date, what }) => ({ date, what })));
  });
});
