import fc from "fast-check";
import { expect, it } from "vitest";
import { packed, unpacked } from "./packed";

it("comes out as it went in, and as the same object each time", () => {
  const words = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string())));
  fc.assert(
    fc.property(words, (value) => {
      const text = packed(value);
      expect(JSON.stringify(unpacked(text))).toBe(JSON.stringify(value));
      expect(unpacked(text)).toBe(unpacked(packed(value)));
    }),
    { seed: 29 },
  );
});
