import { describe, expect, it } from "vitest";
import type { AccountId } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";
import { REQUEST_STATES, type RequestState } from "@/lib/core/requests";
import { REQUEST_VERBS, mayReadRequests, requestRefusal, type RequestVerb } from "@/lib/requests/policy";

const ME = "4f7a1f0e-1111-4222-8333-444455556666" as AccountId;
const COLLEAGUE = "4f7a1f0e-1111-4222-8333-444455557777";

/** The table, said once more and differently: in which states each verb is allowed. */
function allowedStates(role: Role, verb: RequestVerb, isMine: boolean): readonly RequestState[] {
  if (role === "advocate" || role === "researcher") return [];
  switch (verb) {
    case "read":
    case "note":
      return REQUEST_STATES;
    case "claim":
      return isMine ? ["new", "answered"] : ["new", "in_work", "answered"];
    case "answer":
      return isMine ? ["in_work"] : [];
    case "close":
      return isMine ? ["new", "in_work", "answered"] : ["new"];
    case "reopen":
      return ["closed"];
    case "expunge":
      return role === "admin" ? ["closed"] : [];
  }
}

const rows = ROLES.flatMap((role) => REQUEST_VERBS.flatMap((verb) => REQUEST_STATES.flatMap((state) => [true, false].map((isMine) => ({ role, verb, state, isMine, whose: isMine ? "mine" : "a colleague's" })))));

describe("a request", () => {
  it.each(rows)("$verb by $role, $whose, when $state", ({ role, verb, state, isMine }) => {
    const refusal = requestRefusal({ accountId: ME, role }, verb, { state, claimedBy: isMine ? ME : COLLEAGUE, isExpunged: false });
    expect(refusal === null).toBe(allowedStates(role, verb, isMine).includes(state));
  });

  it.each(REQUEST_VERBS)("%s is refused to nobody and to an unknown role, in every state", (verb) => {
    for (const state of REQUEST_STATES) {
      const standing = { state, claimedBy: ME, isExpunged: false };
      expect(requestRefusal(null, verb, standing)).toBe("editorsOnly");
      for (const role of ["system", "owner", ""]) expect(requestRefusal({ accountId: ME, role: role as Role }, verb, standing)).toBe("editorsOnly");
    }
  });

  it("that was erased is only read, by whoever", () => {
    for (const verb of REQUEST_VERBS) {
      const refusal = requestRefusal({ accountId: ME, role: "admin" }, verb, { state: "closed", claimedBy: ME, isExpunged: true });
      expect(refusal).toBe(verb === "read" ? null : "requestErased");
    }
  });

  it("refuses an unknown verb and an unknown state", () => {
    const admin = { accountId: ME, role: "admin" } as const;
    expect(requestRefusal(admin, "burn" as RequestVerb, { state: "new", claimedBy: ME, isExpunged: false })).not.toBeNull();
    for (const verb of ["claim", "answer", "close", "reopen", "expunge"] as const) expect(requestRefusal(admin, verb, { state: "burnt" as RequestState, claimedBy: ME, isExpunged: false })).not.toBeNull();
  });

  it("is seen by editors and admins: a researcher may be whom it warns of", () => {
    expect(ROLES.filter((role) => mayReadRequests({ accountId: ME, role }))).toEqual(["editor", "admin"]);
    expect(mayReadRequests(null)).toBe(false);
  });
});
