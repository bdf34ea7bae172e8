import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedList, choicesOf, listQueryOf, readList, withoutChoice } from "@/lib/editions/search/list-params";
import { LISTS, LIST_FACETS, LIST_SORTS } from "@/lib/editions/search/lists";

const rawOf = (query: string) => {
  const raw: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) raw[name] = [...(raw[name] ?? []), value];
  return raw;
};

describe("what is asked of a list", () => {
  it("comes back from its own address, whatever was asked", () => {
    const values = fc.constantFrom("2031", "joint_letter", "person", "first", "event", "withheld", "Garden: Weekly", "zh-Hans", "rsdl", "x y", "");
    fc.assert(
      fc.property(fc.constantFrom(...LISTS), fc.string(), fc.array(values), fc.integer({ min: -1, max: 5_000 }), (list, q, chosen, page) => {
        const raw = { q, page: String(page), sort: "oldest", ...Object.fromEntries(LIST_FACETS[list].map((facet) => [facet, chosen])) };
        const { search } = readList(raw, list);
        const again = readList(rawOf(listQueryOf(search)), list);
        expect(again).toEqual({ search, refused: [] });
      }),
    );
  });

  it("names what cannot be read, and is answered with the rest", () => {
    const { search, refused } = readList({ q: "leek", form: ["joint_letter", "nonsense"], ocupation: "lawyer", page: "0", sort: "random" }, "statements");
    expect(refused.toSorted()).toEqual(["form", "ocupation", "page", "sort"]);
    expect(search).toMatchObject({ q: "leek", chosen: { form: ["joint_letter"] }, page: 1, sort: "relevance" });
  });

  it("has no filters of another list, and no words where there are none to search", () => {
    expect(readList({ publisher: "Garden Weekly" }, "statements").refused).toEqual(["publisher"]);
    expect(readList({ q: "leek" }, "updates")).toMatchObject({ refused: ["q"], search: { q: "" } });
  });

  it("is by the best answer only where words are asked for", () => {
    for (const list of LISTS) expect(readList({ sort: "relevance" }, list).search.sort, list).toBe("newest");
    expect(changedList(readList({ q: "leek" }, "sources").search, { q: "" }).sort).toBe("newest");
    for (const list of LISTS) expect(LIST_SORTS[list]).toContain(readList({ q: "leek" }, list).search.sort);
  });

  it("loses one choice and keeps the others, from the first page on", () => {
    const { search } = readList({ form: ["joint_letter", "report"], year: "2031", page: "3" }, "statements");
    expect(withoutChoice(search, "form", "report")).toMatchObject({ chosen: { form: ["joint_letter"], year: ["2031"] }, page: 1 });
    expect(choicesOf(withoutChoice(withoutChoice(search, "form", "report"), "form", "joint_letter"))).toEqual([{ facet: "year", value: "2031" }]);
  });
});
