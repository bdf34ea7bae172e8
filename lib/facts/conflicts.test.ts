/** Which readings of one event contradict each other, and what a document of older days reads as. */
import { describe, expect, it } from "vitest";
import { caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { conflictsAmong } from "@/lib/facts/conflicts";
import type { FactValueOf, StoredFact } from "@/lib/facts/schema";
import { storedFactSchema } from "@/lib/facts/stored-fact";
import { inventedFact } from "@/prisma/factories/invented-facts";
import { idFor } from "@/prisma/factories/invented-people";

const [person, source] = [recordIdSchema.parse(idFor("contested person")), recordIdSchema.parse(idFor("contested source"))];
const citations = [{ sourceId: source, exact: "words", prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null }];

function reading(word: string, parts: Partial<FactValueOf<"event_reading">>, rest: Partial<StoredFact> = {}): StoredFact {
  const value: FactValueOf<"event_reading"> = {
    kind: "event_reading", eventId: eventIdSchema.parse(idFor("contested event")), caseId: caseIdSchema.parse(idFor("contested case")), stage: "arrest", eventKind: null, practiceId: null,
    place: null, authority: null, text: `Arrested, says ${word}.`, language: "en", ...parts,
  };
  return { ...inventedFact(person, word, value, { edtf: "2031-05-02", citations }), ...rest };
}

describe("readings of one event", () => {
  const contest = (one: Partial<FactValueOf<"event_reading">>, other: Partial<FactValueOf<"event_reading">>, rest: Partial<StoredFact> = {}) => conflictsAmong([reading("one", one), reading("other", other, rest)]).size;

  it("contradict each other where they name two authorities in one language", () => {
    expect(contest({ authority: "Pumpkin police" }, { authority: "the garden guards" })).toBe(1);
    expect(contest({ authority: "南瓜市公安局", language: "zh-Hans" }, { authority: "冬瓜市公安局", language: "zh" })).toBe(1);
    expect(contest({ authority: "Pumpkin police" }, { authority: "the garden guards" }, { standing: "rejected" })).toBe(0);
  });

  it("do not where one names it less finely, in another language, otherwise written or not at all", () => {
    expect(contest({ authority: "Pumpkin police" }, { authority: "police" })).toBe(0);
    expect(contest({ authority: "Pumpkin police" }, { authority: "南瓜市公安局", language: "zh-Hans" })).toBe(0);
    expect(contest({ authority: "Pumpkin  Police" }, { authority: "pumpkin police" })).toBe(0);
    expect(contest({ authority: "Pumpkin police" }, {})).toBe(0);
    expect(contest({ place: "a market" }, { place: "a cellar" })).toBe(0);
    expect(contest({}, { stage: "bail" })).toBe(1);
  });
});

describe("what sources say of a date", () => {
  const born = (word: string, edtf: string | null, text: string) => inventedFact(person, word, { kind: "attribute", attribute: "born", text, language: null }, { ...(edtf === null ? {} : { edtf }), citations });

  it("is no contradiction where they print the same date in two ways, and one where they print two", () => {
    expect(conflictsAmong([born("one", "1999-02-03", "February 3, 1999"), born("other", "1999-02-03", "1999年2月3日")]).size).toBe(0);
    expect(conflictsAmong([born("one", "1999-02-03", "February 3, 1999"), born("other", "1999-03-03", "March 3, 1999")]).size).toBe(1);
    expect(conflictsAmong([born("one", null, "in the year of the hare"), born("other", null, "in the year of the dragon")]).size).toBe(1);
  });
});

it("a fact of a document that was written before readings had an authority has none", () => {
  const known = reading("old", { authority: "Pumpkin police" });
  const { authority: _authority, ...older } = known.value as FactValueOf<"event_reading">;
  expect(storedFactSchema.parse({ ...known, value: older }).value).toEqual({ ...older, authority: null });
});
