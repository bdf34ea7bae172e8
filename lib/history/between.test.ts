import { describe, expect, it } from "vitest";
import { recordIdSchema } from "@/lib/core/ids";
import { differenceBetween } from "@/lib/history/between";
import type { StoredFact } from "@/lib/facts/schema";
import { inventedFact } from "@/prisma/factories/invented-facts";
import { idFor } from "@/prisma/factories/invented-people";

const RECORD = recordIdSchema.parse(idFor("history record"));
const CITATION = { sourceId: recordIdSchema.parse(idFor("history source")), exact: "Invented words.", prefix: "", suffix: "", start: null, end: null, locator: null, internalNote: null, reliability: null, credibility: null };

const named = (word: string, text: string): StoredFact => inventedFact(RECORD, word, { kind: "name", text, language: "en", nameKind: "main" }, { citations: [CITATION] });
const [first, second, third] = [named("one", "Test Person Aubergine"), named("two", "Test Person Bergamot"), named("three", "Test Person Cardamom")] as const;
const acts = (before: StoredFact[], after: StoredFact[], origins: [string, string][] = []) =>
  differenceBetween(before, after, new Map(origins)).map(({ act, before: old, after: young }) => [act, old?.id ?? null, young?.id ?? null]);

describe("two states of one record", () => {
  it("that are the same differ in nothing", () => {
    expect(acts([first, second], [second, first])).toEqual([]);
  });

  it("differ by what came and what went", () => {
    expect(acts([first], [second])).toEqual([["added", null, second.id], ["retired", first.id, null]]);
  });

  it("show a fact said anew as one row, over several rewritings and in either direction", () => {
    const origins: [string, string][] = [[second.id, first.id], [third.id, second.id]];
    expect(acts([first], [third], origins)).toEqual([["replaced", first.id, third.id]]);
    expect(acts([third], [first], origins)).toEqual([["replaced", third.id, first.id]]);
  });

  it("do not differ in a fact that was retired and restored in the same words", () => {
    expect(acts([first], [named("again", "Test Person Aubergine")])).toEqual([]);
  });

  it("differ in a fact that is preferred in one of them", () => {
    expect(acts([first], [{ ...named("again", "Test Person Aubergine"), preferred: true, preferredReason: "The register says so." }]).map(([act]) => act)).toEqual(["added", "retired"]);
  });
});
