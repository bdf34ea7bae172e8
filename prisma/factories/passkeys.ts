/** Invented people with passkeys, added as the product adds them. */
import { addPasskey, beginPasskey } from "@/lib/accounts/commands/add-passkey";
import { beginPasskeySignIn, finishPasskeySignIn } from "@/lib/accounts/commands/sign-in-by-passkey";
import { beginProof, provePasskey } from "@/lib/accounts/commands/prove-passkey";
import type { PasskeyId } from "@/lib/accounts/schema";
import { actorOfToken } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { makeMember, type Member } from "@/prisma/factories/members";
import { answer, newPasskey, register, type SoftwarePasskey, type Wrong } from "@/prisma/factories/software-passkey";

export type Keyed = { readonly member: Member; readonly actor: Actor; readonly passkey: SoftwarePasskey; readonly passkeyId: PasskeyId; /** Takes one of the recovery codes, each of which stands for a code once. */ readonly code: () => string };

/** @throws where the token lets nobody in */
export async function actorOf(sessionToken: string): Promise<Actor> {
  const actor = await actorOfToken(sessionToken);
  if (actor === null) throw new Error("This session lets nobody in.");
  return actor;
}

/** Adds one more. */
export async function addSoftwarePasskey(actor: Actor, code: string, { name = "Blue key", passkey = newPasskey(), wrong = {} }: { name?: string; passkey?: SoftwarePasskey; wrong?: Wrong } = {}): Promise<{ passkey: SoftwarePasskey; passkeyId: PasskeyId }> {
  const options = await beginPasskey(actor, { name, code });
  return { passkey, ...(await addPasskey(actor, { name, passkey: register(passkey, options, wrong) })) };
}

/** Somebody who has joined, is signed in, and has one passkey. */
export async function makeKeyed(admin: Actor, role: "researcher" | "editor" | "admin" = "researcher"): Promise<Keyed> {
  const member = await makeMember(admin, role);
  const codes = [...member.recoveryCodes];
  const code = () => codes.shift() ?? "no code is left";
  const actor = await actorOf(member.sessionToken);
  return { member, actor, code, ...(await addSoftwarePasskey(actor, code())) };
}

/** Both steps, in one browser. */
export async function signInByPasskey(passkey: SoftwarePasskey, wrong: Wrong = {}): Promise<string> {
  const { challenge, options } = await beginPasskeySignIn();
  return (await finishPasskeySignIn({ challenge, answer: answer(passkey, options, wrong), label: "" })).sessionToken;
}

/** What stands in for a code. */
export async function proofOf(actor: Actor, passkey: SoftwarePasskey, wrong: Wrong = {}): Promise<string> {
  return (await provePasskey(actor, { passkey: answer(passkey, await beginProof(actor), wrong) })).proof;
}
