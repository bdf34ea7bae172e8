import { expect, test } from "vitest";
import { paths } from "@/lib/core/paths";
import { omitUndefined } from "@/lib/core/omit-undefined";
import { dayOf } from "@/lib/core/days";

test("addresses are the ones that the site promises", () => {
  expect(paths.record("en", "person", "xie-yang")).toBe("/en/people/xie-yang");
  expect(paths.record("zh", "country", "ca")).toBe("/zh/countries/ca");
  expect(paths.list("en", "statements")).toBe("/en/statements");
  expect(paths.api("people")).toBe("/api/v1/people");
  expect(paths.api("people", "xie-yang")).toBe("/api/v1/people/xie-yang");
  expect(paths.edition("zh", "person", "xie-yang", 2)).toBe("/zh/people/xie-yang/editions/2");
  expect(paths.compare("en", "person", "xie-yang", { from: 1, to: 2 })).toBe("/en/people/xie-yang/editions/compare?from=1&to=2");
  expect(paths.apiEditionBody("people", "xie-yang", 2)).toBe("/api/v1/people/xie-yang/editions/2/body");
});

test("a token cannot leave its place in the address", () => {
  expect(paths.desk.invitation("../x?y")).toBe("/desk/invitation/..%2Fx%3Fy");
});

test("the day of a moment is its day in UTC", () => {
  expect(dayOf(new Date("2017-03-21T23:59:59.999Z"))).toBe("2017-03-21");
});

test("undefined keys go, null and false stay", () => {
  expect(Object.keys(omitUndefined({ a: undefined, b: null, c: false }))).toEqual(["b", "c"]);
});
