import { describe, expect, it } from "vitest";
import { readSeed, sha256Of } from "./seed-data";
import expected from "./expected.json" with { type: "json" };

const seed = readSeed();

describe("the stored article", () => {
  it("is the text that the positions were made on", () => {
    expect(sha256Of(seed.text)).toBe(expected.source.sha256);
    expect(Buffer.byteLength(seed.text, "utf8")).toBe(expected.source.bytes);
    expect(seed.text.length).toBe(expected.source.characters);
  });

  it("counts the same in string indexes and in code points", () => {
    expect([...seed.text].length).toBe(seed.text.length);
  });
});

describe("citations", () => {
  it.each(seed.citations)("$key gives exactly its text at its position", ({ exact, start, end, prefix, suffix }) => {
    expect(seed.text.slice(start, end)).toBe(exact);
    expect(seed.text).toContain(prefix + exact + suffix);
    expect(exact).toBe(exact.trim().normalize("NFC"));
  });

  it("are each used by a fact", () => {
    const used = new Set(seed.facts.flatMap(({ citations }) => citations));
    expect(seed.citations.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe("facts", () => {
  it("have at least one citation each", () => {
    expect(seed.facts.filter(({ citations }) => citations.length === 0)).toEqual([]);
  });

  it("name records only in words of the article", () => {
    const names = seed.facts.flatMap(({ value }) => (value.kind === "name" ? [value.text] : []));
    expect(names.filter((name) => !seed.text.includes(name))).toEqual([]);
  });

  it("take their words from the article", () => {
    const codes = new Set(["occupation", "language", "medium", "form"]);
    const words = seed.facts.flatMap(({ value }) => {
      if (value.kind === "passage" || value.kind === "event_reading") return [value.text];
      if (value.kind === "attribute") return codes.has(value.attribute) ? [] : [value.text];
      if (value.kind === "speaker") return value.described === null ? [] : [value.described];
      if (value.kind === "affiliation") return value.role === null ? [] : [value.role];
      return value.kind === "signature" && value.capacity !== null ? [value.capacity] : [];
    });
    const article = seed.text.toLowerCase();
    expect(words.length).toBeGreaterThan(80);
    expect(words.filter((text) => !article.includes(text.toLowerCase()))).toEqual([]);
  });

  it("keep printed dates in the article's words", () => {
    const printed = seed.facts.flatMap(({ date }) => (date?.printed ? [date.printed] : []));
    expect(printed.filter((words) => !seed.text.includes(words))).toEqual([]);
  });

  it("quote exact words only where the article has them in quotation marks", () => {
    const quoted = seed.facts.flatMap(({ value }) => (value.kind === "passage" && value.quoted ? [value.text] : []));
    expect(quoted.filter((text) => !seed.text.includes(`“${text}”`))).toEqual([]);
  });
});

describe("the article's silences", () => {
  const ofTheDetained = seed.facts.filter(({ record }) => seed.cases.some(({ person }) => person === record));

  it("join no practice, place or stage to a person", () => {
    const readings = ofTheDetained.flatMap(({ value }) => (value.kind === "event_reading" ? [value] : []));
    expect(readings.map(({ practiceId, place, stage }) => [practiceId, place, stage])).toEqual(readings.map(() => [null, null, null]));
    expect(readings).toHaveLength(expected.counts.eventReadings);
  });

  it("say nothing of the five but name, occupation, description and the round-up", () => {
    const kinds = new Set(ofTheDetained.map(({ value }) => (value.kind === "attribute" ? value.attribute : value.kind)));
    expect([...kinds].sort()).toEqual(["description", "event_reading", "name", "occupation"]);
  });

  it("hold no Chinese characters", () => {
    expect(JSON.stringify([seed.records, seed.facts, seed.citations])).not.toMatch(/\p{Script=Han}/u);
  });
});
