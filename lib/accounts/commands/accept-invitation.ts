import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { endingOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { startSession } from "@/lib/accounts/commands/start-session";
import { INVITATION_STEP_MS } from "@/lib/accounts/limits";
import { hashPassword, passwordWeakness } from "@/lib/accounts/passwords";
import { FROM_AN_ADMIN, openInvitation } from "@/lib/accounts/queries/open-invitation";
import type { InvitationDetails } from "@/lib/accounts/schema";
import { newRecoveryCodes, newTotpSecret, readCode, recoveryCodeHash, sealTotpSecret, stepOfCode } from "@/lib/accounts/second-factor";
import type { Enrolment } from "@/lib/accounts/kept-step";
import { conflict, invalid } from "@/lib/core/errors";
import { accountIdSchema, type AccountId } from "@/lib/core/ids";
import { ROLES, type Locale } from "@/lib/core/kinds";
import { now } from "@/lib/platform/clock";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { inTransaction, type DeskTransaction } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

/**
 * First step of accepting: checks the details and makes a secret for the authenticator. Writes nothing: the account begins to exist
 * when the second step proves that the authenticator works.
 * @throws AppError conflict (invitationOver) · invalid with the password's weakness
 */
export async function beginAcceptance(details: InvitationDetails): Promise<Enrolment> {
  if ((await openInvitation(details.token)) === null) throw conflict("invitationOver");
  const weakness = await passwordWeakness(details.password, details);
  if (weakness !== null) throw invalid({ password: [weakness] });
  return {
    kind: "enrolment",
    token: details.token,
    email: details.email,
    displayName: details.displayName,
    passwordHash: await hashPassword(details.password),
    secret: Buffer.from(newTotpSecret()).toString("base64url"),
    until: now().getTime() + INVITATION_STEP_MS,
  };
}

async function makeAccount(transaction: DeskTransaction, enrolment: Enrolment, role: string, language: Locale): Promise<AccountId> {
  const made = await transaction.account.create({
    data: { email: enrolment.email, displayName: enrolment.displayName, role, language, passwordHash: enrolment.passwordHash },
    select: { id: true },
  });
  return accountIdSchema.parse(made.id);
}

/** Whoever is being shut out or demoted at this moment is waited for: an invitation is worth what its giver is when it is used. */
async function lockInviter(transaction: DeskTransaction, token: string): Promise<void> {
  await transaction.$queryRaw`
    SELECT inviter.id FROM desk.account inviter JOIN desk.invitation given ON given.invited_by = inviter.id
    WHERE given.token_hash = ${hashToken(token)} FOR SHARE OF inviter`;
}

/**
 * Second step: a code proves the authenticator; then account, second factor, recovery codes, the used invitation and the first
 * session are written together or not at all.
 * @returns the session's token, and the recovery codes, which can never be shown again
 * @throws AppError invalid (code, emailTaken) · conflict (invitationOver)
 */
export async function finishAcceptance({ enrolment, code, language, label }: { enrolment: Enrolment; code: string; language: Locale; label: string }): Promise<{ accountId: AccountId; sessionToken: string; recoveryCodes: string[] }> {
  const secret = new Uint8Array(Buffer.from(enrolment.secret, "base64url"));
  const typed = readCode(code);
  const step = typed?.kind === "totp" ? stepOfCode(secret, typed.code, now()) : null;
  if (step === null) throw invalid({ code: ["codeWrong"] });
  const recoveryCodes = newRecoveryCodes();
  try {
    return await inTransaction(async (transaction) => {
      const at = now();
      await lockInviter(transaction, enrolment.token);
      const invitation = await transaction.invitation.findFirst({ where: { tokenHash: hashToken(enrolment.token), ...FROM_AN_ADMIN }, select: { id: true, role: true } });
      const role = ROLES.find((known) => known === invitation?.role);
      if (invitation === null || role === undefined) throw conflict("invitationOver");
      const accountId = await endingOfficeOfOne(transaction, null, () => makeAccount(transaction, enrolment, role, language));
      // The invitation is good once: of two at the same moment the second finds it used, and its account is rolled back.
      const used = await transaction.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null, expiresAt: { gt: at } }, data: { acceptedAt: at, acceptedById: accountId } });
      if (used.count === 0) throw conflict("invitationOver");
      await transaction.secondFactor.create({ data: { accountId, sealedSecret: sealTotpSecret(accountId, secret), lastStep: step, confirmedAt: at } });
      await transaction.recoveryCode.createMany({ data: recoveryCodes.map((recoveryCode) => ({ accountId, codeHash: recoveryCodeHash(recoveryCode) })) });
      await recordAudit(transaction, { event: "account.joined", actorId: accountId, subjectKind: "account", subjectId: accountId, detail: { role } });
      const sessionToken = await startSession(transaction, { accountId, label, factor: "invitation" });
      return { accountId, sessionToken, recoveryCodes };
    });
  } catch (error) {
    if (databaseFailureOf(error)?.constraint === "account_email_key") throw invalid({}, "emailTaken");
    throw error;
  }
}
