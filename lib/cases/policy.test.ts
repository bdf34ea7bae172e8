import { describe, expect, it } from "vitest";
import { citableSources, visibleRecords } from "@/lib/cases/policy";
import type { AccountId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";

const accountId = "4f7a1f0e-1111-4222-8333-444455556666" as AccountId;
const nothing = { id: { in: [] } };

describe.each([["visibleRecords", visibleRecords], ["citableSources", citableSources]] as const)("%s", (_name, filter) => {
  it.each(["advocate", "system", "visitor", ""])("gives nothing to the role %j", (role) => {
    expect(filter({ accountId, role: role as Role })).toEqual(nothing);
  });

  it("gives nothing to nobody", () => {
    expect(filter(null)).toEqual(nothing);
  });

  it.each(["researcher", "editor", "admin"] as const)("gives something to the role %j", (role) => {
    expect(filter({ accountId, role })).not.toEqual(nothing);
  });
});
