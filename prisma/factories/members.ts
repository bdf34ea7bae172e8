/** Invented people who have accepted an invitation: with a password, an authenticator and a session, as the product makes them. */
import { Secret, TOTP } from "otpauth";
import { beginAcceptance, finishAcceptance } from "@/lib/accounts/commands/accept-invitation";
import { createInvitation } from "@/lib/accounts/commands/create-invitation";
import type { Actor } from "@/lib/core/actor";
import type { AccountId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";

export const MEMBER_PASSWORD = "lantern orchard 47 velvet";

export type Member = { accountId: AccountId; email: string; secret: string; recoveryCodes: string[]; sessionToken: string };

let made = 0;

/** What an authenticator that holds this secret (base64url) shows at a moment. */
export function codeAt(secret: string, at: Date): string {
  const bytes = new Uint8Array(Buffer.from(secret, "base64url"));
  return new TOTP({ secret: new Secret({ buffer: bytes.buffer }) }).generate({ timestamp: at.getTime() });
}

/** Invites somebody and accepts for them. Their present code is used up by that: the next one comes within 30 seconds. */
export async function makeMember(admin: Actor, role: Role): Promise<Member> {
  made += 1;
  const email = `invented-${String(made)}@caselight.invalid`;
  const { token } = await createInvitation(admin, { role });
  const enrolment = await beginAcceptance({ token, displayName: `Mira Testwood ${String(made)}`, email, password: MEMBER_PASSWORD, lang: "en" });
  const joined = await finishAcceptance({ enrolment, code: codeAt(enrolment.secret, new Date()), language: "en", label: "Firefox, Linux" });
  return { ...joined, email, secret: enrolment.secret };
}
