import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOfKept, searchOfAddress, SEARCHED_LISTS } from "@/lib/editions/search/search-address";

describe("the address of a search", () => {
  test.each([
    ["/en/people?q=Aubergine", { list: "people", query: "q=Aubergine" }],
    ["https://caselight.example/zh/people?status=detained&q=%E7%93%A0&page=3", null],
    ["/en/people?role=detained&q=x&page=3", { list: "people", query: "q=x&role=detained" }],
    ["https://abc.onion/en/lawyers/", { list: "lawyers", query: "" }],
    ["/zh/search?q=%E8%8F%9C%E5%9B%AD&year=2031", { list: "search", query: "q=%E8%8F%9C%E5%9B%AD&year=2031" }],
    ["/en/statements?year=2031&sort=oldest", { list: "statements", query: "year=2031&sort=oldest" }],
    ["/en/updates?act=corrected", { list: "updates", query: "act=corrected" }],
    ["/en/sources", { list: "sources", query: "" }],
  ])("%s", (address, kept) => expect(searchOfAddress(address)).toEqual(kept));

  test.each([
    ["/en/people/test-aubergine"], ["/en/countries?q=x"], ["/people?q=x"], ["/fr/people"], [""], ["people"], ["ftp://caselight.example/en/people"], ["/desk/searches"], ["/en/search"],
    // What cannot be read whole is not kept in part: it would answer with more than was asked.
    ["/en/people?q=x&colour=red"], ["/en/people?year=31"], ["/en/people?q=a&q=b"], ["/en/updates?q=x"],
  ])("%s is none", (address) => expect(searchOfAddress(address)).toBeNull());

  test("is kept in one way, whichever language and order it was copied in, and leads back to the same", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...SEARCHED_LISTS), words, fc.constantFrom("2030", "2031"), (list, q, year) => {
        const asked = list === "updates" ? { year } : { q, year };
        const [one, other] = [new URLSearchParams(asked), new URLSearchParams(Object.entries(asked).toReversed())].map(String);
        const kept = searchOfAddress(`/en/${list}?${one ?? ""}`);
        expect(searchOfAddress(`https://elsewhere.example/zh/${list}?${other ?? ""}`)).toEqual(kept);
        if (kept === null) return;
        for (const locale of ["en", "zh"] as const) expect(searchOfAddress(addressOfKept(kept, locale) ?? "")).toEqual(kept);
      }),
    );
  });
});
