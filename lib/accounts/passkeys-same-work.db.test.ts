/** The time of an answer tells what was done for it (same-work.db.test.ts): an answer that is refused costs the same, whoever's passkey it is, or nobody's. */
import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { disableAccount } from "@/lib/accounts/commands/disable-account";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/accounts/commands/sign-in-by-passkey";
import * as ceremony from "@simplewebauthn/server";
import { makeAccount } from "@/prisma/factories/accounts";
import { makeKeyed, type Keyed } from "@/prisma/factories/passkeys";
import { answer, newPasskey, type SoftwarePasskey, type Wrong } from "@/prisma/factories/software-passkey";
import { testDatabase } from "@/prisma/factories/test-database";

vi.mock("@simplewebauthn/server", { spy: true });

const database = testDatabase();
let keyed: Keyed;
let shutOut: Keyed;

beforeAll(async () => {
  const admin = await makeAccount(database.db, { role: "admin" });
  [keyed, shutOut] = [await makeKeyed(admin), await makeKeyed(admin)];
  await disableAccount(admin, { accountId: shutOut.actor.accountId });
});

/** What the work sends to Postgres, values aside, and whether a signature was verified for it. */
async function workOf(passkey: SoftwarePasskey, wrong: Wrong = {}): Promise<{ begun: string[]; finished: string[]; verified: unknown }> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const texts = () => sent.mock.calls.splice(0).map(([query]) => (typeof query === "string" ? query : ((query as { text?: string } | undefined)?.text ?? ""))).filter((text) => text !== "");
  const { challenge, options } = await beginPasskeySignIn();
  const begun = texts();
  const asked = vi.mocked(ceremony.verifyAuthenticationResponse).mockClear();
  await finishPasskeySignIn({ challenge, answer: answer(passkey, options, wrong), label: "" }).catch(() => undefined);
  const finished = texts();
  sent.mockRestore();
  const outcome = asked.mock.settledResults[0];
  return { begun, finished, verified: outcome?.type };
}

test("the work is the same for a passkey on file, of somebody who is shut out, and of nobody, and for each reason to refuse", async () => {
  const works = [
    await workOf(keyed.passkey, { signedBy: newPasskey() }),
    await workOf(keyed.passkey, { counter: 0 }),
    await workOf(keyed.passkey, { userHandle: null }),
    await workOf(shutOut.passkey),
    await workOf(newPasskey()),
  ];
  expect(works[0]?.begun.length).toBeGreaterThan(3);
  expect(works[0]?.finished.length).toBeGreaterThan(6);
  expect(works[0]?.verified).toBe("fulfilled");
  for (const work of works) expect(work).toEqual(works[0]);
});
