import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { differenceOf, recordsIn } from "@/lib/changes/difference";
import { accountIdSchema, assertionIdSchema, recordIdSchema } from "@/lib/core/ids";
import { factSchema, factValueSchema, type FactInput, type StoredFact } from "@/lib/facts/schema";

const SOURCE = recordIdSchema.parse(randomUUID());
const RECORD = recordIdSchema.parse(randomUUID());
const WRITER = accountIdSchema.parse(randomUUID());

function stored(value: FactInput["value"], rest: Partial<StoredFact> = {}): StoredFact {
  const fact = factSchema.parse({ value, citations: [{ sourceId: SOURCE, exact: "invented words" }] });
  return { ...fact, id: assertionIdSchema.parse(randomUUID()), recordId: RECORD, question: "attribute:occupation", preferred: false, preferredReason: null, replaces: null, createdBy: WRITER, ...rest };
}

const occupation = (text: string, rest: Partial<StoredFact> = {}) => stored({ kind: "attribute", attribute: "occupation", text, language: null }, rest);

describe("the difference of a change", () => {
  it("pairs a replaced fact with the one it replaces, and says which fields changed", () => {
    const before = occupation("lawyer");
    const after = occupation("activist", { replaces: before.id, modality: "alleged", date: { edtf: "2017-03", printed: "in March", countedFrom: null } });
    const [row, ...others] = differenceOf({ added: [after], retired: [before] });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ act: "replaced", kind: "attribute", before: { id: before.id }, after: { id: after.id } });
    expect(row?.fields.filter(({ changed }) => changed)).toEqual([
      { field: "text", type: "text", before: "lawyer", after: "activist", changed: true },
      { field: "date", type: "date", before: null, after: "2017-03", changed: true },
      { field: "datePrinted", type: "text", before: null, after: "in March", changed: true },
      { field: "modality", type: "code", before: "stated", after: "alleged", changed: true },
    ]);
    expect(row?.fields.find(({ field }) => field === "attribute")).toMatchObject({ before: "occupation", after: "occupation", changed: false });
  });

  it("shows what is added and what is retired by itself", () => {
    const rows = differenceOf({ added: [occupation("lawyer")], retired: [occupation("activist")] });
    expect(rows.map(({ act, before, after }) => [act, before === null, after === null])).toEqual([["added", true, false], ["retired", false, true]]);
    expect(rows.every(({ fields }) => fields.every(({ changed }) => changed))).toBe(true);
  });

  it("shows which citations came and went", () => {
    const kept = { sourceId: SOURCE, exact: "kept words", prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null };
    const before = occupation("lawyer", { citations: [kept, { ...kept, exact: "old words" }] });
    const after = occupation("lawyer", { replaces: before.id, citations: [{ ...kept, start: 4, end: 14 }, { ...kept, exact: "new words" }] });
    const [row] = differenceOf({ added: [after], retired: [before] });
    expect(row?.citations.map(({ citation, state }) => [citation.exact, state])).toEqual([["kept words", "kept"], ["new words", "added"], ["old words", "removed"]]);
  });

  it("names every record that a reader must look up", () => {
    const practice = recordIdSchema.parse(randomUUID());
    const speaker = recordIdSchema.parse(randomUUID());
    const fact = stored({ kind: "about", toId: practice, relation: "concerns" }, { saidById: speaker });
    expect(recordsIn(differenceOf({ added: [fact], retired: [] })).toSorted()).toEqual([practice, speaker, SOURCE].toSorted());
  });

  it("leaves no field of any kind of fact out", () => {
    const known = new Set<string>();
    for (const option of factValueSchema.options) for (const field of Object.keys(option.shape)) known.add(field);
    known.delete("kind");
    known.delete("eventId");
    const shown = new Set(
      [...known].filter((field) => {
        const value = { kind: "name", [field]: "x" } as unknown as FactInput["value"];
        return differenceOf({ added: [{ ...occupation("lawyer"), value }], retired: [] })[0]?.fields.some((row) => row.field === field);
      }),
    );
    expect([...known].filter((field) => !shown.has(field))).toEqual([]);
  });
});
