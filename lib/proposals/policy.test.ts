import { expect, test } from "vitest";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";
import { approvalRefusal, mayPropose, mayReadProposals, refusingRefusal, takingBackRefusal } from "./policy";

const [one, other] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"].map((id) => accountIdSchema.parse(id));
const as = (role: Role | "gardener", accountId = one!) => ({ accountId, role: role as Role });
const mine = { state: "proposed", proposedBy: one! } as const;
const theirs = { state: "proposed", proposedBy: other! } as const;

test("editors read what is proposed, and admins propose", () => {
  expect(ROLES.filter((role) => mayReadProposals(as(role)))).toEqual(["editor", "admin"]);
  expect(ROLES.filter((role) => mayPropose(as(role)))).toEqual(["admin"]);
  for (const nobody of [null, as("gardener")]) expect([mayReadProposals(nobody), mayPropose(nobody)]).toEqual([false, false]);
});

test.each([
  ["advocate", theirs, false, "editorsOnly"],
  ["researcher", theirs, false, "editorsOnly"],
  ["editor", theirs, false, null],
  ["admin", theirs, false, null],
  ["editor", mine, false, "proposalFourEyes"],
  ["admin", mine, false, "proposalFourEyes"],
  ["admin", mine, true, null],
  ["gardener", theirs, true, "editorsOnly"],
] as const)("%s lets it take effect: %j, alone %s: %s", (role, proposed, isAlone, refusal) => {
  expect(approvalRefusal(as(role), proposed, isAlone)).toBe(refusal);
});

test("nobody decides a second time, and nobody refuses their own", () => {
  for (const state of ["shipped", "approved", "refused", "taken_back"] as const) {
    expect(approvalRefusal(as("admin"), { ...theirs, state }, true)).toBe("proposalDecided");
    expect(refusingRefusal(as("admin"), { ...theirs, state })).toBe("proposalDecided");
    expect(takingBackRefusal(as("admin"), { ...mine, state })).toBe("proposalDecided");
  }
  expect(refusingRefusal(as("admin"), mine)).toBe("proposalFourEyes");
  expect(refusingRefusal(as("editor"), theirs)).toBeNull();
});

test("only whoever proposed it takes it back, while they are an admin", () => {
  expect(takingBackRefusal(as("admin"), mine)).toBeNull();
  expect(takingBackRefusal(as("admin"), theirs)).toBe("proposalNotYours");
  expect(takingBackRefusal(as("editor"), mine)).toBe("adminsOnly");
  expect(takingBackRefusal(null, mine)).toBe("adminsOnly");
});
