import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCoverage, readSeed } from "./seed-data";
import { renderCoverage, SEED_DOCUMENT } from "./render-coverage";
import expected from "./expected.json" with { type: "json" };

const RECORDS_OF_THE_ARTICLE = 182;
const seed = readSeed();
const coverage = readCoverage();

describe("the article's records", () => {
  it("are all listed, in order", () => {
    expect(coverage.records.map(({ id }) => id)).toEqual(Array.from({ length: RECORDS_OF_THE_ARTICLE }, (_, index) => `S${index + 1}`));
  });

  it("are each carried, or said not to be with a reason", () => {
    expect(coverage.records.filter(({ carriedBy, notCarried }) => carriedBy === undefined && notCarried === undefined)).toEqual([]);
  });

  it("agree with what the facts say they carry", () => {
    const fromFacts = seed.facts.flatMap(({ key, carries }) => carries.map((id) => `${id} ${key}`)).sort();
    const fromTable = coverage.records.flatMap(({ id, carriedBy = [] }) => carriedBy.map((key) => `${id} ${key}`)).sort();
    expect(fromTable).toEqual(fromFacts);
  });

  it("rest on sentences that exist", () => {
    const sentences = new Set(coverage.sentences.map(({ id }) => id));
    expect(coverage.records.flatMap(({ restsOn }) => restsOn).filter((id) => !sentences.has(id))).toEqual([]);
  });
});

describe("the article's sentences", () => {
  it("cover the whole text, in order, with nothing but space between them", () => {
    expect(coverage.sentences).toHaveLength(expected.source.sentences);
    const gaps = [...coverage.sentences, { start: seed.text.length, end: seed.text.length }].map(({ start }, index) =>
      seed.text.slice(coverage.sentences[index - 1]?.end ?? 0, start),
    );
    expect(gaps.filter((gap) => gap.trim() !== "")).toEqual([]);
    expect(gaps.filter((gap) => gap === "")).toHaveLength(2);
  });

  it("are each carried, furniture, or said not to be carried with a reason", () => {
    const kinds = coverage.sentences.map(({ carriedBy, furniture, notCarried }) => [carriedBy, furniture, notCarried].filter((said) => said !== undefined).length);
    expect(kinds).toEqual(coverage.sentences.map(() => 1));
  });

  it("hold the citations that are said to carry them, and no citation is left out", () => {
    const inside = coverage.sentences.map(({ start, end }) => seed.citations.filter((citation) => citation.start >= start && citation.end <= end).map(({ key }) => key));
    expect(coverage.sentences.map(({ carriedBy = [] }) => [...carriedBy].sort())).toEqual(inside.map((keys) => [...keys].sort()));
    expect(inside.flat()).toHaveLength(seed.citations.length);
  });
});

describe("docs/seed.md", () => {
  it("is the rendering of the table", () => {
    expect(readFileSync(SEED_DOCUMENT, "utf8")).toBe(renderCoverage(seed, coverage));
  });
});
