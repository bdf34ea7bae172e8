import { expect, test, vi } from "vitest";

const everything = globalThis as unknown as { caselightPlanted?: string };

/** As happens before each test file. */
const beginAfresh = () => import("@/prisma/factories/begin-afresh");

test("what a file left in its process is gone before the next one begins: what modules keep, what lies on the process, the environment, the clock", async () => {
  await beginAfresh();
  const { hashPassword } = await import("@/lib/accounts/passwords");
  everything.caselightPlanted = "by a file before";
  process.env["CASELIGHT_PLANTED"] = "by a file before";
  process.env["PATH"] = "nowhere";
  vi.stubEnv("CASELIGHT_STUBBED", "by a file before");
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });

  vi.resetModules();
  await beginAfresh();

  expect(everything).not.toHaveProperty("caselightPlanted");
  expect(process.env).not.toHaveProperty("CASELIGHT_PLANTED");
  expect(process.env).not.toHaveProperty("CASELIGHT_STUBBED");
  expect(process.env["PATH"]).not.toBe("nowhere");
  expect(Date.now()).toBeGreaterThan(0);
  expect((await import("@/lib/accounts/passwords")).hashPassword).not.toBe(hashPassword);
});

test("packages stay as they are: what the machine has made of them is what a process is kept for", async () => {
  const before = await import("zod");
  vi.resetModules();
  await beginAfresh();
  expect((await import("zod")).object).toBe(before.object);
});
