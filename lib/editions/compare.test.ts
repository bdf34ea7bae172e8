import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordId } from "@/lib/core/ids";
import { compareBodies, type FactComparison } from "@/lib/editions/compare";
import type { EditionBody } from "@/lib/editions/contract";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { factsOf } from "@/lib/editions/facts";

const EVERY_RECORD = { has: () => true };
const without = (...gone: RecordId[]) => ({ has: (id: RecordId) => !gone.includes(id) });
const SOURCE = someId();
const quoted = [cite(SOURCE, "Invented words.")];
const PERSON = someId();

const occupation = (text: string, rest: Record<string, unknown> = {}) => ({ ...fact(quoted), attribute: "occupation", text, language: null, ...rest });
const event = (text: string, rest: Record<string, unknown> = {}) => ({
  ...fact(quoted, "2031-05"), event: randomUUID(), stage: "taken_away", eventKind: null, practice: null, place: null, text, language: "en", ...rest,
});
const CASE = randomUUID();
const person = (parts: { events?: unknown[] } & Record<string, unknown> = {}): EditionBody => {
  const { events = [], ...rest } = parts;
  return edition("person", "test-aubergine", { affiliations: [], cases: events.length === 0 ? [] : [{ id: CASE, number: 1, events }], ...rest }, PERSON).body;
};
const changed = ({ fields }: FactComparison | { fields: FactComparison["fields"] }) => fields.filter((row) => row.changed).map(({ field, before, after }) => [field, before, after]);

describe("two editions of one record", () => {
  it("differ in nothing where they are the same", () => {
    const body = person({ attributes: [occupation("lawyer")], events: [event("Taken.")] });
    expect(compareBodies(body, body, EVERY_RECORD)).toEqual([]);
  });

  it("show a fact that was replaced as one that changed, field by field, with its sources", () => {
    const happened = randomUUID();
    const before = person({ events: [event("Taken from a garden.", { event: happened })] });
    const after = person({ events: [event("Taken from a field.", { event: happened, modality: "alleged", ...{ citations: [cite(SOURCE, "Other words.")] } })] });
    const [row, ...others] = compareBodies(before, after, EVERY_RECORD);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ act: "changed", list: "events", before: { of: { place: 1 } }, after: { of: { place: 1 } } });
    expect(row && changed(row)).toEqual([["text", "Taken from a garden.", "Taken from a field."], ["modality", "stated", "alleged"]]);
    expect(row?.citations.map(({ item, state }) => [item.exact, state])).toEqual([["Other words.", "added"], ["Invented words.", "removed"]]);
  });

  it("show what is new and what is gone", () => {
    const rows = compareBodies(person({ attributes: [occupation("lawyer")] }), person({ names: [{ ...fact(quoted), text: "Aubergine", language: "en", kind: "alias" }] }), EVERY_RECORD);
    expect(rows.map(({ act, list }) => [act, list])).toEqual([["added", "names"], ["removed", "attributes"]]);
  });

  it("know a case by its id: one that moved up since another left is the same, and the one that came in its place is none", () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const [taken, held, tried] = [event("Taken."), event("Held."), event("Tried.")];
    const body = (...cases: [string, unknown][]): EditionBody => edition("person", "test-aubergine", { affiliations: [], cases: cases.map(([id, one], at) => ({ id, number: at + 1, events: [one] })) }, PERSON).body;
    const rows = compareBodies(body([first, taken], [second, held]), body([second, held]), EVERY_RECORD);
    expect(rows.map(({ act, before, after }) => [act, before?.of, after])).toEqual([["removed", { id: first, place: 1 }, null]]);
    const said = (text: string) => event(text, { event: taken.event });
    expect(compareBodies(body([first, said("Taken.")]), body([third, said("Taken once more.")]), EVERY_RECORD).map(({ act }) => act)).toEqual(["added", "removed"]);
    expect(compareBodies(body([first, tried], [second, held]), body([second, { ...held, text: "Held on." }]), EVERY_RECORD).map(changed)[0]).toEqual([["text", "Held.", "Held on."]]);
  });

  it("take readings of one event for what they are: the one most alike is the one that changed", () => {
    const happened = randomUUID();
    const readings = [event("Taken on a Monday.", { event: happened, saidByText: "a neighbour" }), event("Nobody was taken.", { event: happened, modality: "denied" })];
    const after = [event("Nobody at all was taken.", { event: happened, modality: "denied" }), event("Taken on a Tuesday.", { event: happened, saidByText: "a neighbour" })];
    const rows = compareBodies(person({ events: readings }), person({ events: after }), EVERY_RECORD);
    expect(rows.map(changed)).toEqual([[["text", "Nobody was taken.", "Nobody at all was taken."]], [["text", "Taken on a Monday.", "Taken on a Tuesday."]]]);
  });

  it("say that a reading came to be preferred, though it is the same fact", () => {
    const reading = event("Taken.");
    const [row] = compareBodies(person({ events: [reading] }), person({ events: [{ ...reading, preferred: true, preferredReason: "A fuller account." }] }), EVERY_RECORD);
    expect(row && changed(row)).toEqual([["preferred", "false", "true"], ["preferredReason", null, "A fuller account."]]);
  });

  it("compare dates in three parts: the value, the words as printed, and what they were counted from", () => {
    const dated = (date: Record<string, unknown>) => person({ attributes: [{ ...fact(quoted), attribute: "description", text: "x", language: "en", date }] });
    const bounds = { earliest: "2031-05-01", latest: "2031-05-31" };
    const [row] = compareBodies(
      dated({ edtf: "2031-05", ...bounds, printed: "last month", countedFrom: "2031-06-02" }),
      dated({ edtf: "2031-05~", ...bounds, printed: "in May", countedFrom: null }),
      EVERY_RECORD,
    );
    expect(row && changed(row)).toEqual([["date", "2031-05", "2031-05~"], ["datePrinted", "last month", "in May"], ["dateCountedFrom", "2031-06-02", null]]);
  });
});

