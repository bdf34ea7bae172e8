import { describe, expect, it } from "vitest";
import { dateOf, datingsOf, plainDateOf } from "@/lib/editions/datings";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";

const dated = (edtf: string | null, parts: Record<string, unknown> = {}) => ({ ...fact([cite(someId(), "words")], edtf), attribute: "dated", text: "printed", language: "en", ...parts });
const body = (...attributes: Record<string, unknown>[]) => edition("source", "report", { parents: [], attributes }).body;
const told = (...attributes: Record<string, unknown>[]) => datingsOf(body(...attributes).attributes).map(({ date, mark }) => [date.edtf, mark]);

describe("when something is dated", () => {
  it("is each day that a source gives, once, the preferred one first", () => {
    expect(told(dated("2031-06-02"), dated("2031-06-02"), dated(null), dated("2031-06-03", { preferred: true }))).toEqual([["2031-06-03", null], ["2031-06-02", null]]);
  });

  it("carries the mark of what is not plainly said", () => {
    expect(told(dated("2031-06-02", { certainty: "uncertain" }), dated("2031-06-03", { modality: "alleged" }))).toEqual([["2031-06-02", "uncertain"], ["2031-06-03", "alleged"]]);
    expect(told(dated("2031-06-02"), dated("2031-06-02", { modality: "denied" }))).toEqual([["2031-06-02", "disputed"]]);
  });

  it("is no day that is only denied, unless nothing else is said", () => {
    expect(told(dated("2031-06-01", { modality: "denied", preferred: true }), dated("2031-06-02"))).toEqual([["2031-06-02", null]]);
    expect(told(dated("2031-06-01", { modality: "denied" }))).toEqual([["2031-06-01", "denied"]]);
  });

  it("puts a thing in order by the first of them that has a beginning", () => {
    expect(dateOf(body(dated("../2031-06"), dated("2031-06-02")))?.edtf).toBe("2031-06-02");
    expect(dateOf(body(dated("../2031-06")))?.edtf).toBe("../2031-06");
    expect(dateOf(body(dated("2031-06-01", { modality: "denied" }), dated("2031-06-02")))?.edtf).toBe("2031-06-02");
  });

  it("stands in a title only where nobody differs, or an editor preferred it", () => {
    expect(plainDateOf(body(dated("2031-06-02")))?.edtf).toBe("2031-06-02");
    expect(plainDateOf(body(dated("2031-06-02"), dated("2031-06-03")))).toBeNull();
    expect(plainDateOf(body(dated("2031-06-02"), dated("2031-06-03", { preferred: true })))?.edtf).toBe("2031-06-03");
    expect(plainDateOf(body(dated("2031-06-02", { disputed: true, preferred: true })))).toBeNull();
    expect(plainDateOf(body(dated("2031-06-02", { modality: "denied" })))).toBeNull();
  });
});
