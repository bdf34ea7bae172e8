import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "@/lib/core/honest-date";
import { OCCUPATIONS, STAGES } from "@/lib/core/kinds";
import { cursorOf, cursorWord, readCursor } from "@/lib/editions/search/cursor";
import { readDataSearch, rawParametersOf } from "@/lib/editions/search/data-params";
import { FACETS } from "@/lib/editions/search/facets";
import { searchApiPath, searchCsvPath, searchPath } from "@/lib/editions/search/links";
import { LONGEST_QUESTION, type RawParameters } from "@/lib/editions/search/parameters";
import { chosenValues, queryOf, readSearch, SEARCH_LISTS, SORTS, without } from "@/lib/editions/search/params";
import { someId } from "@/lib/editions/edition-fixtures";

const rawOf = (query: string): RawParameters => rawParametersOf(`http://site.invalid/?${query}`);
const anything = fc.dictionary(
  fc.oneof(fc.constantFrom("q", "exact", "sort", "page", "list", "after", "part", ...FACETS), fc.string({ unit: "binary" })),
  fc.oneof(fc.constantFrom("1", "lawyer", "arrest", "2031", "rsdl", "name", "", "999999"), fc.string({ unit: "binary", maxLength: 200 }), fc.array(fc.constantFrom("lawyer", "arrest", "2032", "x y", "ca"), { maxLength: 15 })),
);

describe("a search in an address", () => {
  it("is read from any parameters without breaking, and bounded", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...SEARCH_LISTS), (raw, list) => {
        const { search } = readSearch(raw, list);
        expect([...search.q].length).toBeLessThanOrEqual(LONGEST_QUESTION);
        expect(search.q).not.toMatch(/\u0000/u);
        expect(search.page).toBeLessThanOrEqual(4_000);
        for (const facet of FACETS) expect(search.chosen[facet]?.length ?? 0).toBeLessThanOrEqual(10);
      }),
    );
  });

  it("comes back the same from the address that it makes, which refuses nothing", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...SEARCH_LISTS), (raw, list) => {
        const { search } = readSearch(raw, list);
        const again = readSearch(rawOf(queryOf(search)), list);
        expect(again).toEqual({ search, refused: [] });
        expect(readDataSearch(rawOf(searchApiPath(search).split("?")[1] ?? ""))).toEqual({ ...search, page: 1 });
      }),
    );
  });

  it("drops what it cannot read on a page, and refuses it in the API", () => {
    const junk = "occupation=lawyer&occupation=wizard&year=31&colour=red&sort=upwards&page=0&exact=2&practice=%3Cscript%3E";
    const { search, refused } = readSearch(rawOf(junk), "people");
    expect(search).toEqual({ list: "people", q: "", exact: false, chosen: { occupation: ["lawyer"] }, sort: "name", page: 1 });
    expect(refused.toSorted()).toEqual(["colour", "occupation", "page", "practice", "sort", "year"]);
    for (const query of ["ocupation=lawyer", "occupation=wizard", "year=31", "__proto__=1", "sort=upwards", "list=judges", "list=people&list=lawyers", "page=2", "q=a&q=b", `q=${"a".repeat(101)}`]) expect(readDataSearch(rawOf(query)), query).toBeNull();
    expect(readDataSearch(rawOf("list=lawyers&stage=arrest&stage=trial&q=x&exact=1&sort=event"))).toMatchObject({ list: "lawyers", chosen: { stage: ["arrest", "trial"] }, exact: true });
  });

  it("says the same in one form only, and leaves out what goes without saying", () => {
    const queries = ["occupation=lawyer&occupation=activist&q=xie", "q=+xie+&occupation=activist&occupation=lawyer&occupation=lawyer&page=1&sort=relevance&exact="];
    expect(new Set(queries.map((query) => queryOf(readSearch(rawOf(query), "people").search)))).toEqual(new Set(["q=xie&occupation=activist&occupation=lawyer"]));
    const everybody = readSearch({}, "people").search;
    expect([searchPath("en", everybody), searchPath("zh", readSearch({}, "lawyers").search), searchApiPath(everybody), searchCsvPath(everybody, { number: 2, of: 3 })]).toEqual(["/en/people", "/zh/lawyers", "/api/v1/people", "/api/v1/people.csv?part=2-3"]);
  });

  it("knows every occupation and stage", () => {
    const { search, refused } = readSearch({ occupation: [...OCCUPATIONS], stage: STAGES.slice(0, 10) }, "people");
    expect([refused, search.chosen.occupation?.length, search.chosen.stage?.length]).toEqual([[], OCCUPATIONS.length, 10]);
  });

  it("loses one value at a time, and its page with it", () => {
    const { search } = readSearch(rawOf("occupation=lawyer&occupation=activist&year=2031&page=7"), "people");
    const left = without(search, "occupation", "activist");
    expect([left.page, chosenValues(left)]).toEqual([1, [{ facet: "occupation", value: "lawyer" }, { facet: "year", value: "2031" }]]);
    expect(without(left, "occupation", "lawyer").chosen).toEqual({ year: ["2031"] });
  });
});

describe("a cursor", () => {
  const row = { rank: 40, distance: 12, sortName: "cong songshi", recordId: someId(), updatedOn: "2031-05-02", latestEventOn: null };

  it.each(SORTS)("comes back from its word (%s)", (sort) => {
    const cursor = cursorOf(sort, row);
    expect(readCursor(cursorWord(cursor), sort)).toEqual(cursor);
  });

  it("comes back where the last name is as long as a name may be, in letters, and where a winter begins the year before", () => {
    for (const last of [{ ...row, sortName: `${"zhuang".repeat(150)} ${"zhuang".repeat(50)}` }, { ...row, latestEventOn: boundsOf("1800-24").earliest }]) {
      const cursor = cursorOf("event", last);
      expect(readCursor(cursorWord(cursor), "event")).toEqual(cursor);
    }
  });

  it("is null for a word that is none, and for the word of another order", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (word) => readCursor(word, "name") === null));
    expect(readCursor(cursorWord(cursorOf("name", row)), "event")).toBeNull();
    expect(readCursor(Buffer.from('["name",0,0,null,"\\u0000","x"]').toString("base64url"), "name")).toBeNull();
    // Postgres knows no year 0: it would be a 503.
    for (const day of ["0000-01-01", "2031-02-30"]) expect(readCursor(cursorWord({ ...cursorOf("event", row), day }), "event")).toBeNull();
  });
});
