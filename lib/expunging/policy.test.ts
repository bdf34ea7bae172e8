import { describe, expect, it } from "vitest";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/kinds";
import { approvingRefusal, mayExpunge, proposingRefusal, takingBackRefusal } from "./policy";
import { EXPUNGING_STATES, PROPOSAL_DAYS, scopeAsSeen } from "./schema";
import { lapsesAt } from "./queries/to-expunge";

const ME = accountIdSchema.parse("00000000-0000-4000-8000-000000000001");
const OTHER = accountIdSchema.parse("00000000-0000-4000-8000-000000000002");
const as = (role: Role) => ({ accountId: ME, role });
const WITHDRAWN = { isWithdrawn: true, isMerged: false, isExpunged: false };
const open = (proposedBy: string) => ({ state: "proposed", proposedBy, isLapsed: false }) as const;

describe("expunging", () => {
  it("is for editors and admins, and for nobody who is unknown", () => {
    expect(ROLES.filter((role) => mayExpunge(as(role)))).toEqual(["editor", "admin"]);
    expect(mayExpunge(null)).toBe(false);
    for (const refused of [proposingRefusal(null, WITHDRAWN, false), approvingRefusal(null, open(OTHER)), takingBackRefusal(null, open(ME))]) expect(refused).toBe("editorsOnly");
  });

  it("is proposed of what is withdrawn and by itself, where somebody else could approve", () => {
    expect(proposingRefusal(as("editor"), WITHDRAWN, false)).toBeNull();
    expect(proposingRefusal(as("admin"), WITHDRAWN, true)).toBe("expungeNeedsTwo");
    expect(proposingRefusal(as("editor"), { ...WITHDRAWN, isWithdrawn: false }, false)).toBe("expungeNotWithdrawn");
    expect(proposingRefusal(as("editor"), { ...WITHDRAWN, isMerged: true }, false)).toBe("expungeMerged");
    expect(proposingRefusal(as("editor"), { ...WITHDRAWN, isExpunged: true }, false)).toBe("recordExpunged");
  });

  it("is approved by somebody else, once, while it stands", () => {
    expect(approvingRefusal(as("editor"), open(OTHER))).toBeNull();
    expect(approvingRefusal(as("admin"), open(ME))).toBe("expungeFourEyes");
    expect(approvingRefusal(as("editor"), { ...open(OTHER), isLapsed: true })).toBe("expungeOver");
    for (const state of EXPUNGING_STATES.filter((each) => each !== "proposed")) {
      expect(approvingRefusal(as("editor"), { ...open(OTHER), state })).toBe("expungeOver");
      expect(takingBackRefusal(as("editor"), { ...open(ME), state })).toBe("expungeOver");
    }
  });

  it("is taken back by whoever proposed it, also when it lapsed", () => {
    expect(takingBackRefusal(as("editor"), { ...open(ME), isLapsed: true })).toBeNull();
    expect(takingBackRefusal(as("admin"), open(OTHER))).toBe("expungeNotYours");
  });

  it("stands for seven days, and is compared by every count that is shown", () => {
    expect(PROPOSAL_DAYS).toBe(7);
    expect(lapsesAt(new Date("2031-05-01T12:00:00Z"))).toEqual(new Date("2031-05-08T12:00:00Z"));
    const scope = { records: 1, facts: 2, citations: 3, editions: 4, versions: 5, changes: 6, comments: 7, notes: 8, bases: 9, checks: 10, sources: 11, unsent: 12, rows: 13, requests: 14, requestsOpen: 15 };
    expect(scopeAsSeen(scope)).toBe("1.2.3.4.5.6.7.8.9.10.11.12.13.14.15");
  });
});
