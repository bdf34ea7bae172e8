/**
 * The time of an answer tells what was done for it. Both steps of signing in must do the same, whatever was right: the statements that
 * reach Postgres are counted here, in order, as the driver sends them. A measured time would be noise on a busy machine.
 */
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { finishSignIn } from "@/lib/accounts/commands/finish-sign-in";
import { startSignIn } from "@/lib/accounts/commands/start-sign-in";
import type { Actor } from "@/lib/core/actor";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt, makeMember, MEMBER_PASSWORD, type Member } from "@/prisma/factories/members";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let admin: Actor;
let member: Member;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  admin = await makeAccount(database.db, { role: "admin" });
  member = await makeMember(admin, "researcher");
  vi.setSystemTime(Date.now() + 60_000);
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the work sends to Postgres, statement by statement, values aside. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await work().catch(() => undefined);
  const texts = sent.mock.calls.map(([query]) => (typeof query === "string" ? query : ((query as { text?: string } | undefined)?.text ?? "")));
  sent.mockRestore();
  return texts.filter((text) => text !== "");
}

const start = (email: string, password: string) => startSignIn({ email, password });

describe("the work of signing in", () => {
  const people: [string, () => { email: string; password: string }][] = [
    ["a right password", () => ({ email: member.email, password: MEMBER_PASSWORD })],
    ["a wrong password", () => ({ email: member.email, password: "wrong password entirely" })],
    ["an address of nobody", () => ({ email: "nobody@caselight.invalid", password: MEMBER_PASSWORD })],
  ];

  test("is the same at the first step", async () => {
    const works = [];
    for (const [, who] of people) works.push(await statementsOf(() => start(who().email, who().password)));
    expect(works[0]?.length).toBeGreaterThan(3);
    for (const work of works) expect(work).toEqual(works[0]);
  });

  test.each<[string, (secret: string) => string]>([
    ["a wrong code", () => "000000"],
    ["something that is no code", () => "hello"],
    ["a wrong recovery code", () => "AAAA-AAAA-AAAA-AAAA"],
    ["a code that has been used", (secret) => codeAt(secret, new Date(Date.now() - 60_000))],
  ])("is the same at the second step with %s, so that its time does not tell whether the password was right", async (_what, codeFor) => {
    const works: string[][] = [];
    for (const [, who] of people) {
      const { pendingToken } = await start(who().email, who().password);
      // The first and the next try: a count that begins and one that goes on.
      for (let tries = 0; tries < 2; tries += 1) works.push(await statementsOf(() => finishSignIn({ pendingToken, code: codeFor(member.secret), label: "" })));
    }
    expect(works[0]?.length).toBeGreaterThan(6);
    for (const work of works) expect(work).toEqual(works[0]);
  });

  test("lets nobody without the password use up the owner's codes, or the tries for them", async () => {
    const code = codeAt(member.secret, new Date());
    const [recoveryCode = ""] = member.recoveryCodes;
    for (let tries = 0; tries < 4; tries += 1) {
      const { pendingToken } = await start(member.email, "wrong password entirely");
      for (const typed of [code, recoveryCode, "000000", "000000", "000000"]) await expect(finishSignIn({ pendingToken, code: typed, label: "" })).rejects.toMatchObject({ messageKey: "signInFailed" });
    }
    const { pendingToken } = await start(member.email, MEMBER_PASSWORD);
    await expect(finishSignIn({ pendingToken, code, label: "" })).resolves.toMatchObject({ sessionToken: expect.stringMatching(/^.{43}$/u) as string });
    const again = await start(member.email, MEMBER_PASSWORD);
    await expect(finishSignIn({ pendingToken: again.pendingToken, code: recoveryCode, label: "" })).resolves.toBeDefined();
  });
});
