import { expect, test } from "vitest";
import { roleAtLeast } from "@/lib/core/actor";
import { ROLES, type Role } from "@/lib/core/kinds";

test("each role may do what the ones before it may, and no more", () => {
  const table = ROLES.map((role) => ROLES.map((wanted) => roleAtLeast(role, wanted)));
  expect(table).toEqual(ROLES.map((_, rank) => ROLES.map((_, needed) => rank >= needed)));
});

test("an unknown role may do nothing, and nothing is allowed by an unknown demand", () => {
  for (const role of ROLES) expect(roleAtLeast("system", role)).toBe(false);
  expect(roleAtLeast("admin", "owner" as Role)).toBe(false);
  expect(roleAtLeast("system", "system" as Role)).toBe(false);
});
