import { describe, expect, test } from "vitest";
import { mayKeepLists, mayManageList, mayWriteList, standingTo } from "@/lib/advocacy/policy";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";

const [OWNER, WRITER, READER, OTHER] = ["0", "1", "2", "3"].map((digit) => accountIdSchema.parse(`${digit}b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11`));
const shares = [{ accountId: String(WRITER), mayWrite: true }, { accountId: String(READER), mayWrite: false }];
const as = (accountId: typeof OWNER, role: Role = "advocate") => ({ accountId: accountIdSchema.parse(accountId), role });
const list = { ownerId: String(OWNER), isDeleted: false, shares };

describe("a list of people", () => {
  test.each(ROLES)("%s stands to it by being named, and by nothing else", (role) => {
    expect([OWNER, WRITER, READER, OTHER].map((who) => standingTo(as(who, role), list))).toEqual(["owner", "writer", "reader", null]);
  });

  test("is there for its owner alone while it is deleted", () => {
    expect([OWNER, WRITER, READER, OTHER].map((who) => standingTo(as(who), { ...list, isDeleted: true }))).toEqual(["owner", null, null, null]);
  });

  test("is nobody's who is not signed in, or has a role that there is not", () => {
    expect(standingTo(null, list)).toBeNull();
    expect(standingTo({ accountId: accountIdSchema.parse(OWNER), role: "system" as Role }, list)).toBeNull();
    expect(mayKeepLists(null)).toBe(false);
  });

  test("is written by owner and writer, and managed by its owner", () => {
    const standings = ["owner", "writer", "reader", null] as const;
    expect(standings.map(mayWriteList)).toEqual([true, true, false, false]);
    expect(standings.map(mayManageList)).toEqual([true, false, false, false]);
  });
});
