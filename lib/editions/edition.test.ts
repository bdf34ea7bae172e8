import { expect, test } from "vitest";
import { editionFrom } from "./edition";
import { edition, someId } from "./edition-fixtures";

function rowOf(document: object, sha256: string) {
  const { entry } = edition("country", "somewhere", {});
  return { ...entry, sha256, document, absent: [], words: null };
}

const bodyOf = (id: string) => ({ contract: 1, kind: "country", id, slug: "somewhere", names: [], attributes: [] });

test("what checking makes another of is made so each time: an id in capitals is the same record on the first page and on the second", () => {
  const id = someId();
  const row = rowOf(bodyOf(id.toUpperCase()), "a1".repeat(32));
  expect([editionFrom(row).body.id, editionFrom(row).body.id]).toEqual([id, id]);
});

test("a document that is not what the contract promises is refused each time, also after one of another hash was found good", () => {
  expect(editionFrom(rowOf(bodyOf(someId()), "b2".repeat(32))).body.slug).toBe("somewhere");
  const wrong = rowOf({ ...bodyOf(someId()), note: "of the desk" }, "c3".repeat(32));
  expect(() => editionFrom(wrong)).toThrow(/note/u);
  expect(() => editionFrom(wrong)).toThrow(/note/u);
});

test("a document is checked when it is read for the first time, and not again; both times it comes back as it is stored, field by field", () => {
  // As the database gives it: its fields in an order of their own.
  const { contract, ...rest } = bodyOf(someId());
  const row = rowOf({ ...rest, contract }, "d4".repeat(32));
  const readings = [editionFrom(row), editionFrom(row)].map(({ published }) => JSON.stringify(published));
  expect(readings).toEqual([JSON.stringify(row.document), JSON.stringify(row.document)]);
  const unlike = { ...row, document: { ...row.document, note: "of the desk" } };
  expect(editionFrom(unlike).published).toBe(unlike.document);
});
