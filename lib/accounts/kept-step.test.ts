import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { sealStep, unsealStep, type Enrolment } from "@/lib/accounts/kept-step";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

beforeAll(() => {
  vi.stubEnv("CASELIGHT_SECRET", "s".repeat(43));
  vi.stubEnv("DATABASE_URL_READER", "postgres://reader@localhost/none");
});
afterEach(() => {
  vi.useRealTimers();
});

const step = (until: number): Enrolment => ({ kind: "enrolment", token: "t".repeat(43), email: "a@caselight.invalid", displayName: "Ann Example", passwordHash: "$argon2id$x", secret: "MARKER", until });

test("a step comes back as it was, and shows nothing on the way", () => {
  const kept = step(Date.now() + 60_000);
  const sealed = sealStep(kept);
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toMatch(/MARKER|argon2id|caselight/);
  expect(sealed.length).toBeLessThan(3_000);
  expect(unsealStep("enrolment", sealed)).toEqual(kept);
});

test("another kind, an old one, an altered one and none at all are no step", () => {
  const sealed = sealStep(step(Date.now() + 60_000));
  expect(unsealStep("recovery_codes", sealed)).toBeNull();
  expect(unsealStep("enrolment", `${sealed.slice(0, -4)}AAAA`)).toBeNull();
  expect(unsealStep("enrolment", undefined)).toBeNull();
  expect(unsealStep("enrolment", "")).toBeNull();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120_000 });
  expect(unsealStep("enrolment", sealed)).toBeNull();
});
