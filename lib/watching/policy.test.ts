import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/core/kinds";
import { mayTendMail, mayWatch } from "@/lib/watching/policy";

describe("watching", () => {
  it("is everybody's who may sign in, and nobody else's", () => {
    expect(ROLES.filter((role) => mayWatch({ role }))).toEqual(ROLES);
    expect(mayWatch(null)).toBe(false);
    expect(mayWatch({ role: "system" as Role })).toBe(false);
  });

  it("leaves what could not be delivered to admins", () => {
    expect(ROLES.filter((role) => mayTendMail({ role }))).toEqual(["admin"]);
    expect(mayTendMail(null)).toBe(false);
    expect(mayTendMail({ role: "owner" as Role })).toBe(false);
  });
});
