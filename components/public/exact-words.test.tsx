import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ExactWords } from "@/components/public/exact-words";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { numberNotes } from "@/lib/editions/source-notes";

const id = someId();
const source = edition("source", "invented-report", { attributes: [{ ...fact([cite(id, "words")]), attribute: "title", text: "An invented report", language: "en" }], parents: [] }, id);

function drawn(words: string, locale: Locale = "en"): string {
  const citations = [cite(source.body.id, words)];
  const lookup = new Map([[source.body.id, source]]);
  return renderToStaticMarkup(<ExactWords citations={citations} view={{ locale, lookup, notes: numberNotes(citations, lookup) }} />);
}

it("what a source says stands as its exact words", () => {
  expect(drawn("taken away")).toMatch(/<blockquote[^>]*>taken away<\/blockquote>.*Exact words of/su);
});

it("of what the public reads less exactly the source is named, and nothing is said to be its exact words", () => {
  for (const locale of LOCALES) expect(drawn("", locale)).not.toMatch(/blockquote|<q|Exact words|原文，出自/u);
  expect(drawn("").replaceAll(/<[^>]+>/gu, "")).toMatch(/^Not quoted here · An invented report/u);
  expect(drawn("", "zh")).toContain("此处不引原文");
});