describe("a record that was withdrawn since", () => {
  const gone = someId();

  it("takes with it every fact that is about it, on either side", () => {
    const said = statement("test-letter", { about: [["names", gone]], signatures: [["signed", gone]] }).body;
    const silent = { ...said, about: [], signatures: [] };
    expect(compareBodies(said, silent, without(gone))).toEqual([]);
    expect(compareBodies(silent, said, without(gone))).toEqual([]);
    expect(compareBodies(said, silent, EVERY_RECORD)).toHaveLength(2);
  });

  it("leaves no trace in a fact that only mentions it: no field, no source, and no row where nothing else differs", () => {
    const reading = event("Taken.");
    const before = person({ events: [{ ...reading, practice: gone, saidBy: gone, citations: [...quoted, cite(gone, "Its words.")] }] });
    const after = person({ events: [{ ...reading, id: randomUUID() }] });
    expect(compareBodies(before, after, without(gone))).toEqual([]);
    const text = JSON.stringify(compareBodies(before, person({ events: [{ ...reading, id: randomUUID(), text: "Led away." }] }), without(gone)));
    expect(text).toContain("Led away.");
    expect(text).not.toContain(gone);
    expect(text).not.toContain("Its words.");
  });
});

describe("whoever says so, named by their record and in a source's words", () => {
  const speaker = someId();
  const taken = event("Taken.", { saidBy: speaker, saidByText: "his wife, Mrs Withdrawn" });

  it("are named by their record alone, so that nothing names them once it was withdrawn", () => {
    const [one] = compareBodies(person({ events: [] }), person({ events: [taken] }), EVERY_RECORD);
    expect(one?.fields.find(({ field }) => field === "saidBy")?.after).toBe(speaker);
    expect(JSON.stringify(compareBodies(person({ events: [] }), person({ events: [taken] }), without(speaker)))).not.toContain("Mrs Withdrawn");
    expect(compareBodies(person({ events: [taken] }), person({ events: [{ ...taken, saidByText: null }] }), EVERY_RECORD)).toEqual([]);
  });
});

describe("whatever two editions hold", () => {
  const OCCUPATIONS = ["lawyer", "activist", "other"] as const;
  const POOL = Array.from({ length: 8 }, (_, at) => occupation(OCCUPATIONS[at % 3] ?? "other", { certainty: at % 2 === 0 ? "certain" : "likely" }));
  const READINGS = Array.from({ length: 6 }, (_, at) => event(`Text ${String(at)}.`, { event: "3f0c2f6e-1c1e-4c5e-9a51-0c5a2f4f7a1b" }));
  const bodies = fc.record({ attributes: fc.subarray(POOL), events: fc.subarray(READINGS) }).map((parts) => person(parts));

  it("each fact of each is told at most once, and every one that is on one side only is told", () => {
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const rows = compareBodies(before, after, EVERY_RECORD);
        const told = (side: "before" | "after") => rows.flatMap((row) => row[side]?.fact.id ?? []).toSorted();
        const idsOf = (body: EditionBody) => factsOf(body).map(({ id }) => id);
        const [old, young] = [idsOf(before), idsOf(after)];
        // Facts are never changed: whatever has one id on both sides is the same.
        const alike = (body: EditionBody, id: string) => JSON.stringify({ ...factsOf(body).find((one) => one.id === id), id: "" });
        const pairedAlike = (id: string, here: EditionBody, there: EditionBody) => factsOf(there).some((other) => JSON.stringify({ ...other, id: "" }) === alike(here, id));
        expect(new Set(told("before")).size).toBe(told("before").length);
        expect(new Set(told("after")).size).toBe(told("after").length);
        for (const id of old) if (!young.includes(id) && !pairedAlike(id, before, after)) expect(told("before")).toContain(id);
        for (const id of young) if (!old.includes(id) && !pairedAlike(id, after, before)) expect(told("after")).toContain(id);
        for (const id of told("before")) expect(young).not.toContain(id);
      }),
    );
  });

  it("the longest are compared in a moment", () => {
    const many = () => person({ events: Array.from({ length: 3_000 }, (_, at) => event(`Text ${String(at)}.`)) });
    const [before, after] = [many(), many()];
    const began = performance.now();
    expect(compareBodies(before, after, EVERY_RECORD)).toHaveLength(6_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("what was added one way was removed the other way", () => {
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const count = (rows: FactComparison[], act: FactComparison["act"]) => rows.filter((row) => row.act === act).length;
        const [there, back] = [compareBodies(before, after, EVERY_RECORD), compareBodies(after, before, EVERY_RECORD)];
        expect([count(there, "added"), count(there, "removed")]).toEqual([count(back, "removed"), count(back, "added")]);
      }),
    );
  });
});
