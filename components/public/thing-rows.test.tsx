/** What a list of found texts says: no more than the sources, in their own words, with a link to where it stands. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ThingRows } from "@/components/public/thing-rows";
import { LOCALES } from "@/lib/core/kinds";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import type { Edition } from "@/lib/editions/edition";
import type { TextKind } from "@/lib/editions/search/text-parts";

const citations = [cite(someId(), "words")];
type Parts = Record<string, unknown>;
const hits = { words: new Set(["greenhouse", "leeks"]), runs: ["酷刑"] };
const event = someId();

const reading = (parts: Parts = {}) => ({ ...fact(citations, "2031-05-02"), event, stage: "arrest", eventKind: null, practice: null, place: null, text: "Taken from the greenhouse.", language: "en", ...parts });
const person = (...readings: Parts[]) => edition("person", "aubergine", { names: [{ ...fact(citations), text: "Aubergine Tamarind", language: "en", kind: "main" }], affiliations: [], cases: [{ id: someId(), number: 1, events: readings }] });

function drawn(found: Edition, kind: TextKind, thing: string, { locale = "en", lookup = [] as Edition[] }: { locale?: "en" | "zh"; lookup?: Edition[] } = {}): string {
  return renderToStaticMarkup(<ThingRows found={[{ edition: found, kind, thing, hits }]} view={{ locale, lookup: new Map(lookup.map((one) => [one.body.id, one])) }} kinds />);
}

describe("an event that is found", () => {
  it("leads to where it stands on its person's timeline, with the words marked in their language", () => {
    const markup = drawn(person(reading({ text: "在溫室受酷刑。", language: "zh-Hant" })), "event", event);
    expect(markup).toContain(`<a href="/en/people/aubergine#event-${event}">`);
    expect(markup).toContain('<span lang="zh-Hant">在溫室受<mark>酷刑</mark>。</span>');
    expect(markup).toContain("2 May 2031");
  });

  it.each([["alleged", "alleged"], ["may_have", "may have"], ["denied", "denied"]])("is not called a finding where it is %s: heading and extract both say so", (modality, word) => {
    const markup = drawn(person(reading({ modality })), "event", event);
    expect(markup.split(word)).toHaveLength(3);
  });

  it("says whose claim it is, and names nobody who was withdrawn", () => {
    const [speaker, gone] = [edition("person", "bergamot", { names: [{ ...fact(citations), text: "Bergamot Spoken", language: "en", kind: "main" }], affiliations: [], cases: [] }), someId()];
    expect(drawn(person(reading({ saidBy: speaker.body.id })), "event", event, { lookup: [speaker] })).toContain("Bergamot Spoken");
    const markup = drawn(person(reading({ saidBy: gone, saidByText: "Withdrawn Speaker" })), "event", event);
    expect(markup).not.toContain("Withdrawn Speaker");
    expect(markup).toContain("somebody not named here");
  });
});

describe("a statement that is found", () => {
  const passage = (text: string, parts: Parts = {}) => ({ ...fact(citations), passage: "demand", quoted: true, position: 1, text, language: "en", ...parts });
  const letter = (...passages: Parts[]) => edition("statement", "letter", { attributes: [{ ...fact(citations), attribute: "title", text: "A letter", language: "en" }], speakers: [], about: [], signatures: [], passages });

  it("is quoted where a source quotes it, and said to be reported where none does", () => {
    const found = letter(passage("Release the leeks."), passage("They asked about leeks.", { quoted: false }));
    const markup = drawn(found, "statement", found.body.id);
    expect(markup).toContain('<q lang="en">Release the <mark>leeks</mark>.</q>');
    expect(markup).toContain("reported, not quoted: ");
    expect(markup).not.toContain("<q lang=\"en\">They asked");
  });

  it("shows the texts that answer, at most three, and not the others", () => {
    const found = letter(...[1, 2, 3, 4].map((number) => passage(`Leek field ${String(number)}: leeks.`)), passage("Onions only."));
    const markup = drawn(found, "statement", found.body.id);
    expect(markup.match(/Leek field/gu)).toHaveLength(3);
    expect(markup).not.toContain("Onions");
  });

  it("is drawn in both languages without a word of the other's", () => {
    const found = letter(passage("Release the leeks.", { quoted: false }));
    for (const locale of LOCALES) expect(drawn(found, "statement", found.body.id, { locale }).includes("reported"), locale).toBe(locale === "en");
  });
});
