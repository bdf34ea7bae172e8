import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PeopleThere } from "@/components/public/people-there";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { readSearch } from "@/lib/editions/search/params";

const { body } = edition("person", "test-person-aubergine", { names: [{ ...fact([cite(someId(), "words")]), text: "Test Person Aubergine", language: "en", kind: "main" }], affiliations: [], cases: [] });
const { search } = readSearch({ practice: "rsdl" }, "people");
const page = (total: number, locale: "en" | "zh") => renderToStaticMarkup(<PeopleThere there={{ people: [{ body, tags: [] }], total, search }} view={{ locale, lookup: new Map() }} />);

it("says how many there are and leads to all of them as a search, where it shows a part", () => {
  expect(page(1_234, "en")).toContain('<a href="/en/people?practice=rsdl">The first 1 person of 1,234: see all, with filters</a>');
  expect(page(1_234, "zh")).toContain('<a href="/zh/people?practice=rsdl">共1,234人');
});

it("leads nowhere else where it shows all", () => {
  expect(page(1, "en").match(/<a /gu)).toHaveLength(1);
});
