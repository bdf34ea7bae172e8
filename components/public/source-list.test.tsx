import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { languageOf, SourceLine } from "@/components/public/source-list";
import { LOCALES } from "@/lib/core/kinds";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";

const one = someId();
type Said = { text: string } & Record<string, unknown>;

function source(attributes: Record<string, readonly Said[]>) {
  const facts = Object.entries({ title: [{ text: "An invented report" }], ...attributes }).flatMap(([attribute, readings]) => readings.map((reading) => ({ ...fact([cite(one, "words")]), attribute, language: "en", ...reading })));
  return edition("source", "invented-report", { attributes: facts, parents: [] });
}

const line = (publishers: readonly Said[], locale: "en" | "zh" = "en") =>
  renderToStaticMarkup(<SourceLine source={source({ publisher: publishers })} view={{ locale, lookup: new Map() }} />).replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

it("a source's line names its publisher, and where sources differ on that all of them, marked: none of them first", () => {
  expect(line([{ text: "Garden Post" }])).toMatch(/An invented report · Garden Post $/u);
  for (const publishers of [[{ text: "Garden Post" }, { text: "Orchard Post" }], [{ text: "Orchard Post" }, { text: "Garden Post" }]]) {
    const said = line(publishers);
    expect(said).toContain("Garden Post ≠ disputed");
    expect(said).toContain("Orchard Post ≠ disputed");
  }
  expect(line([{ text: "Garden Post" }, { text: "Garden Post" }])).not.toContain("disputed");
});

it("a preferred publisher stands alone, a denied one not at all, an alleged one with its mark", () => {
  const preferred = line([{ text: "Orchard Post" }, { text: "Garden Post", preferred: true, preferredReason: "As printed." }]);
  expect(preferred).toMatch(/· Garden Post $/u);
  expect(line([{ text: "Garden Post" }, { text: "Orchard Post", modality: "denied" }])).toMatch(/· Garden Post $/u);
  expect(line([{ text: "Garden Post", modality: "alleged" }])).toContain("Garden Post ◇ alleged");
  for (const locale of LOCALES) expect(line([], locale)).not.toContain("·");
});

it("quoted words are in the language of their source where sources agree on one, and else in none that is known", () => {
  const language = (...readings: Said[]) => languageOf(source({ language: readings }));
  expect([language(), language({ text: "zh-Hans" }), language({ text: "zh-Hans" }, { text: "zh-Hans" })]).toEqual(["und", "zh-Hans", "zh-Hans"]);
  expect([language({ text: "zh-Hans" }, { text: "en" }), language({ text: "en" }, { text: "zh-Hans" }), language({ text: "en", modality: "alleged" })]).toEqual(["und", "und", "und"]);
  expect(language({ text: "en" }, { text: "zh-Hans", preferred: true, preferredReason: "As printed." })).toBe("zh-Hans");
});
