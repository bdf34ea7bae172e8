import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AffiliatedRows } from "@/components/public/affiliated-rows";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { affiliatedWith } from "@/lib/editions/statements-for";

const bureau = someId();
const cited = () => fact([cite(someId(), "words")]);

/** The list of people of a bureau of whom sources say these things, as its text. */
function rows(...modalities: string[]): string {
  const affiliations = modalities.map((modality) => ({ ...cited(), to: bureau, affiliation: "works_for", role: null, language: "en", modality }));
  const person = edition("person", "invented-person", { names: [{ ...cited(), text: "Test Person Celery", language: "en", kind: "main" }], affiliations, cases: [] });
  return renderToStaticMarkup(<AffiliatedRows affiliated={affiliatedWith(bureau, [person])} view={{ locale: "en", lookup: new Map() }} />).replaceAll(/<[^>]+>/gu, " ");
}

it("marks in the list of a body's people what is alleged or disputed, and lists nobody of whom it is only denied", () => {
  expect(rows("stated")).toMatch(/^\s*Test Person Celery\s*$/u);
  expect(rows("alleged")).toMatch(/Celery.*alleged/u);
  expect(rows("may_have")).toMatch(/Celery.*may have/u);
  expect(rows("stated", "denied")).toMatch(/Celery.*disputed/u);
  expect(rows("denied")).not.toContain("Celery");
});
