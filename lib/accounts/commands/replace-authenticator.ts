import "server-only";
import { createHash } from "node:crypto";
import { endOthers } from "@/lib/accounts/commands/end-session";
import { provenAgain } from "@/lib/accounts/commands/proven-again";
import type { NewAuthenticator } from "@/lib/accounts/kept-step";
import { AUTHENTICATOR_STEP_MS } from "@/lib/accounts/limits";
import { newRecoveryCodes, newTotpSecret, readCode, recoveryCodeHash, sealTotpSecret, stepOfCode } from "@/lib/accounts/second-factor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { now } from "@/lib/platform/clock";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";

/** What is on file now: its hash tells the second step that nothing came between. */
async function onFile(transaction: DeskTransaction, { accountId }: Actor): Promise<{ sealedSecret: Uint8Array<ArrayBuffer>; hash: string }> {
  const { sealedSecret } = await transaction.secondFactor.findUniqueOrThrow({ where: { accountId }, select: { sealedSecret: true } });
  return { sealedSecret: new Uint8Array(sealedSecret), hash: createHash("sha256").update(sealedSecret).digest("base64url") };
}

/**
 * First step of setting up another authenticator: a code of the present one, a recovery code or a passkey. Writes nothing but that the code was used: the present
 * one holds until the new one has given its first code.
 * @throws AppError as provenAgain
 */
export function beginAuthenticator(actor: Actor, { code }: { code: string }): Promise<NewAuthenticator> {
  return provenAgain(actor, code, async (transaction) => {
    const { hash } = await onFile(transaction, actor);
    const { email } = await transaction.account.findUniqueOrThrow({ where: { id: actor.accountId }, select: { email: true } });
    return {
      kind: "new_authenticator",
      accountId: actor.accountId,
      sessionId: actor.sessionId,
      email: email ?? "",
      secret: Buffer.from(newTotpSecret()).toString("base64url"),
      replaces: hash,
      until: now().getTime() + AUTHENTICATOR_STEP_MS,
    };
  });
}

/**
 * Second step: a code of the new one. From then on the old one and all recovery codes of before are worth nothing, and all other sessions end, together or not at all.
 * @param begun what the first step gave, kept by this browser; good once
 * @returns the new recovery codes, which can never be shown again
 * @throws AppError conflict (setUpGone) where the first step is too long ago, another session's, or was used · invalid (code)
 */
export async function replaceAuthenticator(actor: Actor, { begun, code }: { begun: NewAuthenticator | null; code: string }): Promise<{ recoveryCodes: string[] }> {
  if (begun === null || begun.accountId !== actor.accountId || begun.sessionId !== actor.sessionId || begun.until <= now().getTime()) throw conflict("setUpGone");
  const secret = new Uint8Array(Buffer.from(begun.secret, "base64url"));
  const typed = readCode(code);
  const step = typed?.kind === "totp" ? stepOfCode(secret, typed.code, now()) : null;
  if (step === null) throw invalid({ code: ["codeWrong"] });
  const { accountId } = actor;
  const recoveryCodes = newRecoveryCodes();
  await inTransaction(async (transaction) => {
    const { sealedSecret, hash } = await onFile(transaction, actor);
    const data = { sealedSecret: sealTotpSecret(accountId, secret), lastStep: step, confirmedAt: now() };
    const { count } = hash === begun.replaces ? await transaction.secondFactor.updateMany({ where: { accountId, sealedSecret }, data }) : { count: 0 };
    if (count === 0) throw conflict("setUpGone");
    await transaction.recoveryCode.deleteMany({ where: { accountId } });
    await transaction.recoveryCode.createMany({ data: recoveryCodes.map((recoveryCode) => ({ accountId, codeHash: recoveryCodeHash(recoveryCode) })) });
    // Begun with the password by whoever else knows it, and waiting for a code.
    await transaction.pendingSignIn.deleteMany({ where: { accountId } });
    await recordAudit(transaction, { event: "authenticator.replaced", actorId: accountId, subjectKind: "account", subjectId: accountId, detail: {} });
    await endOthers(transaction, actor, "authenticator_replaced");
  });
  return { recoveryCodes };
}
