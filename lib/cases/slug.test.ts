import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugFrom } from "@/lib/cases/slug";
import { slugSchema } from "@/lib/core/ids";

describe("a slug", () => {
  it.each([
    ["Test Person Aubergine", "test-person-aubergine"],
    ["测试茄子", "ce-shi-qie-zi"],
    ["测试 Aubergine", "ce-shi-aubergine"],
    ["Ĵörg O’Brüßel-Łódź", "jorg-obrussel-lodz"],
    ["  --  ", "person"],
    ["སྔོན་པོ", "person"],
  ])("of %j is %j", (name, slug) => {
    expect(slugFrom(name, "person")).toBe(slug);
  });

  it("reads a surname as a surname", () => {
    expect(slugFrom("单茄子", "person")).toBe("shan-qie-zi");
    expect(slugFrom("单", "source")).toBe("dan");
  });

  it("ends at a word when the name is long", () => {
    const slug = slugFrom("vegetables and spices ".repeat(20), "source");
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/(?:vegetables|and|spices)$/);
  });

  it("is an address, whatever the name", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => slugSchema.safeParse(slugFrom(name, "person")).success));
  });
});
