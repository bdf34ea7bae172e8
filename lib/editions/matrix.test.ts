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
  expect(rows.map(({ country, cells }) => [country.body.slug, ...cells.map((cell) => cell?.state ?? null)])).toEqual([
    ["aa", "signed", "signed"],
    ["bb", "noted_absent", null],
    ["cc", null, null],
  ]);
});
