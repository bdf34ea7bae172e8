import { describe, expect, test } from "vitest";
import { disableRefusal, mayEndSession, mayManagePeople, roleChangeRefusal } from "@/lib/accounts/policy";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";

const self = accountIdSchema.parse("0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11");
const other = accountIdSchema.parse("7d7a3f0e-3a52-4df0-8a3c-1c5f8c0e4b21");
const as = (role: string) => ({ accountId: self, role: role as Role });

describe("who manages the people who work here", () => {
  test.each([
    ["admin", true],
    ["editor", false],
    ["researcher", false],
    ["advocate", false],
    ["system", false],
    ["", false],
    ["owner", false],
  ])("%s: %s", (role, may) => {
    expect(mayManagePeople(as(role))).toBe(may);
    expect(roleChangeRefusal(as(role), { role: "advocate", disabled: false }, "editor", 2)).toBe(may ? null : "adminsOnly");
    expect(disableRefusal(as(role), { role: "advocate", disabled: false }, 2)).toBe(may ? null : "adminsOnly");
  });

  test("not nobody", () => {
    expect(mayManagePeople(null)).toBe(false);
    expect(roleChangeRefusal(null, { role: "advocate", disabled: false }, "editor", 2)).toBe("adminsOnly");
    expect(disableRefusal(null, { role: "advocate", disabled: false }, 2)).toBe("adminsOnly");
  });
});

describe("the last admin who can sign in", () => {
  test.each(ROLES)("keeps the role, whatever is wanted: %s", (wanted) => {
    expect(roleChangeRefusal(as("admin"), { role: "admin", disabled: false }, wanted, 1)).toBe(wanted === "admin" ? null : "lastAdmin");
    expect(roleChangeRefusal(as("admin"), { role: "admin", disabled: false }, wanted, 2)).toBeNull();
    expect(roleChangeRefusal(as("admin"), { role: "admin", disabled: true }, wanted, 1)).toBeNull();
  });

  test("is not shut out", () => {
    expect(disableRefusal(as("admin"), { role: "admin", disabled: false }, 1)).toBe("lastAdmin");
    expect(disableRefusal(as("admin"), { role: "admin", disabled: false }, 2)).toBeNull();
    expect(disableRefusal(as("admin"), { role: "editor", disabled: false }, 1)).toBeNull();
  });
});

test("everybody ends their own sessions and nobody else's", () => {
  for (const role of ROLES) {
    expect(mayEndSession(as(role), self)).toBe(true);
    expect(mayEndSession(as(role), other)).toBe(false);
  }
  expect(mayEndSession(null, self)).toBe(false);
});
