import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { disableAccount } from "@/lib/accounts/commands/disable-account";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import { deviceOf, markDevice } from "@/lib/accounts/known-device";
import type { Actor } from "@/lib/core/actor";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt, makeMember, MEMBER_PASSWORD, type Member } from "@/prisma/factories/members";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WRONG = "wrong password entirely";
let admin: Actor;
let member: Member;

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  admin = await makeAccount(database.db, { role: "admin" });
  member = await makeMember(admin, "researcher");
  pass(MINUTE_MS);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Both steps with the right password and code, as from a browser that holds `device`. @returns what the browser holds then */
async function signIn({ device, remember = false }: { device?: string; remember?: boolean } = {}): Promise<string | null> {
  pass(MINUTE_MS);
  const { pendingToken } = await startSignIn({ email: member.email, password: MEMBER_PASSWORD, device });
  const { device: kept } = await finishSignIn({ pendingToken, code: codeAt(member.secret, new Date()), label: "", device, remember });
  return kept;
}
async function guess(times: number, device?: string): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) await startSignIn({ email: member.email, password: WRONG, device });
}
const refused = (device?: string) => expect(startSignIn({ email: member.email, password: MEMBER_PASSWORD, device })).rejects.toMatchObject({ code: "too_many" });

describe("a browser that has signed in with both factors", () => {
  test("is not shut out by wrong passwords that others try elsewhere", async () => {
    const device = (await signIn({ remember: true })) ?? "";
    await guess(5);
    await refused();
    await expect(signIn({ device })).resolves.toBeNull();
    await refused();
  });

  test("has tries of its own, as many as anybody, and longer waits as well", async () => {
    const device = (await signIn({ remember: true })) ?? "";
    await guess(5, device);
    await refused(device);
    pass(15 * MINUTE_MS + 1);
    await guess(5, device);
    pass(15 * MINUTE_MS + 1);
    await refused(device);
    pass(15 * MINUTE_MS);
    await expect(signIn({ device })).resolves.toBeNull();
  });

  test("does not give others their tries back when it signs in", async () => {
    const device = (await signIn({ remember: true })) ?? "";
    await guess(4);
    await signIn({ device, remember: true });
    await guess(1);
    await refused();
  });

  test("is remembered only where that was asked for, and keeps its tries when it is remembered again", async () => {
    expect(await signIn()).toBeNull();
    const device = (await signIn({ remember: true })) ?? "";
    const renewed = (await signIn({ device, remember: true })) ?? "";
    await guess(5, device);
    await refused(renewed);
  });

  test("is nothing for another address, after 90 days, altered, or when its account is shut out", async () => {
    const device = (await signIn({ remember: true })) ?? "";
    expect(deviceOf(device, member.email.toUpperCase())).not.toBeNull();
    expect(deviceOf(device, "nobody@caselight.invalid")).toBeNull();
    const [nonce, until, mark] = device.split(".");
    expect(deviceOf(`${nonce ?? ""}.${String(Number(until) + 1)}.${mark ?? ""}`, member.email)).toBeNull();
    for (const broken of ["", "a.b.c", `${nonce ?? ""}.${until ?? ""}`, `${device}x`]) expect(deviceOf(broken, member.email)).toBeNull();
    pass(90 * DAY_MS);
    expect(deviceOf(device, member.email)).toBeNull();
    await disableAccount(admin, { accountId: member.accountId });
    const fresh = markDevice(member.email, undefined);
    const { pendingToken } = await startSignIn({ email: member.email, password: MEMBER_PASSWORD, device: fresh });
    await expect(finishSignIn({ pendingToken, code: codeAt(member.secret, new Date()), label: "", device: fresh, remember: true })).rejects.toMatchObject({ messageKey: "signInFailed" });
  });
});
