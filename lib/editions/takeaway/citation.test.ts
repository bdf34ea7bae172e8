import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditionEntry } from "@/lib/editions/edition";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { bibtexOf, citationOf, plainCitation, risOf } from "@/lib/editions/takeaway/citation";

type Csl = { title: string; URL?: string; author?: { family?: string; literal?: string }[]; edition?: string; version?: string; issued?: { "date-parts": number[][] }; accessed?: { "date-parts": number[][] } };

/** Reads a file as a reference manager does. */
function parsed(text: string, type: "@bibtex/text" | "@biblatex/text" | "@ris/file"): Csl[] {
  return new Cite(text, { forceType: type }).data as Csl[];
}

function citationFor(name: string, locale: "en" | "zh" = "en", more: Partial<EditionEntry> = {}) {
  const person = edition("person", "test-person-aubergine", { names: [{ ...fact([cite(someId(), name)]), text: name, language: "en", kind: "main" }], affiliations: [], cases: [] });
  const made = { ...person, entry: { ...person.entry, number: 3, publishedOn: "2031-05-02", sha256: "ab".repeat(32), ...more } };
  return citationOf(made, locale, new Map(), { absolute: (path) => `https://caselight.example${path}`, retrievedOn: "2031-06-01" });
}

const NASTY = `Test {Person} \\ 100% #1 & $x_y^z~ "quoted" 茄子`;

it("the parsers know both formats", () => {
  expect(plugins.list()).toEqual(expect.arrayContaining(["@bibtex", "@ris"]));
});

describe("in plain text", () => {
  it("says edition, day, address, hash and when it was read, by each language's convention", () => {
    expect(plainCitation(citationFor("Test Person Aubergine"))).toBe(
      "Caselight. “Test Person Aubergine.” Edition 3, published 2 May 2031. https://caselight.example/en/people/test-person-aubergine/editions/3 (SHA-256 abababababab…). Retrieved 1 June 2031.",
    );
    expect(plainCitation(citationFor("Test Person Aubergine", "zh"))).toBe(
      "Caselight. Test Person Aubergine[DB/OL]. 第3版. (2031-05-02)[2031-06-01]. https://caselight.example/zh/people/test-person-aubergine/editions/3. SHA-256: abababababab….",
    );
  });

  it("says of a seeded record that nobody reviewed it, and of an office of one that nobody else did", () => {
    expect(plainCitation(citationFor("Test Person Aubergine", "en", { reason: "seeded" }))).toContain("published 2 May 2031, not reviewed.");
    expect(plainCitation(citationFor("Test Person Aubergine", "en", { alone: true }))).toContain("published 2 May 2031, reviewed by nobody else.");
    expect(bibtexOf(citationFor("Test Person Aubergine", "zh", { alone: true }))).toContain("未经他人审核");
  });
});

describe("BibTeX", () => {
  it("is read by a parser as one entry with every part", () => {
    const [entry, ...more] = parsed(bibtexOf(citationFor("Test Person Aubergine")), "@bibtex/text");
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ title: "Test Person Aubergine", URL: "https://caselight.example/en/people/test-person-aubergine/editions/3" });
    expect(entry?.issued?.["date-parts"]).toEqual([[2031, 5, 2]]);
    // What only biblatex knows.
    const [modern] = parsed(bibtexOf(citationFor("Test Person Aubergine")), "@biblatex/text");
    expect(modern?.issued?.["date-parts"]).toEqual([[2031, 5, 2]]);
    expect(modern?.accessed?.["date-parts"]).toEqual([[2031, 6, 1]]);
    expect(JSON.stringify(entry?.author)).toContain("Caselight");
  });

  it("keeps braces, backslashes and signs of a name as they are", () => {
    expect(parsed(bibtexOf(citationFor(NASTY)), "@bibtex/text")[0]?.title.replaceAll(/[“”]/gu, '"')).toBe(NASTY);
  });

  it("stays one entry whatever a name holds", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.trim() !== ""), (name) => {
        const text = bibtexOf(citationFor(name));
        let depth = 0;
        for (const character of text) depth += character === "{" ? 1 : character === "}" ? -1 : 0;
        expect(depth).toBe(0);
        expect(parsed(text, "@bibtex/text")).toHaveLength(1);
      }),
      { numRuns: 60, examples: [[NASTY], ["{"], ["}}"], ["\\"]] },
    );
  });
});

describe("RIS", () => {
  it("is read by a parser as one entry with every part", () => {
    const [entry, ...more] = parsed(risOf(citationFor(NASTY)), "@ris/file");
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ title: NASTY, URL: "https://caselight.example/en/people/test-person-aubergine/editions/3" });
    expect(entry?.issued?.["date-parts"]?.[0]?.slice(0, 1)).toEqual([2031]);
  });

  it("lets no line break of a name begin a field", () => {
    const text = risOf(citationFor("Test\r\nER  - \r\nTY  - JOUR"));
    expect(text.match(/^TY {2}-/gmu)).toHaveLength(1);
    expect(text.match(/^ER {2}-/gmu)).toHaveLength(1);
    expect(text.endsWith("ER  - \r\n")).toBe(true);
  });
});
