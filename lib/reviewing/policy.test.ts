import { describe, expect, it } from "vitest";
import { CHANGE_STATES, ROLES, type Role } from "@/lib/core/kinds";
import type { AccountId } from "@/lib/core/ids";
import { REVIEW_VERBS, reviewRefusal, type ReviewVerb } from "@/lib/reviewing/policy";

const ME = "4f7a1f0e-1111-4222-8333-444455556666" as AccountId;
const OTHER = "4f7a1f0e-1111-4222-8333-444455557777";

const rows = ROLES.flatMap((role) =>
  REVIEW_VERBS.flatMap((verb) => CHANGE_STATES.flatMap((state) => [true, false].flatMap((isAuthor) => [ME, OTHER, null].map((claimedBy) => ({ role, verb, state, isAuthor, claimedBy })))))
);

describe("a change under review", () => {
  it.each(rows)("$verb by $role when $state, author $isAuthor, claimed by $claimedBy", ({ role, verb, state, isAuthor, claimedBy }) => {
    const isEditor = role === "editor" || role === "admin";
    const fits = { claim: state === "submitted" && claimedBy !== ME, release: claimedBy === ME && state !== "applied" && state !== "discarded", ask: state === "submitted" }[verb];
    expect(reviewRefusal({ accountId: ME, role }, verb, { state, authors: isAuthor ? [OTHER, ME] : [OTHER], claimedBy }) === null).toBe(isEditor && !isAuthor && fits);
  });

  it("is nobody's, no unknown role's and by no unknown verb", () => {
    const change = { state: "submitted" as const, authors: [], claimedBy: null };
    for (const verb of REVIEW_VERBS) {
      expect(reviewRefusal(null, verb, change)).toBe("editorsOnly");
      for (const role of ["system", ""]) expect(reviewRefusal({ accountId: ME, role: role as Role }, verb, change)).toBe("editorsOnly");
    }
    expect(reviewRefusal({ accountId: ME, role: "admin" }, "burn" as ReviewVerb, change)).not.toBeNull();
  });
});
