import { describe, expect, test } from "vitest";
import type { Demands } from "@/lib/accounts/grave-acts";
import { codeCanProve, demandOf, isLooser, isProven } from "@/lib/accounts/proof-policy";
import { PROOF_DEMANDS } from "@/lib/core/kinds";

const AT = new Date("2026-03-04T12:00:00.000Z");
const ago = (ms: number) => new Date(AT.getTime() - ms);
const NOTHING = { factorProvedAt: null, passkeyProvedAt: null };
const TEN_MINUTES = 600_000;
const ASKED: Demands = { publish: "factor", export: "none", people: "passkey", sealed: "none" };
const TOTP = "123456";
const RECOVERY = "ABCD-EFGH-IJKL-MNOP";
const PASSKEY = "A".repeat(43);

describe("what an act needs", () => {
  test("is what is asked for its kind, and for what could let go of any of them the strictest", () => {
    expect((["publish", "export", "people", "sealed", "every"] as const).map((kind) => demandOf({ kind }, ASKED))).toEqual(["factor", "none", "passkey", "none", "passkey"]);
    expect(demandOf({ kind: "every" }, { publish: "none", export: "none", people: "none", sealed: "none" })).toBe("none");
  });

  test("is less than before in three cases of nine", () => {
    const looser = PROOF_DEMANDS.flatMap((before) => PROOF_DEMANDS.filter((demand) => isLooser(demand, before)).map((demand) => `${before} to ${demand}`));
    expect(looser).toEqual(["factor to none", "passkey to none", "passkey to factor"]);
  });
});

describe("a proof", () => {
  test("is none where nothing was proved, and needless where nothing is asked for", () => {
    expect(PROOF_DEMANDS.map((demand) => isProven(demand, NOTHING, AT))).toEqual([true, false, false]);
  });

  test.each([
    [0, true],
    [TEN_MINUTES, true],
    [TEN_MINUTES + 1, false],
    [-1, false],
  ])("given %d ms ago counts: %s", (ms, counts) => {
    expect(isProven("factor", { factorProvedAt: ago(ms), passkeyProvedAt: null }, AT)).toBe(counts);
    expect(isProven("passkey", { factorProvedAt: ago(ms), passkeyProvedAt: ago(ms) }, AT)).toBe(counts);
  });

  test("by a code does not do for a passkey, however fresh, and an old passkey is not made young by a code", () => {
    expect(isProven("passkey", { factorProvedAt: AT, passkeyProvedAt: null }, AT)).toBe(false);
    expect(isProven("passkey", { factorProvedAt: AT, passkeyProvedAt: ago(TEN_MINUTES + 1) }, AT)).toBe(false);
  });
});

describe("what stands in a form as a code can be the proof", () => {
  const OTHERS = { own: false, hasPasskey: true };

  test("by any kind where a factor is asked for: whether it is right the command says", () => {
    for (const code of [TOTP, RECOVERY, PASSKEY, "", undefined]) expect(codeCanProve("factor", code, OTHERS), code).toBe(true);
  });

  test("by a passkey alone where one is asked for", () => {
    for (const code of [TOTP, RECOVERY, "", undefined, "A".repeat(42)]) expect(codeCanProve("passkey", code, OTHERS), code).toBe(false);
    expect(codeCanProve("passkey", PASSKEY, OTHERS)).toBe(true);
    expect(codeCanProve("passkey", TOTP, { own: false, hasPasskey: false })).toBe(false);
  });

  test("about one's own keys also by a recovery code, for whoever lost theirs, and by any code for whoever has none to give", () => {
    expect(codeCanProve("passkey", RECOVERY, { own: true, hasPasskey: true })).toBe(true);
    expect(codeCanProve("passkey", TOTP, { own: true, hasPasskey: true })).toBe(false);
    expect(codeCanProve("passkey", TOTP, { own: true, hasPasskey: false })).toBe(true);
  });
});
