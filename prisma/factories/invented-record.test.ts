/** The invented record is the same each time, is made of facts that any form could have brought, and points to nothing that it does not have. */
import { describe, expect, it } from "vitest";
import { factSchema, type StoredFact } from "@/lib/facts/schema";
import { questionOf } from "@/lib/facts/question";
import { editionBody, mentionsOf } from "@/lib/publication/body";
import { BLOCK_PEOPLE, LONG_TIMELINE, inventedRecord, namesOf } from "@/prisma/factories/invented-record";
import { spellingOf } from "@/prisma/factories/search-recall";

const PLAN = { people: 2 * BLOCK_PEOPLE, events: 2_000, seed: 7 };
const blocks = [...inventedRecord(PLAN)];
const records = blocks.flat();
const facts = records.flatMap((record) => record.facts);

/** A fact as it would enter. */
function asInput({ id: _id, recordId: _recordId, question: _question, preferred: _preferred, preferredReason: _reason, replaces: _replaces, createdBy: _createdBy, ...input }: StoredFact) {
  return input;
}

describe("the invented record", () => {
  it("is the same for the same seed, and another for another", () => {
    expect([...inventedRecord(PLAN)]).toEqual(blocks);
    expect([...inventedRecord({ ...PLAN, seed: 8 })]).not.toEqual(blocks);
  });

  it("begins as a smaller one of the same seed", () => {
    expect([...inventedRecord({ people: BLOCK_PEOPLE, events: 1_000, seed: 7 })]).toEqual(blocks.slice(0, 2));
  });

  it("has as many people and events as it was asked for, and a long timeline in each block", () => {
    const events = records.map(({ kind, facts: own }) => (kind === "person" ? own.filter(({ value }) => value.kind === "event_reading").length : -1)).filter((count) => count >= 0);
    expect(events).toHaveLength(PLAN.people);
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(PLAN.events);
    expect(events.filter((count) => count === LONG_TIMELINE).length).toBeGreaterThanOrEqual(2);
    expect(() => [...inventedRecord({ ...PLAN, people: 150 })]).toThrow(RangeError);
  });

  it("is made of facts that pass the schema of every fact, under the questions that they answer", () => {
    for (const fact of facts) {
      expect(factSchema.parse(asInput(fact))).toEqual(asInput(fact));
      expect(fact.question).toBe(questionOf(fact.value));
    }
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  it("has names in both scripts, spells under several practices, charges, lawyers, statements, signatures and sources", () => {
    const kinds = new Set(facts.map(({ value }) => value.kind));
    expect([...kinds].toSorted()).toEqual(["about", "affiliation", "attribute", "charge", "event_reading", "name", "passage", "representation", "signature", "source_link", "speaker", "spell"]);
    const practices = new Set(facts.flatMap(({ value }) => (value.kind === "spell" ? [value.practiceId] : [])));
    expect(practices.size).toBeGreaterThan(4);
    expect(new Set(namesOf(PLAN).map(spellingOf)).size).toBe(PLAN.people);
  });

  it("fits the public contract and points to its own records only", () => {
    const known = new Set(records.map(({ id }) => id));
    for (const record of records) expect(mentionsOf(editionBody(record)).filter((id) => !known.has(id))).toEqual([]);
    expect(new Set(records.map(({ kind, slug }) => `${kind}/${slug}`)).size).toBe(records.length);
  });
});
