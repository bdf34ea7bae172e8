import { expect, it } from "vitest";
import { edition, statement } from "@/lib/editions/edition-fixtures";
import { signatureMatrix } from "@/lib/editions/matrix";

it("tells signed, noted absent and nothing on record apart, statements in time", () => {
  const [one, two, three] = ["aa", "bb", "cc"].map((code) => edition("country", code, {}));
  if (one === undefined || two === undefined || three === undefined) throw new Error("three countries");
  const later = statement("later", { edtf: "2018", signatures: [["signed", one.body.id]] });
  const first = statement("first", { edtf: "2017-02-27", signatures: [["signed", one.body.id], ["noted_absent", two.body.id]] });
  const unsigned = statement("unsigned", { edtf: "2016" });
  const { statements, rows } = signatureMatrix([one, two, three], [later, unsigned, first]);
  expect(statements.map(({ body }) => body.slug)).toEqual(["first", "later"]);
  expect(rows.map(({ country, cells }) => [country.body.slug, ...cells.map(([cell]) => cell?.state ?? null)])).toEqual([
    ["aa", "signed", "signed"],
    ["bb", "noted_absent", null],
    ["cc", null, null],
  ]);
});

it("draws a signature and its denial side by side, and readings drawn alike once", () => {
  const country = edition("country", "aa", {});
  const letter = statement("letter", { edtf: "2017-02-27", signatures: [["signed", country.body.id], ["signed", country.body.id], ["noted_absent", country.body.id]] });
  const [first, ...others] = letter.body.signatures;
  if (first === undefined) throw new Error("signatures");
  const denied = { ...letter, body: { ...letter.body, signatures: [{ ...first, modality: "denied" as const }, first, ...others] } };
  const [row] = signatureMatrix([country], [denied]).rows;
  expect(row?.cells.map((cell) => cell.map(({ state, modality }) => [state, modality]))).toEqual([[["signed", "denied"], ["signed", "stated"], ["noted_absent", "stated"]]]);
});

it("keeps two speakers of the same words, and a preferred reading, apart", () => {
  const country = edition("country", "aa", {});
  const letter = statement("letter", { edtf: "2017-02-27", signatures: [["signed", country.body.id]] });
  const [signed] = letter.body.signatures;
  if (signed === undefined) throw new Error("a signature");
  const told = { ...letter, body: { ...letter.body, signatures: [signed, { ...signed, saidByText: "one speaker" }, { ...signed, saidByText: "another speaker" }, { ...signed, preferred: true }] } };
  const [row] = signatureMatrix([country], [told]).rows;
  expect(row?.cells.map((cell) => cell.map(({ saidByText, preferred }) => [saidByText, preferred]))).toEqual([[[null, true], [null, false], ["one speaker", false], ["another speaker", false]]]);
});
