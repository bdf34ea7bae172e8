import { describe, expect, it } from "vitest";
import { askedBy, pageOf, watchableAt } from "@/lib/editions/search/watchable";

describe("what can be watched at an address", () => {
  it.each([
    ["https://caselight.example/en/people/test-person-aubergine", { kind: "person", slug: "test-person-aubergine" }],
    ["/zh/people/test-person-aubergine#case-1", { kind: "person", slug: "test-person-aubergine" }],
    ["/en/practices/rsdl", { kind: "practice", slug: "rsdl" }],
    [" /en/countries/qm/editions ", { kind: "country", slug: "qm" }],
  ])("%s is a record", (address, watched) => {
    expect(watchableAt(address)).toEqual(watched);
  });

  it("is a search by its parameters in one order, whatever the page, the sorting and the language", () => {
    const search = (address: string) => watchableAt(address);
    const watched = { kind: "search", search: { list: "people", query: "q=daikon&practice=rsdl&year=2031" } };
    for (const address of ["/en/people?year=2031&q=daikon&practice=rsdl", "/zh/people?practice=rsdl&q=daikon&year=2031&page=3&sort=name", "https://elsewhere.example/en/people/feed.atom?q=daikon&practice=rsdl&year=2031"]) {
      expect(search(address), address).toEqual(watched);
    }
    expect(search("/en/lawyers")).toEqual({ kind: "search", search: { list: "lawyers", query: "" } });
    expect(search("/en/search?q=garden")).toEqual({ kind: "search", search: { list: "search", query: "q=garden" } });
    expect(search("/en/statements?form=joint_letter&sort=oldest")).toEqual({ kind: "search", search: { list: "statements", query: "form=joint_letter" } });
    expect(search("/en/updates?act=corrected")).toEqual({ kind: "search", search: { list: "updates", query: "act=corrected" } });
  });

  it("is the same search again when it is read from what was kept", () => {
    const asked = askedBy({ list: "people", query: "q=%E8%90%9D%E5%8D%9C&status=ended" });
    expect(asked).toMatchObject({ of: "people", search: { list: "people", q: "萝卜", chosen: { status: ["ended"] }, page: 1 } });
    expect(pageOf({ list: "statements", query: "form=joint_letter" }, "zh")).toBe("/zh/statements?form=joint_letter");
  });

  it("that was kept and cannot be read any more asks nothing, instead of all that its filter left out", () => {
    for (const query of ["colour=red", "q=daikon&status=free"]) expect([askedBy({ list: "people", query }), pageOf({ list: "people", query }, "en")], query).toEqual([null, null]);
  });

  it.each([
    ["/en/people", "watchEverybody"],
    ["/en/people?page=2&sort=updated", "watchEverybody"],
    ["/en/search?year=2031", "watchEverybody"],
    ["/en/updates", "watchEverybody"],
    ["/en/people?practise=rsdl", "watchUnread"],
    ["/en/people?q=daikon&status=free", "watchUnread"],
    ["/en/sources/a-source", "watchNothing"],
    ["/en/about", "watchNothing"],
    ["/desk/records/1", "watchNothing"],
    ["/en/people/Not-A-Slug", "watchNothing"],
    ["/fr/people?q=daikon", "watchNothing"],
    ["http://[", "watchNothing"],
    ["", "watchNothing"],
  ])("%s is nothing, and says why: whoever misspells a filter must not watch everything", (address, why) => {
    expect(watchableAt(address)).toBe(why);
  });
});
