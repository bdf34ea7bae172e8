import fc from "fast-check";
import { expect, it } from "vitest";
import { idsOfPart, LONGEST_PART, partQuery, partsOf, readPart, WHOLE } from "@/lib/editions/search/table-part";

it("every id stands in one part of as many as there are, and in no second one", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 999 }), (id, of) => {
      const parts = Array.from({ length: of }, (_, at) => idsOfPart({ number: at + 1, of }));
      const holding = parts.filter(({ from, before }) => from <= id && (before === null || id < before));
      expect(holding).toHaveLength(1);
    }),
  );
  expect(idsOfPart(WHOLE)).toEqual({ from: "00000000-0000-0000-0000-000000000000", before: null });
});

it("a part's address is read as it was written, and nothing else is", () => {
  for (const part of partsOf(23_456)) expect(readPart(new URLSearchParams(partQuery(part)).get("part") ?? undefined)).toEqual(part);
  expect([partQuery(WHOLE), readPart(undefined)]).toEqual(["", WHOLE]);
  for (const word of ["", "0", "1", "2", "0-3", "4-3", "1-0", "1-1000", "01-3", "1-3-5", "1/3", "-1-3", " 1-3"]) expect(readPart(word), word).toBeNull();
  expect(readPart(["1-3", "2-3"])).toBeNull();
});

it("a table is whole as long as it fits, and its parts have room for chance", () => {
  expect([0, 1, 5_000, 5_001, 100_000].map((total) => partsOf(total).length)).toEqual([1, 1, 1, 2, 20]);
  expect(LONGEST_PART).toBeGreaterThan(100_000 / partsOf(100_000).length);
});
