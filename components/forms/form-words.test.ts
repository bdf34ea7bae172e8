import { expect, it } from "vitest";
import { labelOfField } from "@/components/forms/form-words";

const FIELDS = { countries: "The countries", "citations[0].exact": "Exact words", "lines[].countryId": "“{text}”" };
const SENT = { "lines[0].text": "Cuba", "lines[1].text": "The Leek Republic", countries: "Cuba\nThe Leek Republic" };

it("a field is called by its label, however a parser writes its name; one of a row by what the row says", () => {
  expect(labelOfField("countries", FIELDS, SENT)).toBe("The countries");
  expect(labelOfField("citations.0.exact", FIELDS, SENT)).toBe("Exact words");
  expect(["lines[1].countryId", "lines.1.countryId", "lines[0].countryId"].map((name) => labelOfField(name, FIELDS, SENT))).toEqual(["“The Leek Republic”", "“The Leek Republic”", "“Cuba”"]);
  expect(["lines[1].again", "elsewhere", ""].map((name) => labelOfField(name, FIELDS, SENT))).toEqual([undefined, undefined, undefined]);
});

it("what somebody typed is not read as a hole to be filled", () => {
  expect(labelOfField("lines[0].countryId", FIELDS, { "lines[0].text": "{countryId} $&", "lines[0].countryId": "secret" })).toBe("“{countryId} $&”");
});
