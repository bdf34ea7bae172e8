import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/core/kinds";
import { mayTendMail, mayWatch } from "@/lib/watching/policy";
import { markAllReadSchema } from "@/lib/watching/schema";

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

describe("what was on screen is marked as read", () => {
  it.each([["2031-05-04T10:00:00.123Z", true], ["0000-01-01T00:00:00Z", false], ["9999-01-01T00:00:00Z", false]])("up to a moment that the database can hold: %s %s", (upTo, isTaken) => {
    expect(markAllReadSchema.safeParse({ upTo }).success).toBe(isTaken);
  });
});
