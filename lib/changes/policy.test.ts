import { describe, expect, it } from "vitest";
import { CHANGE_VERBS, changeRefusal, mayDraft, visibleChanges, type ChangeVerb } from "@/lib/changes/policy";
import type { AccountId } from "@/lib/core/ids";
import { CHANGE_STATES, ROLES, type ChangeState, type Role } from "@/lib/core/kinds";

const ME = "4f7a1f0e-1111-4222-8333-444455556666" as AccountId;
const SOMEBODY_ELSE = "4f7a1f0e-1111-4222-8333-444455557777";

const OPEN: readonly ChangeState[] = ["draft", "returned"];
const EDITORS: readonly Role[] = ["editor", "admin"];

/** The table, said once more and differently: which states each verb is allowed in. */
function allowedStates({ role, verb, isAuthor, isOpener, isOpenerGone }: Row): readonly ChangeState[] {
  if (role === "advocate") return [];
  const isEditor = EDITORS.includes(role);
  switch (verb) {
    case "read":
      if (isAuthor) return CHANGE_STATES;
      if (!isEditor) return ["applied"];
      return isOpenerGone ? ["draft", "submitted", "returned", "approved", "applied"] : ["submitted", "returned", "approved", "applied"];
    case "edit":
      return OPEN;
    case "submit":
      return isAuthor ? OPEN : [];
    case "discard":
      return isOpener || (isOpenerGone && (isAuthor || isEditor)) ? OPEN : [];
    case "reopen":
      return isAuthor ? ["submitted", "approved"] : [];
    case "return":
    case "publish":
      return isEditor && !isAuthor ? ["submitted"] : [];
  }
}

const PARTS = [
  { part: "opener", isAuthor: true, isOpener: true, isOpenerGone: false },
  { part: "author", isAuthor: true, isOpener: false, isOpenerGone: false },
  { part: "author of what somebody left behind", isAuthor: true, isOpener: false, isOpenerGone: true },
  { part: "stranger", isAuthor: false, isOpener: false, isOpenerGone: false },
  { part: "stranger to what somebody left behind", isAuthor: false, isOpener: false, isOpenerGone: true },
] as const;
const rows = ROLES.flatMap((role) => CHANGE_VERBS.flatMap((verb) => CHANGE_STATES.flatMap((state) => PARTS.map((part) => ({ role, verb, state, ...part })))));
type Row = (typeof rows)[number];

describe("a change", () => {
  it.each(rows)("$verb by $role, $part, when $state", (row) => {
    const { role, verb, state, isAuthor, isOpener, isOpenerGone } = row;
    const refusal = changeRefusal({ accountId: ME, role }, verb, { state, openedBy: isOpener ? ME : SOMEBODY_ELSE, isOpenerGone, authors: isAuthor ? [SOMEBODY_ELSE, ME] : [SOMEBODY_ELSE] });
    expect(refusal === null).toBe(allowedStates(row).includes(state));
  });

  it.each(CHANGE_VERBS)("%s is refused to nobody and to an unknown role, in every state", (verb) => {
    for (const state of CHANGE_STATES) {
      expect(changeRefusal(null, verb, { state, openedBy: ME, isOpenerGone: false, authors: [] })).toBe("researchersOnly");
      for (const role of ["system", "owner", ""]) expect(changeRefusal({ accountId: ME, role: role as Role }, verb, { state, openedBy: ME, isOpenerGone: false, authors: [ME] })).toBe("researchersOnly");
    }
  });

  it("refuses an unknown verb and an unknown state", () => {
    expect(changeRefusal({ accountId: ME, role: "admin" }, "burn" as ChangeVerb, { state: "draft", openedBy: ME, isOpenerGone: false, authors: [ME] })).not.toBeNull();
    for (const verb of ["edit", "submit", "return", "publish", "discard", "reopen"] as const) {
      for (const authors of [[ME], []]) expect(changeRefusal({ accountId: ME, role: "admin" }, verb, { state: "burnt" as ChangeState, openedBy: ME, isOpenerGone: true, authors })).not.toBeNull();
    }
  });

  it("may be drafted by researchers and above", () => {
    expect(ROLES.filter((role) => mayDraft({ accountId: ME, role }))).toEqual(["researcher", "editor", "admin"]);
    expect(mayDraft(null)).toBe(false);
  });

  it("is visible to no one unknown", () => {
    const nothing = { id: { in: [] } };
    expect(visibleChanges(null)).toEqual(nothing);
    expect(visibleChanges({ accountId: ME, role: "advocate" })).toEqual(nothing);
    expect(visibleChanges({ accountId: ME, role: "visitor" as Role })).toEqual(nothing);
  });
});
