import "server-only";
/**
 * What must survive from one page to the next before it may be written, or may be shown once only: sealed in a cookie, so that no
 * secret stands in an address, a form field or the database, and the steps work without a script.
 */
import * as z from "zod";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";
import { now } from "@/lib/platform/clock";
import { clearCookie, readCookie, writeCookie } from "@/lib/platform/request";
import { seal, unseal } from "@/lib/platform/secrets";

const STEP_COOKIE = "__Host-caselight-step";
const CONTEXT = "cookie";

const until = z.number();
const enrolmentSchema = z.object({
  kind: z.literal("enrolment"),
  token: z.string(),
  email: z.string(),
  displayName: z.string(),
  passwordHash: z.string(),
  /** Of the authenticator, base64url. */
  secret: z.string(),
  until,
});
const recoveryCodesSchema = z.object({ kind: z.literal("recovery_codes"), accountId: accountIdSchema, codes: z.array(z.string()), until });
const invitationLinkSchema = z.object({ kind: z.literal("invitation_link"), accountId: accountIdSchema, link: z.string(), /** The form that it came of. */ form: z.string().nullable().default(null), until });
const newAuthenticatorSchema = z.object({
  kind: z.literal("new_authenticator"),
  accountId: accountIdSchema,
  /** In which the old one, or what stands in for it, was given. */
  sessionId: sessionIdSchema,
  email: z.string(),
  /** Of the new one, base64url. */
  secret: z.string(),
  /** SHA-256 of what is on file, base64url: with what this replaces gone, it replaces nothing. */
  replaces: z.string(),
  until,
});
const stepSchema = z.discriminatedUnion("kind", [enrolmentSchema, recoveryCodesSchema, invitationLinkSchema, newAuthenticatorSchema]);

export type NewAuthenticator = z.infer<typeof newAuthenticatorSchema>;
export type Enrolment = z.infer<typeof enrolmentSchema>;
export type KeptStep = z.infer<typeof stepSchema>;
type StepOf<Kind extends KeptStep["kind"]> = Extract<KeptStep, { kind: Kind }>;

/** The sealed form of a step, as it stands in the cookie. */
export function sealStep(step: KeptStep): string {
  return Buffer.from(seal("step", CONTEXT, new TextEncoder().encode(JSON.stringify(step)))).toString("base64url");
}

/** @returns null when it was altered, is too old, or is a step of another kind. */
export function unsealStep<Kind extends KeptStep["kind"]>(kind: Kind, sealed: string | undefined): StepOf<Kind> | null {
  if (sealed === undefined) return null;
  const plain = unseal("step", CONTEXT, new Uint8Array(Buffer.from(sealed, "base64url")));
  if (plain === null) return null;
  const parsed = stepSchema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
  const usable = parsed.success && parsed.data.kind === kind && parsed.data.until > now().getTime();
  return usable ? (parsed.data as StepOf<Kind>) : null;
}

export async function keepStep(step: KeptStep): Promise<void> {
  await writeCookie(STEP_COOKIE, sealStep(step));
}

export async function keptStep<Kind extends KeptStep["kind"]>(kind: Kind): Promise<StepOf<Kind> | null> {
  return unsealStep(kind, await readCookie(STEP_COOKIE));
}

export async function forgetStep(): Promise<void> {
  await clearCookie(STEP_COOKIE);
}
