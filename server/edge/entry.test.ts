import { describe, expect, it } from "vitest";
import { chooseEncoding } from "./entry";

describe("chooseEncoding", () => {
  it.each([
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0", "gzip"],
    ["br;q=0.5", "br"],
    ["GZIP", "gzip"],
    ["gzip;q=0, br;q=0.000", "identity"],
    ["x-brotli", "identity"],
    ["deflate", "identity"],
  ])("%s → %s", (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});
