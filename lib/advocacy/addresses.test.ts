import { describe, expect, test } from "vitest";
import { profileOf } from "@/lib/advocacy/profile-address";

describe("the address of a profile", () => {
  test.each([
    ["/en/people/test-aubergine", "test-aubergine"],
    ["https://caselight.example/zh/people/test-aubergine", "test-aubergine"],
    ["  http://abc.onion/en/people/test-aubergine?kind=process#event-1 ", "test-aubergine"],
    ["https://caselight.example/en/people/test-aubergine/editions/2", "test-aubergine"],
    ["/api/v1/people/test-aubergine", "test-aubergine"],
  ])("%s", (address, slug) => expect(profileOf(address)).toBe(slug));

  test.each(["", "test-aubergine", "/en/people", "/en/people/", "/en/statements/test-aubergine", "/fr/people/test-aubergine", "/en/people/Test%20Aubergine", "javascript:/en/people/test-aubergine", "/desk/lists", "https://"])(
    "%s is none",
    (address) => expect(profileOf(address)).toBeNull(),
  );
});
