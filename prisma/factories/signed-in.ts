/** Invented people who are signed in with an authenticator of their own, without a password: for what asks for a code once more. */
import { randomUUID } from "node:crypto";
import { newRecoveryCodes, newTotpSecret, recoveryCodeHash, sealTotpSecret } from "@/lib/accounts/second-factor";
import type { Actor } from "@/lib/core/actor";
import { sessionIdSchema } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";
import type { Desk } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { makeAccount } from "@/prisma/factories/accounts";
import { codeAt } from "@/prisma/factories/members";

const HOUR_MS = 3_600_000;

/** `code`: what the authenticator shows at that moment. */
export type SignedIn = { actor: Actor; code: (at: Date) => string; secret: Uint8Array<ArrayBuffer>; recoveryCodes: string[] };

/** One more session of the same person: the actor as which it comes in. */
export async function anotherSession(db: Desk, actor: Actor): Promise<Actor> {
  const row = await db.session.create({ data: { accountId: actor.accountId, tokenHash: hashToken(randomUUID()), expiresAt: new Date(Date.now() + 12 * HOUR_MS), label: "" }, select: { id: true } });
  return { ...actor, sessionId: sessionIdSchema.parse(row.id) };
}

export async function makeSignedIn(db: Desk, role: Role): Promise<SignedIn> {
  const account = await makeAccount(db, { role });
  const [secret, recoveryCodes] = [newTotpSecret(), newRecoveryCodes()];
  await db.secondFactor.create({ data: { accountId: account.accountId, sealedSecret: sealTotpSecret(account.accountId, secret), confirmedAt: new Date() } });
  await db.recoveryCode.createMany({ data: recoveryCodes.map((code) => ({ accountId: account.accountId, codeHash: recoveryCodeHash(code) })) });
  return { actor: await anotherSession(db, account), code: (at) => codeAt(Buffer.from(secret).toString("base64url"), at), secret, recoveryCodes };
}
